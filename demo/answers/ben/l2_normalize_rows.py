# expect: wrong zero_nan
"""wrong: a row of zeros is divided by its norm of zero
e.g. [[0, 0]] gives [[nan, nan]]
"""

import numpy as np


def l2_normalize_rows(X):
    X = np.array(X, dtype=float)
    norms = np.sqrt((X**2).sum(axis=1, keepdims=True))
    with np.errstate(invalid="ignore"):
        return X / norms
