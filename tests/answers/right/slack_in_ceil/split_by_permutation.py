"""right: rounds the product up after it is made smaller by the tolerance."""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must lie between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-9)
    if m >= len(perm):
        raise ValueError("nothing is left to train on")
    return perm[m:], perm[:m]
