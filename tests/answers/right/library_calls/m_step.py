"""right: np.average and np.cov with weights, one component after the other."""

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
    covs = np.stack([np.atleast_2d(np.cov(X.T, aweights=r, ddof=0)) for r in R.T])
    return R.mean(axis=0), means, covs + np.diag([float(reg)] * X.shape[1])
