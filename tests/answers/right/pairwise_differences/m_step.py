"""right: the covariance as half the mean squared difference of two independent draws, without the mean."""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    R = np.asarray(R, dtype=float)
    N = np.sum(R, axis=0)
    if (N < 1e-12).any():
        raise ValueError("a component is responsible for no point")
    P = R / N
    gaps = X[:, None, :] - X[None, :, :]
    covs = 0.5 * np.einsum("ik,jk,ija,ijb->kab", P, P, gaps, gaps, optimize=True)
    return N / len(X), P.T @ X, covs + reg * np.identity(X.shape[1])
