"""wrong: divides by the squared norm
e.g. [[3, 4]] gives [[0.12, 0.16]]
shows: no_root
"""

import numpy as np


def l2_normalize_rows(X):
    X = np.array(X, dtype=float)
    squares = np.einsum("ij,ij->i", X, X)
    squares[squares == 0] = 1.0
    return X / squares[:, None]
