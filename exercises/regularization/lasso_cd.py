r"""The lasso by coordinate descent                                        level 4 · about 25 minutes

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$f(w, b) = \frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

Start from $w = 0$ and go over the columns `n_sweeps` times. For $j = 0, 1, \dots, d - 1$ set $w_j$ to the
value that minimizes $f$; the other coefficients stay, and $b$ follows, so that it is always the best for $w$:

$$w_j = \frac{S_\lambda(x_j \cdot r / n)}{x_j \cdot x_j / n}, \qquad
S_\lambda(z) = \operatorname{sign}(z) \max(|z| - \lambda, 0),$$

where $x_j$ is column $j$ minus its mean, and $r$ is $y$ minus its mean and minus what all *other*
coefficients, each with its newest value, predict from such columns. Return $w$, $b$ and the history of $f$.

What is judged
  - The objective is the one above: its squares are divided by 2n, the intercept is not penalized.
  - Exactly `n_sweeps` sweeps are made, also when nothing moves any more; 0 sweeps return w = 0.
  - The order is 0, 1, ..., d - 1 in every sweep, and an update is used at once by the next.
  - The history holds $f$ before the first sweep and after every sweep: `n_sweeps` + 1 values. In
    each, $b$ is the best for that $w$, as is the returned one: the mean of $y - X w$.
  - A constant column keeps the coefficient 0; it holds a whole number or eighths, of which
    centering leaves nothing.
  - `lam` and `n_sweeps` are never negative. X has at least one row and one column, and may have
    more columns than rows.
  - The call leaves X and y unchanged.
  - X, y and lam may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/lasso_cd.py
"""

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    """Fit the lasso by cyclic coordinate descent.

    X        : float array (n, d)  the samples
    y        : float array (n,)    the target of every sample
    lam      : float               the penalty, lam >= 0
    n_sweeps : int                 how often to go over all coefficients

    Returns a tuple of (float array (d,), float, float array (n_sweeps+1,)): the coefficients w,
    the intercept b and the values of the objective.

    >>> lasso_cd(np.array([[1.0, 1.0], [0.0, 2.0], [2.0, 2.0]]), np.array([1.0, 2.0, 6.0]), 0.5, 2)
    (array([1.25, 0.75]), np.float64(0.5000000000000001), array([2.33333333, 1.75      , 1.75      ]))
    """
    raise NotImplementedError
