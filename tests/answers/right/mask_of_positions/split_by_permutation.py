"""right: a position is in the test set where fewer samples than wanted come before it."""

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    n = len(perm)
    is_test = np.arange(n) <= test_size * n - 1e-9
    if not 0 < test_size < 1 or is_test.all():
        raise ValueError("test_size must leave something to train on, and be between 0 and 1")
    return perm[~is_test], perm[is_test]
