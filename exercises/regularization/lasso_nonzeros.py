r"""How many coefficients the lasso keeps                                  level 3 · about 15 minutes

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

Find the minimum for every $\lambda$ in `lams`, and count the coefficients $w_j$ that are not 0 there. One way
to the minimum is to take one coefficient at a time: where $x_j$ is column $j$ minus its mean, and $r$ is $y$
minus its mean and minus what all *other* coefficients predict, the best $w_j$ is

$$w_j = \frac{S_\lambda(x_j \cdot r / n)}{x_j \cdot x_j / n}, \qquad
S_\lambda(z) = \operatorname{sign}(z) \max(|z| - \lambda, 0).$$

Go over all coefficients again and again until none moves any more. Any other way to the minimum is as good.

What is judged
  - A coefficient counts where $|w_j| > 10^{-8}$. The intercept never counts.
  - The counts come in the order of `lams`, which need not be sorted and may hold a value twice.
  - `lams` holds at least one value and none below 0; 0 is least squares.
  - The coefficient of a constant column is 0, also in least squares.
  - There may be more columns than rows, but then no $\lambda$ is 0.
  - No case is a close call: constant columns apart, the minimum is at one place only, and there
    every coefficient is either 0 or more than 0.001 in size, in least squares, too. Coordinate
    descent from $w = 0$ comes within $10^{-10}$ of it in 200 rounds.
  - X has at least one row and one column, and at most 20 rows and 5 columns.
  - The call leaves X, y and lams unchanged.
  - X, y and lams may come as integers (int64 in arrays); the result is the same, in floats.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/lasso_nonzeros.py
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    """Count the coefficients that the lasso does not set to 0, for every penalty.

    X    : float array (n, d)  the samples
    y    : float array (n,)    the target of every sample
    lams : float array (m,)    the penalties

    Returns an int array (m,): the number of coefficients that are not 0, for every penalty.

    >>> lasso_nonzeros(np.array([[0.0, 1.0], [2.0, 0.0]]), np.array([0.0, 3.0]), np.array([1.0, 2.0, 0.5]))
    array([1, 0, 1])
    """
    raise NotImplementedError
