import numpy as np
def l2_normalize_rows(X):
    n=np.sqrt((X*1.0*X).sum(1,keepdims=True))
    return X/np.where(n>0,n,1)
