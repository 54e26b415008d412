"""wrong: takes the last shuffled indices for the test set
e.g. split_by_permutation(np.array([1, 0, 2]), 0.3)[1] gives array([2]), not array([1])
shows: test_from_end
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    n = len(perm)
    m = math.ceil(test_size * n - 1e-9)
    if m >= n:
        raise ValueError("nothing to train on")
    return perm[: n - m], perm[n - m :]
