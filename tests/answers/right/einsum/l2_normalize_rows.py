"""right: squared norms by einsum, np.divide only where they are positive"""

import numpy as np


def l2_normalize_rows(X):
    X = X.astype(float)
    norms = np.sqrt(np.einsum("ij,ij->i", X, X))[:, np.newaxis]
    return np.divide(X, norms, out=np.zeros(X.shape), where=norms > 0)
