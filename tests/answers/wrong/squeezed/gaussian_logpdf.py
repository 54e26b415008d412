"""wrong: squeezes the result, so that a single point gives no array of shape (1,)
e.g. gaussian_logpdf(np.array([[0.0]]), np.array([0.0]), np.array([[1.0]])) gives -0.918939, not
[-0.918939]
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    mean = np.asarray(mean, dtype=float)
    factor = np.linalg.cholesky(np.asarray(cov, dtype=float))
    white = np.linalg.solve(factor, (X - mean).T)
    log_det = 2.0 * np.log(np.diag(factor)).sum()
    squares = (white**2).sum(axis=0).squeeze()
    return -0.5 * (X.shape[1] * np.log(2.0 * np.pi) + log_det + squares)
