"""wrong: forgets that the determinant of cov is the square of that of its Cholesky factor
e.g. gaussian_logpdf(np.array([[0.0]]), np.array([0.0]), np.array([[4.0]])) gives [-1.26551], not
[-1.61209]
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    factor = np.linalg.cholesky(np.asarray(cov, dtype=float))
    white = np.linalg.solve(factor, (X - mean).T)
    log_det = np.log(np.diag(factor)).sum()
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + (white**2).sum(axis=0))
