"""wrong: returns N_k as the weights without the division by n
e.g. m_step(np.array([[0.0], [2.0]]), np.array([[1.0], [1.0]])) gives ([2], [[1]], [[[1]]]), not ([1],
[[1]], [[[1]]])
shows: weights_raw
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, R = np.array(X, dtype=float), np.array(R, dtype=float)
    d, K = X.shape[1], R.shape[1]
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
    return N, means, covs
