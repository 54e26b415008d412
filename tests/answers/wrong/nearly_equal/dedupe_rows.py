"""wrong: rows that are nearly equal are dropped too.

shows: rounded
"""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    kept = []
    for i, row in enumerate(X):
        if not any(np.allclose(row, X[j]) for j in kept):
            kept.append(i)
    return X[np.array(kept, dtype=int)]
