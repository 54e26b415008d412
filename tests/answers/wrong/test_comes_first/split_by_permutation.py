"""wrong: returns the test indices before the training indices
e.g. split_by_permutation(np.array([1, 0]), 0.3) gives (array([1]), array([0])), not (array([0]), array([1]))
shows: swapped
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-9)
    if m >= len(perm):
        raise ValueError("nothing to train on")
    return perm[:m], perm[m:]
