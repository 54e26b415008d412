r"""Folds with the classes in the same shares as the whole                 level 3 · about 13 minutes

Folds for cross-validation that ignore the labels may leave a fold without a rare class. Stratified folds
share out each class: line up the samples by class, and deal them out to the folds 0, 1, ..., k - 1 in turn,
like cards to players.

What is judged
  - The classes come in ascending order of their labels, the samples of a class in the order of
    their indices.
  - Dealing goes on from class to class: the first sample of a class goes to the fold that follows
    the one of the last sample before it. So the t-th sample of a class, counted from 0, gets the
    fold $(s + t) \bmod k$, where s is the number of samples in all classes with smaller labels.
  - The result holds the fold of each sample, in the order of y, as integers from 0 to k - 1.
  - Labels are any integers: negative, with gaps between them, in any order.
  - k is at least 1. It may be larger than a class, and larger than n; some folds then have no
    sample.
  - No labels give an empty array of integers.
  - The call leaves y unchanged.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/stratified_fold_ids.py
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds.

    y : int array (n,)  the label of each sample, any integers
    k : int             the number of folds, at least 1

    Returns an int array (n,): the fold of each sample.

    >>> stratified_fold_ids(np.array([1, 0, 0, 1, 0, 1, 1]), 2)
    array([1, 0, 1, 0, 0, 1, 0])
    """
    raise NotImplementedError
