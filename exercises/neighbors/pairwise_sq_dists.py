r"""All squared distances between two sets of points                        level 1 · about 8 minutes

Compute the squared Euclidean distance between every row of A and every row of B: entry (i, j) of the result
is $\sum_k (a_{ik} - b_{jk})^2$.

What is judged
  - The result has one row for every row of A and one column for every row of B.
  - Equal rows of whole numbers have the distance 0.0 exactly; with fractions rounding may leave a
    little, also below 0.
  - If A or B has no rows, the result has no rows or no columns. There is at least one column in A
    and B.
  - Coordinates lie between -1000 and 1000; the expanded form |a|^2 - 2ab + |b|^2 is precise enough.
  - The call leaves A and B unchanged.
  - A and B may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/pairwise_sq_dists.py
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Compute the squared distances between all rows of A and all rows of B.

    A : float array (n, d)  points, one a row
    B : float array (m, d)  points of the same dimension

    Returns a float array (n, m): the squared distances.

    >>> pairwise_sq_dists(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0], [1.0, 1.0], [0.0, 2.0]]))
    array([[25.,  2.,  4.],
           [13.,  0.,  2.]])
    """
    raise NotImplementedError
