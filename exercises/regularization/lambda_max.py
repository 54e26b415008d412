r"""The smallest penalty at which the lasso is all zeros                    level 2 · about 7 minutes

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

For a large $\lambda$ every coefficient $w_j$ is 0. Return the smallest $\lambda \ge 0$ for which that is so:

$$\lambda_{\max} = \max_j \frac{1}{n} \Bigl| \sum_i (x_{ij} - \bar x_j)(y_i - \bar y) \Bigr|,$$

where $\bar x_j$ is the mean of column $j$ and $\bar y$ that of $y$.

What is judged
  - The objective is the one above: its squares are divided by 2n, and its intercept is not
    penalized.
  - A constant `y` gives exactly 0.0; it holds a whole number or eighths, of which centering leaves
    nothing.
  - A constant column never needs a penalty: it counts as 0, but for rounding.
  - X has at least one row and one column.
  - The call leaves X and y unchanged.
  - X and y may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/lambda_max.py
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    """Find the smallest penalty at which every coefficient of the lasso is 0.

    X : float array (n, d)  the samples
    y : float array (n,)    the target of every sample

    Returns a float: the smallest such penalty.

    >>> lambda_max(np.array([[0.0, 10.0], [1.0, 10.0], [2.0, 13.0]]), np.array([3.0, 3.0, 0.0]))
    np.float64(2.0)
    """
    raise NotImplementedError
