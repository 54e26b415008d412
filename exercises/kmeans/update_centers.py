"""Move centroids to the means of their clusters                           level 2 · about 8 minutes

The second half of an iteration of k-means: every centroid moves to the mean of the rows that are assigned to
it. `labels` holds for every row of X the number of its centroid, a row of `centroids`.

What is judged
  - Row j of the result is the mean of the rows of X with label j, coordinate by coordinate.
  - A centroid with no rows assigned to it stays where it is.
  - The result has the shape of `centroids` and holds floats, also where `centroids` comes as
    integers.
  - Every label lies between 0 and k - 1. No row need be near the centroid that it is assigned to.
  - The call leaves X, labels and centroids unchanged.
  - X and centroids may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/update_centers.py
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    """Move every centroid to the mean of the rows that are assigned to it.

    X         : float array (n, d)  the samples
    labels    : int array (n,)      the centroid of every sample, from 0 to k - 1
    centroids : float array (k, d)  where the centroids are now

    Returns a float array (k, d): the centroids after the move.

    >>> update_centers(np.array([[0.0], [2.0], [9.0]]), np.array([0, 0, 2]), np.array([[1.0], [5.0], [8.0]]))
    array([[1.],
           [5.],
           [9.]])
    """
    raise NotImplementedError
