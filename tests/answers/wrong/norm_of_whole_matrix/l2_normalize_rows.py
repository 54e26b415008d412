"""wrong: one norm of the whole matrix scales every row
e.g. [[3, 4], [6, 8]] gives a first row of length 0.447
shows: frobenius
"""

import numpy as np


def l2_normalize_rows(X):
    X = np.array(X, dtype=float)
    norm = np.linalg.norm(X)
    if norm == 0:
        return X
    return X / norm
