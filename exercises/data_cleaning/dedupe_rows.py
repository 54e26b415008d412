"""Drop rows that occurred before                                          level 2 · about 9 minutes

Keep the first occurrence of every row of a matrix, in the order in which they stand, and drop all later rows
that are equal to it in every entry.

What is judged
  - Of equal rows the first one is kept; the rows that stay keep their order.
  - Equal rows are dropped wherever they stand, not only side by side.
  - 0.0 and -0.0 are equal. Rows are equal only if their entries are exactly equal: a difference
    counts, however small it is.
  - A matrix without rows gives a matrix without rows, with as many columns.
  - NaN anywhere in the matrix raises ValueError.
  - The call leaves X unchanged.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/data_cleaning/dedupe_rows.py
"""

import numpy as np


def dedupe_rows(X: np.ndarray) -> np.ndarray:
    """Keep the first occurrence of every row.

    X : float array (n, d)  the samples

    Returns a float array (m, d): the samples without repetitions, in their order.

    Raises ValueError where an entry is NaN.

    >>> dedupe_rows(np.array([[3.0, 1.0], [2.0, 5.0], [3.0, 1.0], [0.0, 4.0]]))
    array([[3., 1.],
           [2., 5.],
           [0., 4.]])
    """
    raise NotImplementedError
