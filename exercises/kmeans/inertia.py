r"""The inertia of a clustering                                             level 1 · about 5 minutes

How tightly do clusters hold together? Inertia, the quantity that k-means makes small, adds up the squared
Euclidean distances between the rows of X and the centroids that they are assigned to:

$$\sum_{i=1}^{n} \lVert x_i - c_{l_i} \rVert^2$$

where $x_i$ is a row of X, $l_i$ its label and $c_j$ row j of `centroids`.

What is judged
  - A row counts with the centroid that its label names, whether or not another one is nearer.
  - The centroids are as given; they need not be the means of their clusters.
  - It is the plain sum: not divided by the number of rows or coordinates, and no root is taken.
  - The result is a float, also for whole numbers that come as integers.
  - Every label lies between 0 and k - 1. A centroid with no rows counts for nothing.
  - The call leaves X, labels and centroids unchanged.
  - X and centroids may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/inertia.py
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    """Add up the squared distances between rows and their centroids.

    X         : float array (n, d)  the samples
    labels    : int array (n,)      the centroid of every sample, from 0 to k - 1
    centroids : float array (k, d)  the centroids

    Returns a float: the sum.

    >>> inertia(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([0, 0]), np.array([[0.0, 1.0], [3.0, 4.0]]))
    19.0
    """
    raise NotImplementedError
