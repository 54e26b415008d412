"""right: compares every row with all rows kept so far."""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    kept = []
    for i in range(len(X)):
        if not any((X[i] == X[j]).all() for j in kept):
            kept.append(i)
    return X[np.array(kept, dtype=int)]
