"""wrong: np.cov gives numbers in one dimension, so that the covariances lack their last two axes
e.g. m_step(np.array([[0.0], [2.0]]), np.array([[1.0], [1.0]])) gives ([1], [[1]], [1]), not ([1], [[1]],
[[[1]]])
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    R = np.asarray(R, dtype=float)
    if min(R.sum(axis=0)) < 1e-12:
        raise ValueError("degenerate component")
    means = np.stack([np.average(X, axis=0, weights=r) for r in R.T])
    covs = np.stack([np.cov(X.T, aweights=r, ddof=0) for r in R.T])
    return R.mean(axis=0), means, covs + (reg if X.shape[1] == 1 else reg * np.eye(X.shape[1]))
