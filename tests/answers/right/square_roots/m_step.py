"""right: a Gram matrix of the residuals scaled by the square roots of the responsibilities."""

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
    P = R / N
    means = P.T @ X
    covs = np.empty((K, d, d))
    for k in range(K):
        Y = np.sqrt(P[:, [k]]) * (X - means[k])
        covs[k] = Y.T @ Y
    covs[:, range(d), range(d)] += reg
    return N / n, means, covs
