"""wrong: returns an empty training set where rounding up leaves no sample
e.g. split_by_permutation(np.array([0]), 0.5) gives (array([], dtype=int64), array([0])), not a ValueError
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if len(perm) == 0:
        raise ValueError("there are no samples")
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-9)
    return perm[m:], perm[:m]
