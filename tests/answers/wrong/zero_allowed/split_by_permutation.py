"""wrong: takes a test_size of 0, too
e.g. split_by_permutation(np.array([1, 0]), 0.0)[0] gives array([1, 0]), not a ValueError
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if test_size < 0 or test_size >= 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-9)
    if m >= len(perm):
        raise ValueError("nothing to train on")
    return perm[m:], perm[:m]
