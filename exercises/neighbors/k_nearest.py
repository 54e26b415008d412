"""The k nearest neighbors of a point                                      level 1 · about 8 minutes

Find the k training points that are nearest to a query point by Euclidean distance, and return their indices,
the nearest first.

What is judged
  - The indices are ordered by distance; of points at the same distance the one with the lower index
    comes first.
  - Distances are either equal exactly, as between small whole numbers, or clearly different in
    float64.
  - A training point equal to the query point counts like all others, at distance 0.
  - k < 1 or k > n raises ValueError.
  - The call leaves X_train and x unchanged.
  - X_train and x may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/k_nearest.py
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    """Find the indices of the k nearest training points.

    X_train : float array (n, d)  training points
    x       : float array (d,)    the query point
    k       : int                 how many neighbors, 1 <= k <= n

    Returns an int array (k,): the indices of the nearest points, the nearest first.

    Raises ValueError where k < 1 or k > n.

    >>> k_nearest(np.array([[5.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 0.0]), 2)
    array([1, 2])
    """
    raise NotImplementedError
