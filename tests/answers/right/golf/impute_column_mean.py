"""right: star import and nested where"""

from numpy import*
def impute_column_mean(x):
 x=x.astype(float);m=isnan(x)
 if isinf(x).any():raise ValueError
 return where(m,where(m,0,x).sum(0)/maximum(1,(~m).sum(0)),x)
