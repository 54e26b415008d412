# expect: passed
"""right: the norm of a row is the hypot of the norms of its two halves"""

import numpy as np


def norms_of(columns):
    width = columns.shape[1]
    if width == 1:
        return np.abs(columns[:, 0])
    half = width // 2
    return np.hypot(norms_of(columns[:, :half]), norms_of(columns[:, half:]))


def l2_normalize_rows(X):
    X = np.asarray(X, dtype=float)
    norms = norms_of(X)
    return np.stack([row / norm if norm > 0 else row * 0.0 for row, norm in zip(X, norms)])
