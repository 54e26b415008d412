r"""Standardize every column                                                level 1 · about 6 minutes

Subtract from every entry of a matrix the mean of its column, and divide by the standard deviation of the
column:
$$z_{ij} = \frac{x_{ij} - \bar x_j}{s_j}, \qquad
s_j = \sqrt{\frac{1}{n - \mathrm{ddof}} \sum_i (x_{ij} - \bar x_j)^2}.$$

What is judged
  - Every column has a mean and a standard deviation of its own; `ddof` is the number subtracted
    from n in the divisor.
  - In a column whose entries are all equal, every entry becomes exactly 0.0.
  - n <= `ddof` raises ValueError, whatever the entries are. `ddof` is 0 or above.
  - There is at least one row and one column.
  - The call leaves X unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/zscore_columns.py
"""

import numpy as np


def zscore_columns(X: np.ndarray, ddof: int = 0) -> np.ndarray:
    """Subtract the mean of every column and divide by its standard deviation.

    X    : float array (n, d)  the samples
    ddof : int                 what is subtracted from the number of samples in the divisor of the variance

    Returns a float array (n, d): the standardized samples.

    Raises ValueError where there are no more than ddof samples.

    >>> zscore_columns(np.array([[1.0, 7.0], [3.0, 7.0], [5.0, 7.0]]))
    array([[-1.22474487,  0.        ],
           [ 0.        ,  0.        ],
           [ 1.22474487,  0.        ]])
    >>> zscore_columns(np.array([[1.0], [3.0]]), 1)
    array([[-0.70710678],
           [ 0.70710678]])
    """
    raise NotImplementedError
