"""wrong: a covariance matrix that is not positive definite gives NaN instead of an error
e.g. gaussian_logpdf(np.array([[1.0]]), np.array([0.0]), np.array([[-1.0]])) gives [nan], not ValueError
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X, mean, cov = (np.asarray(a, dtype=float) for a in (X, mean, cov))
    try:
        L = np.linalg.cholesky(cov)
    except np.linalg.LinAlgError:
        return np.full(X.shape[0], np.nan)
    white = np.linalg.solve(L, (X - mean).T)
    log_det = 2.0 * np.log(L.diagonal()).sum()
    return -0.5 * (len(mean) * np.log(2.0 * np.pi) + log_det + np.square(white).sum(axis=0))
