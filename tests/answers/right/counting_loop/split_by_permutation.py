"""right: moves samples to the test set one by one until it is large enough."""

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not (0.0 < test_size and test_size < 1.0):
        raise ValueError("illegal test_size")
    wanted = test_size * len(perm)
    test = []
    train = []
    for index in perm:
        if wanted - len(test) >= 1e-9:
            test.append(index)
        else:
            train.append(index)
    if not train:
        raise ValueError("no sample to train on")
    return np.array(train, dtype=perm.dtype), np.array(test, dtype=perm.dtype)
