import numpy as np
def l2_normalize_rows(X):
    n=np.sqrt((X**2).sum(1,keepdims=True)+1e-9)
    return X/n
