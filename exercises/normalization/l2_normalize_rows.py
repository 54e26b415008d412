r"""Scale every row to length 1                                             level 1 · about 7 minutes

Divide each row of a matrix by its own Euclidean norm $\lVert x \rVert_2 = \sqrt{\sum_j x_j^2}$, so that
every row has length 1 and points where it did before.

What is judged
  - A row of zeros has no direction: it stays a row of zeros.
  - Every shape with at least one row and one column can come: square, wide, tall, one row, one
    column.
  - Whole numbers may be so large that their squares do not fit an integer.
  - An epsilon of at most 1e-12, added to the norm or to its square, does not matter.
  - The call leaves X unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/l2_normalize_rows.py
"""

import numpy as np


def l2_normalize_rows(X: np.ndarray) -> np.ndarray:
    """Divide every row by its Euclidean norm.

    X : float array (n, d)  the rows to be scaled

    Returns a float array (n, d): the rows with length 1, rows of zeros unchanged.

    >>> l2_normalize_rows(np.array([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]]))
    array([[ 0.6,  0.8],
           [ 0. ,  0. ],
           [ 0. , -1. ]])
    """
    raise NotImplementedError
