r"""Choose starting centroids by k-means++                                 level 4 · about 20 minutes

k-means++ chooses k rows of X one after the other, far from each other but not always the farthest. Here the
random numbers are given, in `u`, so that the choice is certain. With n rows:

1. The first row is number $\lfloor u_0 n \rfloor$.
2. For i = 1, ..., k - 1: let $D_j^2$ be the squared Euclidean distance of row j to the nearest of the rows
   chosen so far, and $T$ the sum of all $D_j^2$. The next row is the smallest j with

$$D_0^2 + D_1^2 + \dots + D_j^2 > u_i T$$

Return the numbers of the rows in the order of their choice.

What is judged
  - "Greater than" is strict: a row that is at distance 0 from a chosen one is never chosen while T
    > 0, also where $u_i$ = 0 or where a partial sum equals $u_i T$. It equals it only where whole
    numbers and simple fractions make all sums exact; elsewhere none comes near.
  - Where T = 0 exactly, so that every row equals a chosen one, the next one is the lowest row not
    chosen yet. Then $u_i$ goes unused: each choice i has its own $u_i$, used or not. A small T is
    not 0.
  - `u` holds k numbers, at least 0 and below 1. k lies between 1 and n.
  - The call leaves X and u unchanged.
  - X and u may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/kmeans_pp_indices.py
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    """Choose k rows of X to start k-means from.

    X : float array (n, d)  the samples
    k : int                 how many rows to choose, 1 <= k <= n
    u : float array (k,)    a uniform random number for each choice, at least 0 and below 1

    Returns an int array (k,): the numbers of the chosen rows in the order of their choice.

    >>> kmeans_pp_indices(np.array([[0.0], [1.0], [3.0]]), 2, np.array([0.0, 0.25]))
    array([0, 2])
    >>> kmeans_pp_indices(np.array([[5.0], [5.0], [5.0]]), 2, np.array([0.75, 0.5]))
    array([2, 0])
    """
    raise NotImplementedError
