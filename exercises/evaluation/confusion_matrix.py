"""Count which class was taken for which                                   level 1 · about 6 minutes

Of n samples, the true labels and the labels that a classifier predicted are known; labels are 0, 1, ...,
K - 1. Count how often each true label was predicted as each label.

What is judged
  - The result has a row for each true label and a column for each predicted label: entry [i, j] is
    the number of samples whose true label is i and whose predicted label is j.
  - The matrix has K rows and K columns, also where some labels do not occur.
  - The entries are integers.
  - A label below 0 or above K - 1 raises ValueError, among the true labels as among the predicted
    ones.
  - No samples give a matrix of zeros.
  - The call leaves y_true and y_pred unchanged.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/confusion_matrix.py
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label.

    y_true : int array (n,)  the true label of each sample
    y_pred : int array (n,)  the predicted label of each sample
    K      : int             the number of labels, at least 1

    Returns an int array (K, K): the counts, with true labels in rows and predicted labels in
    columns.

    Raises ValueError for a label below 0 or above K - 1.

    >>> confusion_matrix(np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 2, 2, 0]), 3)
    array([[1, 1, 0],
           [0, 1, 0],
           [1, 0, 2]])
    >>> confusion_matrix(np.array([1, 1]), np.array([0, 1]), 3)
    array([[0, 0, 0],
           [1, 1, 0],
           [0, 0, 0]])
    """
    raise NotImplementedError
