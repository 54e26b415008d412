"""wrong: computes the determinant itself, which vanishes for many small variances
e.g. gaussian_logpdf(np.zeros((1, 20)), np.zeros(20), 1e-20 * np.eye(20)) gives [inf], not [442.138]
shows: log_of_det
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    cov = np.asarray(cov, dtype=float)
    factor = np.linalg.cholesky(cov)
    white = np.linalg.solve(factor, (X - mean).T)
    with np.errstate(divide="ignore"):
        log_det = np.log(np.linalg.det(cov))
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + (white**2).sum(axis=0))
