"""right: eigenvalues of the correlation matrix instead of a Cholesky factor."""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    X, mean, cov = (np.asarray(a, dtype=float) for a in (X, mean, cov))
    variances = np.diag(cov)
    if np.any(variances <= 0.0):
        raise ValueError("cov needs positive variances")
    scale = np.sqrt(variances)
    values, vectors = np.linalg.eigh(cov / scale / scale[:, None])
    if values[0] <= 0.0:
        raise ValueError("cov is not positive definite")
    coordinates = ((X - mean) / scale) @ vectors
    squares = np.sum(coordinates**2 / values, axis=1)
    log_det = np.sum(np.log(values)) + 2.0 * np.sum(np.log(scale))
    return -0.5 * (len(mean) * np.log(2.0 * np.pi) + log_det + squares)
