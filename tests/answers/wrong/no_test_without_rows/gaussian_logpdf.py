"""wrong: returns early when there are no rows and does not look at the covariance matrix
e.g. gaussian_logpdf(np.zeros((0, 1)), np.array([0.0]), np.array([[-1.0]])) gives shape (0,), not
ValueError
shows: early_return
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    if X.shape[0] == 0:
        return np.zeros(0)
    factor = np.linalg.cholesky(np.asarray(cov, dtype=float))
    white = np.linalg.solve(factor, (X - mean).T)
    log_det = 2.0 * np.log(np.diag(factor)).sum()
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + (white**2).sum(axis=0))
