"""right: np.unique, then count the first appearances up to each position"""

import numpy as np


def canonical_labels(labels):
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    is_first = np.zeros(labels.shape[0], dtype=int)
    is_first[first] = 1
    number_at = np.cumsum(is_first) - 1
    return number_at[first[inverse.reshape(-1)]]
