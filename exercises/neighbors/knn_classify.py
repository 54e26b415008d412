"""Majority vote of the k nearest neighbors                               level 2 · about 12 minutes

Given labeled training points, predict a label for every query point: find its k nearest training points by
Euclidean distance and let them vote, each with one vote.

What is judged
  - Of training points at the same distance, those with the lower index are nearer. Distances are
    either equal exactly, as between small whole numbers, or clearly different in float64.
  - Of labels with the same number of votes, the smaller label wins.
  - Labels are any integers, not always 0, 1, 2, ...
  - k < 1 or k > n raises ValueError, also where no query point is given; otherwise no query points
    give an empty array of integers.
  - The call leaves X_train, y_train and X unchanged.
  - X_train and X may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/knn_classify.py
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    """Predict a label for every row of X.

    X_train : float array (n, d)  training points
    y_train : int array (n,)      their labels, any integers
    X       : float array (m, d)  query points
    k       : int                 how many neighbors vote, 1 <= k <= n

    Returns an int array (m,): the predicted labels. Raises ValueError when k < 1 or k > n.

    >>> knn_classify(np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([3, 7, 7, 3]), np.array([[0.25], [4.0]]), 3)
    array([7, 7])
    >>> knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 2)
    array([3])
    """
    raise NotImplementedError
