"""k-means as an estimator                                                level 4 · about 25 minutes

Write a class that groups rows around centroids by Lloyd's algorithm and then tells to which of them other
rows belong. `fit(X, init)` starts from the centroids `init` and repeats two steps: assign every row of X to
its nearest centroid by Euclidean distance, then move every centroid to the mean of its rows. Afterwards the
object has two attributes: `centroids`, an array (k, d) of floats, and `n_iter`, the number of iterations.

What is judged
  - `centroids` and `n_iter` after `fit`, and the labels that `predict` gives to other rows.
  - Label j belongs to the centroid that started as row j of `init`. A row equally near to several
    centroids goes to the one with the lowest label, in `fit` and in `predict`. Such ties are exact,
    between centroids that have not moved yet; otherwise no row is near one.
  - A centroid with no rows assigned to it stays where it is.
  - An iteration is one assignment followed by one move of all centroids. `n_iter` counts every
    iteration, also the last one: a start that is already settled gives 1.
  - Stop after the iteration in which no coordinate of a centroid changed by more than `tol`, at the
    latest after `max_iter` iterations. `tol` is an absolute change: it does not grow with the size
    or the spread of X. The largest change of an iteration is always below tol / 10 or above 10 tol,
    so the largest coordinate or a norm, `<` or `<=`, is all the same. `max_iter` is at least 1 and
    `tol` at least 1e-6.
  - A second `fit`, here with X_new and init_again, forgets the first one: it starts from the `init`
    that it is given and counts from 0. Its rows may be others and of another number.
  - `predict` compares with the centroids as they are after `fit` and changes nothing. It is called
    after a `fit` only; what `fit` returns is not judged.
  - The call leaves X, init, X_new and init_again unchanged.
  - X, init, X_new, init_again and tol may come as integers (int64 in arrays); the result is the
    same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - What a method has returned stays as it is when other methods are called.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/KMeansModel.py
"""

import numpy as np


class KMeansModel:
    """Clusters the rows of a matrix by Lloyd's algorithm.

    >>> model = KMeansModel(100, 1e-06)
    >>> _ = model.fit(np.array([[0.0], [1.0], [9.0]]), np.array([[0.0], [1.0]]))
    >>> model.centroids
    array([[0.5],
           [9. ]])
    >>> model.n_iter
    3
    >>> model.predict(np.array([[4.0], [6.0]]))
    array([0, 1])
    >>> _ = model.fit(np.array([[4.0], [6.0]]), np.array([[4.0], [5.0]]))
    >>> model.centroids
    array([[4.],
           [6.]])
    >>> model.n_iter
    2
    >>> model.predict(np.array([[0.0], [1.0], [9.0]]))
    array([0, 0, 1])
    """

    def __init__(self, max_iter: int = 100, tol: float = 1e-06) -> None:
        """Keep when to stop.

        max_iter : int    the largest number of iterations, at least 1
        tol      : float  stop when no coordinate of a centroid changes by more than this
        """
        raise NotImplementedError

    def fit(self, X: np.ndarray, init: np.ndarray) -> "KMeansModel":
        """Find the centroids and set the attributes centroids and n_iter.

        X    : float array (n, d)  the samples
        init : float array (k, d)  the centroids to start from

        Returns a "KMeansModel": the object itself.
        """
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Label rows with their nearest centroids.

        X : float array (m, d)  any rows

        Returns an int array (m,): the label of every row.
        """
        raise NotImplementedError
