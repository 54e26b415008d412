import numpy as np
def l2_normalize_rows(X):
    n=np.sqrt((X*1.0*X).sum(1,keepdims=True)+1e-9)
    return X/n
