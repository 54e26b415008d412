"""wrong: uses only the diagonal of the covariance matrix for the distance
e.g. gaussian_logpdf(np.array([[1.0, 1.0]]), np.zeros(2), np.array([[2.0, 1.0], [1.0, 2.0]])) gives
[-2.88718], not [-2.72052]
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    factor = np.linalg.cholesky(np.asarray(cov, dtype=float))
    white = ((X - mean) / np.sqrt(np.diag(np.asarray(cov, dtype=float)))).T
    log_det = 2.0 * np.log(np.diag(factor)).sum()
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + (white**2).sum(axis=0))
