import numpy as np
def l2_normalize_rows(X):
    return l2_normalize_rows(X)
