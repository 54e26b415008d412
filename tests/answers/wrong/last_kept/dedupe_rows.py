"""wrong: the last occurrence is kept.

shows: keeps_last
"""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    last = {tuple(row): i for i, row in enumerate((X + 0.0).tolist())}
    return X[np.array(sorted(last.values()), dtype=int)]
