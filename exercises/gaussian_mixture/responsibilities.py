r"""Responsibilities of a Gaussian mixture                                 level 3 · about 14 minutes

A mixture of K Gaussians is given by its weights $\pi_k$, means $\mu_k$ and covariance matrices $\Sigma_k$.
For every row $x_i$ of X, compute how probable it is that it came from component k (the E-step of EM):

$$r_{ik} = \frac{\pi_k \, N(x_i; \mu_k, \Sigma_k)}{\sum_l \pi_l \, N(x_i; \mu_l, \Sigma_l)}$$

with the density
$N(x; \mu, \Sigma) = (2\pi)^{-d/2} \, |\Sigma|^{-1/2} \exp(-\frac{1}{2} (x - \mu)^T \Sigma^{-1} (x - \mu))$.

What is judged
  - Every row of the result sums to 1, also that of a point so far away that all its densities, or
    all but some, vanish as floats: work with their logarithms.
  - A component of weight 0 has responsibility 0 for every point, even for a point at its own mean,
    however far that point is from the other components.
  - The weights are not negative and sum to 1. The covariance matrices are symmetric and positive
    definite, with eigenvalues above 0.001, none of them 10 000 times another of the same matrix;
    they need not be diagonal.
  - With one component the result is a column of ones; with no rows in X it has the shape (0, K).
  - The call leaves X, weights, means and covs unchanged.
  - X, weights, means and covs may come as integers (int64 in arrays); the result is the same, in
    floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/responsibilities.py
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    """Compute the probability of every component given every row of X.

    X       : float array (n, d)     the samples
    weights : float array (K,)       the weight of every component, not negative, summing to 1
    means   : float array (K, d)     their means
    covs    : float array (K, d, d)  their covariance matrices, symmetric and positive definite

    Returns a float array (n, K): the responsibilities, every row summing to 1.

    >>> responsibilities(np.array([[1]]), np.array([0.2, 0.8]), np.array([[0], [2]]), np.array([[[1]], [[1]]]))
    array([[0.2, 0.8]])
    >>> responsibilities(np.array([[99]]), np.array([0.2, 0.8]), np.array([[0], [0]]), np.array([[[1]], [[4]]]))
    array([[0., 1.]])
    """
    raise NotImplementedError
