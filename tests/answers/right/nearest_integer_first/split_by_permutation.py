"""right: tries the nearest whole number, and rounds up where it is not near enough."""

import numpy as np


def number_of_test_samples(product: float) -> int:
    """Round up, unless the product is a whole number up to 1e-9."""
    nearest = np.rint(product)
    if abs(product - nearest) < 1e-9:
        return int(nearest)
    return int(np.ceil(product))


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    n = perm.shape[0]
    if not (test_size > 0 and test_size < 1):
        raise ValueError(f"test_size is {test_size}")
    m = number_of_test_samples(test_size * n)
    if n - m < 1:
        raise ValueError("no training samples")
    test, train = np.split(perm, [m])
    return train.copy(), test.copy()
