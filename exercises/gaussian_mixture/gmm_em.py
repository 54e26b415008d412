r"""Expectation-maximization for a Gaussian mixture                        level 4 · about 25 minutes

Improve a mixture of K Gaussians by exactly `n_iter` steps of EM. It starts from the given weights $\pi_k$,
means $\mu_k$ and covariance matrices $\Sigma_k$. A step takes the responsibilities of all points from the
current parameters (E),

$$r_{ik} = \frac{\pi_k \, N(x_i; \mu_k, \Sigma_k)}{\sum_l \pi_l \, N(x_i; \mu_l, \Sigma_l)}$$

and then, with $N_k = \sum_i r_{ik}$, replaces the parameters (M):

$$\pi_k = \frac{N_k}{n} \qquad \mu_k = \frac{1}{N_k} \sum_i r_{ik} x_i \qquad
\Sigma_k = \frac{1}{N_k} \sum_i r_{ik} (x_i - \mu_k) (x_i - \mu_k)^T + \mathrm{reg} \cdot I$$

Return the weights, means, covariance matrices and the history of the log-likelihood
$\sum_i \ln \sum_k \pi_k \, N(x_i; \mu_k, \Sigma_k)$, where $N(x; \mu, \Sigma)$ is the normal density in d
dimensions, with its constant $(2\pi)^{-d/2}$.

What is judged
  - The new $\Sigma_k$ is taken about the new $\mu_k$, by any sound formula.
  - The history has n_iter + 1 entries: the log-likelihood of the given parameters, then that after
    each step. It is the sum over all points, not their mean.
  - `reg` is added to the diagonals in every step, never to the given covariance matrices.
  - With n_iter = 0 the parameters come back unchanged, as floats, the same arrays or copies, with a
    history of one entry.
  - Points may be so far from all components that their densities vanish as floats: work with
    logarithms.
  - When $N_k$ < 1e-12 in a step for any k, raise ValueError, also where $N_k$ is not quite 0; no
    case comes near this limit. A given weight may be 0: the first step then raises, n_iter = 0 does
    not.
  - n_iter and reg are not negative, and there is at least one point. All covariance matrices, given
    or computed, are far from singular, also after the last step.
  - The call leaves X, weights, means and covs unchanged.
  - X, weights, means, covs and reg may come as integers (int64 in arrays); the result is the same,
    in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/gmm_em.py
"""

import numpy as np


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Take n_iter steps of EM.

    X       : float array (n, d)     the samples
    weights : float array (K,)       the weights to start from, not negative, summing to 1
    means   : float array (K, d)     the means to start from
    covs    : float array (K, d, d)  the covariance matrices to start from, symmetric and positive definite
    n_iter  : int                    how many steps to take
    reg     : float                  added to the diagonal of every new covariance matrix

    Returns a tuple of (float array (K,), float array (K, d), float array (K, d, d), float array
    (n_iter+1,)): the weights, the means, the covariance matrices and the log-likelihood before
    the first step and after each. Raises ValueError when the responsibilities of a component
    sum to less than 1e-12 in a step.

    >>> gmm_em(np.array([[0], [2], [8]]), np.array([0.5, 0.5]), np.array([[0], [8]]), np.array([[[1]], [[1]]]), 1, 0.5)
    (array([0.66666663, 0.33333337]), array([[0.99999994],
           [7.99999932]]), array([[[1.5       ]],
    <BLANKLINE>
           [[0.50000405]]]), array([-6.83625703, -5.39192025]))
    """
    raise NotImplementedError
