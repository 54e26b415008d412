"""wrong: compares bytes, so that 0.0 and -0.0 differ.

shows: by_bytes
"""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    seen, kept = set(), []
    for i, row in enumerate(X):
        if row.tobytes() not in seen:
            seen.add(row.tobytes())
            kept.append(i)
    return X[np.array(kept, dtype=int)]
