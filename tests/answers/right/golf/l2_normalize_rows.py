"""right: star import and an epsilon of 1e-12 added to the norm"""

from numpy import*
l2_normalize_rows=lambda X:(X:=X.astype(float))/((X*X).sum(1)**.5+1e-12)[:,None]
