"""wrong: adds 1e-6 to the diagonal, which spoils small covariance matrices
e.g. gaussian_logpdf(np.array([[0.0]]), np.array([0.0]), np.array([[1e-6]])) gives [5.64224], not
[5.98882]
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    cov = np.asarray(cov, dtype=float)
    np.linalg.cholesky(cov)
    factor = np.linalg.cholesky(cov + 1e-6 * np.eye(len(mean)))
    white = np.linalg.solve(factor, (X - mean).T)
    log_det = 2.0 * np.log(np.diag(factor)).sum()
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + (white**2).sum(axis=0))
