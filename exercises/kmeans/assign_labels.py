"""Assign rows to their nearest centroids                                  level 1 · about 6 minutes

The first half of an iteration of k-means: every row of X joins the cluster whose centroid is nearest by
Euclidean distance. The label of a row is the number of that centroid: 0 for the first row of `centroids`.

What is judged
  - Labels count from 0, in the order of the rows of `centroids`.
  - A row equally near to several centroids goes to the one with the lowest label; centroids may
    coincide. Distances are either equal exactly, as between small whole numbers, or clearly
    different in float64.
  - The result is an array of integers with one label for every row of X, also where k = 1. There is
    at least one row and one centroid; k may exceed the number of rows.
  - The call leaves X and centroids unchanged.
  - X and centroids may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/assign_labels.py
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    """Label every row of X with the number of its nearest centroid.

    X         : float array (n, d)  the samples
    centroids : float array (k, d)  the centroids

    Returns an int array (n,): the label of every row of X.

    >>> assign_labels(np.array([[0.0], [4.0], [2.0]]), np.array([[4.0], [0.0]]))
    array([1, 0, 0])
    """
    raise NotImplementedError
