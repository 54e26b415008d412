r"""M-step of a Gaussian mixture                                           level 3 · about 16 minutes

Given the points X and how far each of K components is responsible for each of them, estimate the mixture
(the M-step of EM). With $r_{ik}$ the entries of R and $N_k = \sum_i r_{ik}$:

$$\pi_k = \frac{N_k}{n} \qquad \mu_k = \frac{1}{N_k} \sum_i r_{ik} x_i \qquad
\Sigma_k = \frac{1}{N_k} \sum_i r_{ik} (x_i - \mu_k) (x_i - \mu_k)^T + \mathrm{reg} \cdot I$$

Return the weights $\pi_k$, the means $\mu_k$ and the covariance matrices $\Sigma_k$.

What is judged
  - A covariance is taken about the component's own new mean, and its divisor is $N_k$. Any sound
    formula will do, also one that subtracts $\mu_k \mu_k^T$ from the weighted mean of $x_i x_i^T$.
  - `reg` is added to the diagonal of every covariance matrix as the last step; it is never
    negative.
  - When $N_k$ < 1e-12 for any k, raise ValueError, also where $N_k$ is not quite 0. No case comes
    near this limit: every $N_k$ is below 1e-13 or above 0.05.
  - A component may be responsible for a single point: its covariance matrix is then reg times the
    identity.
  - R is not negative, and its rows sum to 1 up to rounding. There is at least one row; there may be
    one component only.
  - The call leaves X and R unchanged.
  - X, R and reg may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/m_step.py
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimate weights, means and covariance matrices from responsibilities.

    X   : float array (n, d)  the samples
    R   : float array (n, K)  the responsibility of every component for every sample
    reg : float               added to the diagonals of the covariance matrices, not negative

    Returns a tuple of (float array (K,), float array (K, d), float array (K, d, d)): the
    weights, the means and the covariance matrices. Raises ValueError when the responsibilities
    of a component sum to less than 1e-12.

    >>> m_step(np.array([[0.0], [2.0], [8.0]]), np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]), 0.0)
    (array([0.5, 0.5]), array([[0.66666667],
           [6.        ]]), array([[[0.88888889]],
    <BLANKLINE>
           [[8.        ]]]))
    """
    raise NotImplementedError
