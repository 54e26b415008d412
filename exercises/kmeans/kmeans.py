"""Lloyd's algorithm for k-means                                          level 3 · about 20 minutes

Group the rows of X around k centroids. Start from the centroids `init` and repeat two steps: assign every row
to its nearest centroid by Euclidean distance, then move every centroid to the mean of its rows. Return the
centroids, the labels and the number of iterations.

What is judged
  - Label j belongs to the centroid that started as row j of `init`.
  - A row equally near to several centroids goes to the one with the lowest label. Such ties are
    exact and come in the first assignment only; later no row is near one.
  - A centroid with no rows assigned to it stays where it is.
  - An iteration is one assignment followed by one move of all centroids. `n_iter` counts every
    iteration, also the last one: a start that is already settled gives 1.
  - Stop after the iteration in which no coordinate of a centroid changed by more than `tol`, at the
    latest after `max_iter` iterations. `tol` is an absolute change: it does not grow with the size
    or the spread of X. The largest change of an iteration is always below tol / 10 or above 10 tol,
    so the largest coordinate or a norm, `<` or `<=`, is all the same.
  - The labels returned are those of the nearest of the centroids returned, also when `max_iter`
    ends the run.
  - `max_iter` is at least 1 and `tol` at least 1e-6; k may exceed the number of rows.
  - The call leaves X and init unchanged.
  - X, init and tol may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/kmeans.py
"""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    """Cluster the rows of X by Lloyd's algorithm.

    X        : float array (n, d)  the samples
    init     : float array (k, d)  the centroids to start from
    max_iter : int                 the largest number of iterations, at least 1
    tol      : float               stop when no coordinate of a centroid changes by more than this

    Returns a tuple of (float array (k, d), int array (n,), int): the centroids, the label of
    every row of X and the number of iterations.

    >>> kmeans(np.array([[0.0], [1.0], [9.0]]), np.array([[0.0], [1.0]]), 100, 1e-06)
    (array([[0.5],
           [9. ]]), array([0, 0, 1]), 3)
    """
    raise NotImplementedError
