"""wrong: an epsilon of 1e-8 is added to the norm
e.g. [[1e-6, 0.0]] gives [[0.990099, 0]] instead of [[1, 0]]
"""

import numpy as np


def l2_normalize_rows(X):
    X = np.array(X, dtype=float)
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return X / (norms + 1e-8)
