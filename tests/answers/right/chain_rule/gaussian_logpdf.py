"""right: product of one-dimensional conditional densities, conditioning on one coordinate at a time."""

import numpy as np


def _chain(D: np.ndarray, S: np.ndarray) -> np.ndarray:
    """Log-density of centered rows D: ln p(first) + ln p(others | first)."""
    if S.shape[0] == 0:
        return np.zeros(D.shape[0])
    variance = S[0, 0]
    if not variance > 0:
        raise ValueError("not positive definite")
    slope = S[1:, 0] / variance
    first = D[:, 0]
    log_first = -0.5 * (np.log(2 * np.pi) + np.log(variance) + first / variance * first)
    others = _chain(D[:, 1:] - np.outer(first, slope), S[1:, 1:] - np.outer(slope, S[0, 1:]))
    return log_first + others


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    D = np.asarray(X, dtype=float) - np.asarray(mean, dtype=float)
    return _chain(D, np.asarray(cov, dtype=float))
