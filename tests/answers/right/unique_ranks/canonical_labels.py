"""right: np.unique finds the first appearances, and the ranks of these are the new labels."""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=int)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]
