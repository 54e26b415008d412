"""wrong: numbers the clusters in the order of their old labels.
e.g. canonical_labels(np.array([7, -1, 7])) gives [1, 0, 1], not [0, 1, 0]
shows: sorted_rank
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    return np.unique(labels, return_inverse=True)[1]
