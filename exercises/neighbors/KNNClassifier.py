"""A classifier of the k nearest neighbors                                level 3 · about 20 minutes

Write a classifier as a class: `fit` keeps the training points, `predict` lets the k nearest of them vote,
`score` tells how often the vote is right.

What is judged
  - Neighbors are found by Euclidean distance; of training points at the same distance the lower
    index is nearer. Distances are either equal exactly, as between small whole numbers, or clearly
    different in float64.
  - Each of the k neighbors has one vote; of labels with the same number of votes the smaller one
    wins.
  - A second `fit`, here with X_other and y_other, replaces the training points of the first one.
  - `score` is the share of the query points whose predicted label is the given one. `predict` and
    `score` get at least one query point.
  - k < 1 or k above the number of training points raises ValueError, at the latest before a label
    is predicted: in the constructor, in `fit` or in `predict`, whichever notices.
  - What `fit` returns is not judged; labels are any integers.
  - The call leaves X_train, y_train, X, y, X_other and y_other unchanged.
  - X_train, X and X_other may come as integers (int64 in arrays); the result is the same, in
    floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - What a method has returned stays as it is when other methods are called.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/KNNClassifier.py
"""

import numpy as np


class KNNClassifier:
    """Predicts the label that most of the k nearest training points have.

    >>> model = KNNClassifier(1)
    >>> _ = model.fit(np.array([[0.0], [1.0], [5.0]]), np.array([7, 7, 3]))
    >>> model.predict(np.array([[0.5], [6.0]]))
    array([7, 3])
    >>> model.score(np.array([[0.5], [6.0]]), np.array([7, 3]))
    1.0
    >>> _ = model.fit(np.array([[0.0]]), np.array([2]))
    >>> model.predict(np.array([[0.5], [6.0]]))
    array([2, 2])
    """

    def __init__(self, k: int = 3) -> None:
        """Keep the number of neighbors.

        k : int  how many neighbors vote
        """
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        """Keep the training points and their labels.

        X : float array (n, d)  training points
        y : int array (n,)      their labels, any integers

        Returns a "KNNClassifier": the classifier itself.

        Raises ValueError where k < 1 or k is above the number of training points, unless the constructor or predict does.
        """
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every query point.

        X : float array (m, d)  query points

        Returns an int array (m,): the predicted labels.

        Raises ValueError where k is illegal and nothing was raised before.
        """
        raise NotImplementedError

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        """Compute how often the prediction is right.

        X : float array (m, d)  query points
        y : int array (m,)      their labels

        Returns a float: the share of right predictions.
        """
        raise NotImplementedError
