"""One column for every class                                              level 1 · about 6 minutes

Turn labels into a matrix with one row for every label and one column for every class: row i has 1.0 in the
column of its label y[i], and 0.0 everywhere else. The columns stand for the labels 0, 1, ..., K - 1.

What is judged
  - K is n_classes; where n_classes is None, K is the largest label plus 1.
  - A class that does not occur has a column of zeros.
  - The matrix holds floats.
  - A label below 0, or a label that is not below n_classes, raises ValueError.
  - Without labels the matrix has no rows and n_classes columns; n_classes is given then.
  - The call leaves y unchanged.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/data_cleaning/one_hot.py
"""

import numpy as np


def one_hot(y: np.ndarray, n_classes: int | None = None) -> np.ndarray:
    """Turn labels into rows with a single 1.0.

    y         : int array (n,)  the labels, 0 or above
    n_classes : int | None      how many columns there are; by default the largest label plus 1

    Returns a float array (n, K): the matrix.

    Raises ValueError for a label below 0 or not below n_classes.

    >>> one_hot(np.array([1, 0, 2]))
    array([[0., 1., 0.],
           [1., 0., 0.],
           [0., 0., 1.]])
    >>> one_hot(np.array([0, 1]), 3)
    array([[1., 0., 0.],
           [0., 1., 0.]])
    """
    raise NotImplementedError
