"""wrong: rounds the float product up as it is
e.g. len(split_by_permutation(np.arange(25), 0.28)[1]) gives 8, not 7
shows: raw_ceil
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm))
    if m >= len(perm):
        raise ValueError("nothing to train on")
    return perm[m:], perm[:m]
