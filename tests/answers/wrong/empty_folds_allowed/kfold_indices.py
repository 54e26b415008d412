"""wrong: makes empty folds where k is above n
e.g. [len(test) for _, test in kfold_indices(2, 3)] gives [1, 1, 0], not a ValueError
shows: too_many_folds
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2:
        raise ValueError("k must be at least 2")
    sizes = [n // k + 1 if i < n % k else n // k for i in range(k)]
    fold_of = np.repeat(np.arange(k), sizes)
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]
