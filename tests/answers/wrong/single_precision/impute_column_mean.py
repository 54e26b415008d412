"""wrong: computes and returns float32
e.g. [[16777217.0, 1.0]] gives 16777216 for a known entry
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=np.float32)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    counts = (~missing).sum(axis=0).astype(np.float32)
    means = np.where(missing, np.float32(0), X).sum(axis=0) / np.maximum(counts, np.float32(1))
    return np.where(missing, means, X)
