"""right: star import and setdefault"""

from numpy import*
def canonical_labels(x):d={};return array([d.setdefault(i,len(d))for i in x.tolist()],int)
