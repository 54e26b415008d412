"""wrong: returns two empty arrays for an empty perm
e.g. len(split_by_permutation(np.zeros(0, int), 0.5)) gives 2, not a ValueError
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-9)
    if len(perm) > 0 and m == len(perm):
        raise ValueError("nothing to train on")
    return perm[m:], perm[:m]
