"""wrong: cuts (1 - test_size) n to an integer, where (1 - 0.9) 10 is 0.9999999999999998 in floats
e.g. len(split_by_permutation(np.arange(10), 0.9)[0]) gives a ValueError, not 1
shows: rest_of_training
"""

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be between 0 and 1")
    n_train = int((1 - test_size) * len(perm))
    if n_train == 0:
        raise ValueError("nothing to train on")
    m = len(perm) - n_train
    return perm[m:], perm[:m]
