import numpy as np
def l2_normalize_rows(X):
    print(X)
