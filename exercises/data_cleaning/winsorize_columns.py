r"""Pull outliers in to quantiles                                           level 2 · about 9 minutes

For every column of a matrix, find its own quantiles at the levels `lo` and `hi`, and clip the column to
them: what is below the lower quantile becomes the lower quantile, what is above the upper one becomes the
upper one.

A quantile between two sorted entries is interpolated linearly: with the entries of a column in ascending
order, $x_0 \le \dots \le x_{n-1}$, and the position $p = q\,(n - 1)$ of level $q$, it lies at the fraction
$p - \lfloor p \rfloor$ of the way from $x_{\lfloor p \rfloor}$ to the next entry. `np.quantile` does so by
default.

What is judged
  - Every column has quantiles of its own; all samples (rows) stay.
  - `lo` = 0 or `hi` = 1 leaves that side as it is.
  - Levels other than 0 <= lo < hi <= 1 raise ValueError, and so does NaN anywhere in X.
  - There is at least one row and one column.
  - The call leaves X unchanged.
  - X, lo and hi may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/data_cleaning/winsorize_columns.py
"""

import numpy as np


def winsorize_columns(X: np.ndarray, lo: float, hi: float) -> np.ndarray:
    """Clip every column to its own quantiles at the levels lo and hi.

    X  : float array (n, d)  the samples
    lo : float               level of the lower quantile, at least 0
    hi : float               level of the upper quantile, above lo and at most 1

    Returns a float array (n, d): the clipped samples.

    Raises ValueError where not 0 <= lo < hi <= 1, or where X holds NaN.

    >>> winsorize_columns(np.array([[0.0, 8.0], [4.0, 16.0], [40.0, 24.0]]), 0.25, 0.75)
    array([[ 2., 12.],
           [ 4., 16.],
           [22., 20.]])
    """
    raise NotImplementedError
