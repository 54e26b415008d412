r"""Standardize new samples like the training samples                       level 2 · about 8 minutes

Standardize a training set and a test set by the statistics of the training set alone: subtract the mean
$\bar x_j$ of every training column, and divide by the standard deviation of the training column,
$s_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \bar x_j)^2}$. So nothing is learned from the test set.

What is judged
  - Both sets are scaled with the mean and the standard deviation (divisor n) of the training set.
  - In a training column whose entries are all equal, the divisor is 1: a test entry x becomes x
    minus the mean.
  - A test set without samples gives an empty result with as many columns. The training set has at
    least one sample.
  - The call leaves X_train and X_test unchanged.
  - X_train and X_test may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/zscore_train_test.py
"""

import numpy as np


def zscore_train_test(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Standardize both sets by mean and standard deviation of the training set.

    X_train : float array (n, d)  the training samples
    X_test  : float array (m, d)  the test samples

    Returns a tuple of (float array (n, d), float array (m, d)): the standardized training and
    test samples.

    >>> zscore_train_test(np.array([[1.0, 7.0], [3.0, 7.0]]), np.array([[4.0, 9.0]]))
    (array([[-1.,  0.],
           [ 1.,  0.]]), array([[2., 2.]]))
    """
    raise NotImplementedError
