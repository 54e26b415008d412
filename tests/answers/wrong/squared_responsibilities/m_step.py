"""wrong: scales the residuals by the responsibilities, which so count squared
e.g. m_step(np.array([[0.0], [2.0]]), np.array([[0.5, 0.5], [0.5, 0.5]])) gives ([0.5, 0.5], [[1], [1]],
[[[0.5]], [[0.5]]]), not ([0.5, 0.5], [[1], [1]], [[[1]], [[1]]])
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, R = np.array(X, dtype=float), np.array(R, dtype=float)
    (n, d), K = X.shape, R.shape[1]
    N = R.sum(axis=0)
    if N.min() < 1e-12:
        raise ValueError("empty component")
    means = (R / N).T @ X
    covs = np.empty((K, d, d))
    for k in range(K):
        Y = R[:, [k]] * (X - means[k])
        covs[k] = Y.T @ Y / N[k]
    covs[:, range(d), range(d)] += reg
    return N / n, means, covs
