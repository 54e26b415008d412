r"""Ridge regression in closed form                                        level 3 · about 15 minutes

Ridge regression with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \frac{\lambda}{2} \sum_j w_j^2.$$

With $X_c$ the matrix $X$ with its column means taken away, and $\bar x$ and $\bar y$ the means, the minimum
is at

$$w = (X_c^\top X_c + n \lambda I)^{-1} X_c^\top (y - \bar y), \qquad b = \bar y - \bar x \cdot w.$$

Return $w$ and $b$.

What is judged
  - The objective is the one above, its squares divided by 2n; the intercept is not penalized.
  - There may be more columns than rows.
  - With `lam` = 0 the inverse in the formula need not exist, as columns may depend on each other.
    Many $w$ then reach the minimum: return the one with the smallest sum of squares. No case is a
    close call: a singular value of $X_c$ is either 0, but for rounding, or more than $10^{-4}$ of
    the largest.
  - A constant column has the coefficient 0; it holds a whole number or eighths, of which centering
    leaves nothing.
  - lam < 0 raises ValueError.
  - X has at least one row and one column.
  - The call leaves X and y unchanged.
  - X, y and lam may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/ridge_closed_form.py
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    """Fit ridge regression with an intercept.

    X   : float array (n, d)  the samples
    y   : float array (n,)    the target of every sample
    lam : float               how strongly coefficients are penalized, lam >= 0

    Returns a tuple of (float array (d,), float): the coefficients w and the intercept b. Raises
    ValueError when lam < 0.

    >>> ridge_closed_form(np.array([[0.0], [2.0], [4.0]]), np.array([1.0, 2.0, 6.0]), 1.0)
    (array([0.90909091]), np.float64(1.1818181818181817))
    >>> ridge_closed_form(np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([1.0, 5.0]), 0.0)
    (array([1., 1.]), np.float64(1.0000000000000004))
    """
    raise NotImplementedError
