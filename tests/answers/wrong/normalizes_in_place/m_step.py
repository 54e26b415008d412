"""wrong: divides the caller's responsibilities by N_k
e.g. m_step(np.array([[0.0], [2.0]]), R) with R = np.array([[1.0], [1.0]]) gives R = [[0.5], [0.5]]
afterwards, not [[1], [1]]
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, R = np.asarray(X, dtype=float), np.asarray(R, dtype=float)
    (n, d), K = X.shape, R.shape[1]
    N = R.sum(axis=0)
    if N.min() < 1e-12:
        raise ValueError("empty component")
    R /= N
    means = R.T @ X
    covs = np.empty((K, d, d))
    for k in range(K):
        Y = np.sqrt(R[:, [k]]) * (X - means[k])
        covs[k] = Y.T @ Y
    covs[:, range(d), range(d)] += reg
    return N / n, means, covs
