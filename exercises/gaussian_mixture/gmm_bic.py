r"""BIC of a Gaussian mixture                                               level 2 · about 8 minutes

Score a fitted mixture of K Gaussians in d dimensions by the Bayesian information criterion, which weighs its
log-likelihood L over n points against its number of free parameters p:

$$\mathrm{BIC} = -2 L + p \ln n$$

Lower is better. The free parameters are those of the K weights, which sum to 1, of the K means and of the
covariance matrices, which depend on `cov_type`:

- "full": every component has a symmetric matrix of its own;
- "diag": every component has a diagonal matrix of its own;
- "spherical": every component has a single variance.

What is judged
  - A parameter that follows from the others is not free and not counted: the weights sum to 1, and
    a symmetric matrix has equal entries on both sides of its diagonal.
  - With n = 1 the penalty is 0.
  - Any other string as `cov_type`, also another spelling such as "Full", raises ValueError.
  - n, d and K are at least 1; L may be positive, as densities may exceed 1.
  - loglik may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/gmm_bic.py
"""

import numpy as np


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    """Compute the BIC of a Gaussian mixture.

    loglik   : float  the log-likelihood of all points
    n        : int    the number of points
    d        : int    the number of dimensions
    K        : int    the number of components
    cov_type : str    "full", "diag" or "spherical"

    Returns a float: the BIC. Raises ValueError when cov_type is none of the three.

    >>> gmm_bic(-150.0, 100, 2, 3, 'full')
    378.28789316179757
    >>> gmm_bic(-150.0, 100, 2, 3, 'spherical')
    350.656872045869
    """
    raise NotImplementedError
