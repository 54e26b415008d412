"""Learning curve of the nearest neighbors                                level 3 · about 14 minutes

Does a classifier need more samples? Train it on the first s training samples only, for several s, and see how
its errors change. The classifier is a majority vote of the k nearest neighbors by Euclidean distance, each of
them with one vote. For every s return two errors, the share of wrong predictions on the s samples that it was
trained on, and the share on the validation set.

What is judged
  - For a size s the first s training samples alone vote; the training error is that on the same s
    samples.
  - A training sample that is predicted may vote for itself, too: it is one of the samples, at
    distance 0.
  - Of samples at the same distance, those with the lower index are nearer.
  - Of labels with the same number of votes, the smaller label wins.
  - Labels are any integers; the validation set may hold others than the training set.
  - The result has one row for every entry of sizes, in their order: training error, validation
    error. Sizes may repeat and need not be sorted; no sizes give an array of shape (0, 2).
  - A size below k or above n raises ValueError.
  - k and m are at least 1.
  - The call leaves X_train, y_train, X_val, y_val and sizes unchanged.
  - X_train and X_val may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/learning_curve_knn.py
"""

import numpy as np


def learning_curve_knn(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    sizes: list[int],
    k: int,
) -> np.ndarray:
    """Compute the errors of the vote of the k nearest neighbors for training sets of several sizes.

    X_train : float array (n, d)  the training samples
    y_train : int array (n,)      their labels, any integers
    X_val   : float array (m, d)  the validation samples
    y_val   : int array (m,)      their labels
    sizes   : list of ints        the numbers of training samples, each from k to n
    k       : int                 how many neighbors vote

    Returns a float array (len(sizes), 2): the training error and the validation error, one row
    for every size.

    Raises ValueError where a size is below k or above n.

    >>> learning_curve_knn(np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([0, 0, 1, 1]), np.array([[2.0], [7.0]]), np.array([0, 1]), [3, 4], 3)
    array([[0.33333333, 0.5       ],
           [0.        , 0.        ]])
    """
    raise NotImplementedError
