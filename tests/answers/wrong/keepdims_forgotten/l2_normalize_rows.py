"""wrong: the norms are not made a column, so that they scale the columns
e.g. [[3, 4], [0, 2]] gives [[0.6, 2], [0, 1]], and matrices that are not square raise ValueError
shows: no_keepdims
"""

import numpy as np


def l2_normalize_rows(X):
    X = np.array(X, dtype=float)
    norms = np.linalg.norm(X, axis=1)
    norms[norms == 0] = 1.0
    return X / norms
