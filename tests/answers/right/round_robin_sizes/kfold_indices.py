"""right: finds the sizes by handing out n places in turn, and deletes each fold from all indices."""

from collections import Counter
from itertools import accumulate, pairwise

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k not in range(2, n + 1):
        raise ValueError("k must be from 2 to n")
    sizes = Counter(place % k for place in range(n))
    bounds = accumulate((sizes[i] for i in range(k)), initial=0)
    indices = np.arange(n)
    return [(np.delete(indices, slice(a, b)), indices[a:b].copy()) for a, b in pairwise(bounds)]
