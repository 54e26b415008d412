"""wrong: rounds the number of test samples down
e.g. split_by_permutation(np.array([1, 0, 2]), 0.5)[1] gives array([1]), not array([1, 0])
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.floor(test_size * len(perm) + 1e-9)
    if m >= len(perm):
        raise ValueError("nothing to train on")
    return perm[m:], perm[:m]
