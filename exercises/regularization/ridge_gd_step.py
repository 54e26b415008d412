r"""One gradient step of ridge regression                                  level 2 · about 10 minutes

Ridge regression with an intercept $b$, which is not penalized, minimizes

$$f(w, b) = \frac{1}{2n} \sum_i (x_i \cdot w + b - y_i)^2 + \frac{\lambda}{2} \sum_j w_j^2.$$

Take one step of gradient descent from w and b: subtract from each the learning rate `lr` times the derivative
of $f$ with respect to it. Return the new w and the new b.

What is judged
  - The objective is the one above: its squares are divided by 2n, the penalty by 2.
  - The intercept is not penalized.
  - Both are moved at once: both derivatives are those at the given w and b.
  - With `lr` = 0 nothing moves; with `lam` = 0 it is a step of least squares.
  - `lr` and `lam` are never negative. X has at least one row and one column.
  - The call leaves w, X and y unchanged.
  - w, b, X, y, lr and lam may come as integers (int64 in arrays); the result is the same, in
    floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/ridge_gd_step.py
"""

import numpy as np


def ridge_gd_step(
    w: np.ndarray,
    b: float,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    lam: float,
) -> tuple[np.ndarray, float]:
    """Take one step of gradient descent on the objective of ridge regression.

    w   : float array (d,)    the coefficients
    b   : float               the intercept
    X   : float array (n, d)  the samples
    y   : float array (n,)    the target of every sample
    lr  : float               the learning rate
    lam : float               how strongly coefficients are penalized

    Returns a tuple of (float array (d,), float): the new coefficients and the new intercept.

    >>> ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0)
    (array([-1.5]), np.float64(0.5))
    """
    raise NotImplementedError
