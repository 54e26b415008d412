r"""The mean silhouette of a clustering                                    level 3 · about 18 minutes

The silhouette of a row compares how far it lies, on average, from the other rows of its own cluster (a) with
how far it lies from the nearest other cluster (b):

$$s = \frac{b - a}{\max(a, b)}$$

where a is the mean Euclidean distance to the *other* rows of the row's own cluster, and b the smallest, over
the other clusters, of the mean distance to all rows of that cluster. Return the mean of s over all rows.

What is judged
  - A row that is alone in its cluster has s = 0, and counts in the mean.
  - A row with max(a, b) = 0 has s = 0.
  - Every row has the same weight in the mean, whatever the size of its cluster.
  - Clusters are named by any integers, also negative ones or with gaps.
  - With fewer than two clusters, or with as many clusters as rows, it raises ValueError. There is
    at least one row.
  - The distance of a row to itself counts as 0. The root of what rounding leaves of |x|^2 - 2 x y +
    |y|^2 is not near enough to that.
  - The call leaves X and labels unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/silhouette_mean.py
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    """Average the silhouettes of all rows.

    X      : float array (n, d)  the samples
    labels : int array (n,)      the cluster of every sample, any integers

    Returns a float: the mean silhouette. Raises ValueError unless there are at least two
    clusters, and fewer clusters than rows.

    >>> silhouette_mean(np.array([[0.0], [1.0], [4.0], [6.0]]), np.array([0, 0, 0, 1]))
    0.1886904761904762
    """
    raise NotImplementedError
