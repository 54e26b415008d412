r"""Scale every column to a given range                                     level 1 · about 6 minutes

Map every column of a matrix linearly so that its smallest entry becomes `lo` and its largest entry becomes
`hi`: $$x \mapsto \mathrm{lo} + \frac{x - \min}{\max - \min}\,(\mathrm{hi} - \mathrm{lo}).$$

What is judged
  - Every column has a minimum and a maximum of its own.
  - In a column whose entries are all equal, every entry becomes `lo`; so does every entry of a
    single row.
  - `lo` >= `hi` raises ValueError.
  - There is at least one row and one column.
  - The call leaves X unchanged.
  - X, lo and hi may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/minmax_columns.py
"""

import numpy as np


def minmax_columns(X: np.ndarray, lo: float = 0.0, hi: float = 1.0) -> np.ndarray:
    """Map every column linearly to the range from lo to hi.

    X  : float array (n, d)  the samples
    lo : float               what the smallest entry of a column becomes
    hi : float               what the largest entry of a column becomes, above lo

    Returns a float array (n, d): the scaled samples.

    Raises ValueError where lo >= hi.

    >>> minmax_columns(np.array([[1.0, 8.0], [3.0, 8.0], [5.0, 8.0]]))
    array([[0. , 0. ],
           [0.5, 0. ],
           [1. , 0. ]])
    >>> minmax_columns(np.array([[0.0], [4.0]]), -1.0, 1.0)
    array([[-1.],
           [ 1.]])
    """
    raise NotImplementedError
