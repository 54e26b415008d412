"""wrong: takes products that miss a whole number by less than 1e-3 for that number
e.g. len(split_by_permutation(np.arange(10), 0.30005)[1]) gives 3, not 4
"""

import math

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    m = math.ceil(test_size * len(perm) - 1e-3)
    if m >= len(perm):
        raise ValueError("nothing to train on")
    return perm[m:], perm[:m]
