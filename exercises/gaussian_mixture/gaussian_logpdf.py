r"""Log-density of a multivariate normal                                   level 2 · about 13 minutes

For every row x of X, compute the logarithm of the density of the normal distribution in d dimensions with
mean $\mu$ and covariance matrix $\Sigma$:

$$\ln N(x; \mu, \Sigma) = -\frac{1}{2} \left( d \ln 2\pi + \ln |\Sigma| +
(x - \mu)^T \Sigma^{-1} (x - \mu) \right)$$

What is judged
  - Points in the far tail, where the density itself vanishes as a float, get their finite
    log-density.
  - A determinant that vanishes or overflows as a float still has its finite logarithm.
  - `cov` is symmetric. If it is not positive definite, raise ValueError (np.linalg.LinAlgError is
    one), also when there are no rows. Such a `cov` has a row of zeros, or an eigenvalue below 0
    that is at least a hundredth of the largest in size. A positive determinant alone does not make
    it positive definite.
  - A positive definite `cov` is far from singular: no eigenvalue is 10 000 times another. All may
    be large or all small, even below 1e-9; `cov` need not be diagonal.
  - d may be 1; with no rows the result has the shape (0,).
  - The call leaves X, mean and cov unchanged.
  - X, mean and cov may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/gaussian_logpdf.py
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    """Compute the log-density of every row of X.

    X    : float array (n, d)  the points
    mean : float array (d,)    the mean of the distribution
    cov  : float array (d, d)  its covariance matrix, symmetric

    Returns a float array (n,): one log-density for every row. Raises ValueError when cov is not
    positive definite.

    >>> gaussian_logpdf(np.array([[0.0], [2.0]]), np.array([0.0]), np.array([[4.0]]))
    array([-1.61208571, -2.11208571])
    >>> gaussian_logpdf(np.array([[100.0, 0.0]]), np.array([0.0, 0.0]), np.array([[2.0, 1.0], [1.0, 2.0]]))
    array([-3335.72051654])
    """
    raise NotImplementedError
