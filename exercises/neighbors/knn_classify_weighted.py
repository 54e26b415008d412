"""Vote of the k nearest neighbors, weighted by nearness                  level 3 · about 14 minutes

Predict a label for every query point: find its k nearest training points by Euclidean distance and let them
vote, each with the weight 1/distance. The label with the largest sum of weights wins.

What is judged
  - If some of the k neighbors are at distance 0, only those vote, each with one vote. A very near
    point is not at distance 0.
  - Of training points at the same distance, those with the lower index are nearer. Distances are
    either equal exactly, as between small whole numbers, or clearly different in float64.
  - Of labels with the same sum of weights, the smaller label wins. Sums are equal only among votes
    at distance 0, or where k = 2 and both neighbors are at the same distance; otherwise they are
    clearly different.
  - Labels are any integers. k always lies between 1 and n.
  - No query points give an empty array of integers.
  - The call leaves X_train, y_train and X unchanged.
  - X_train and X may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/knn_classify_weighted.py
"""

import numpy as np


def knn_classify_weighted(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X: np.ndarray,
    k: int,
) -> np.ndarray:
    """Predict a label for every row of X by a vote weighted with 1/distance.

    X_train : float array (n, d)  training points
    y_train : int array (n,)      their labels, any integers
    X       : float array (m, d)  query points
    k       : int                 how many neighbors vote, 1 <= k <= n

    Returns an int array (m,): the predicted labels.

    >>> knn_classify_weighted(np.array([[1.0], [4.0], [-4.0]]), np.array([3, 1, 1]), np.array([[0.0], [4.0]]), 3)
    array([3, 1])
    """
    raise NotImplementedError
