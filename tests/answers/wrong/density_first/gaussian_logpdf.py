"""wrong: takes the logarithm of the density, which vanishes in the far tail
e.g. gaussian_logpdf(np.array([[40.0]]), np.array([0.0]), np.array([[1.0]])) gives [-inf], not [-800.919]
shows: exp_then_log
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    factor = np.linalg.cholesky(np.asarray(cov, dtype=float))
    white = np.linalg.solve(factor, (X - mean).T)
    log_det = 2.0 * np.log(np.diag(factor)).sum()
    norm = np.exp(-0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det))
    with np.errstate(divide="ignore"):
        return np.log(norm * np.exp(-0.5 * (white**2).sum(axis=0)))
