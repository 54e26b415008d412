r"""Folds for cross-validation                                              level 2 · about 9 minutes

In k-fold cross-validation every sample is tested on once: the n samples are cut into k folds, and for each
fold in turn a model is fitted to all other samples and tested on those of the fold. Say which samples these
are, by their indices 0, 1, ..., n - 1.

What is judged
  - The result is a list with one tuple (train, test) for each fold, in the order of the folds.
  - The folds are consecutive: the first one starts at index 0, each other one where the fold before
    it ends, and the last one ends at n - 1.
  - The sizes of the folds differ by one at most: where k does not divide n, the first $n \bmod k$
    folds have one sample more than the others.
  - test holds the indices of the fold, train all other indices; both are integer arrays in
    ascending order.
  - A k below 2 or above n raises ValueError.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/kfold_indices.py
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds.

    n : int  the number of samples
    k : int  the number of folds, from 2 to n

    Returns a list of tuples of (int array (n_train,), int array (n_test,)): for each fold the
    indices to train on and the indices to test on.

    Raises ValueError for a k below 2 or above n.

    >>> kfold_indices(5, 2)
    [(array([3, 4]), array([0, 1, 2])), (array([0, 1, 2]), array([3, 4]))]
    >>> kfold_indices(4, 3)
    [(array([2, 3]), array([0, 1])), (array([0, 1, 3]), array([2])), (array([0, 1, 2]), array([3]))]
    """
    raise NotImplementedError
