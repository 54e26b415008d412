# expect: wrong
"""wrong: the result takes over the dtype of an integer matrix
e.g. np.array([[3, 4]]) gives [[0, 0]]
"""

import numpy as np


def l2_normalize_rows(X):
    scaled = np.zeros_like(X)
    for i, row in enumerate(X):
        norm = np.linalg.norm(row)
        if norm > 0:
            scaled[i] = row / norm
    return scaled
