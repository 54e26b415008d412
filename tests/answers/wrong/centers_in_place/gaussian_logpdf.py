"""wrong: subtracts the mean from the caller's points
e.g. gaussian_logpdf(X, np.array([1.0]), np.array([[1.0]])) with X = np.array([[3.0]]) gives X = [[2]]
afterwards, not [[3]]
"""

import numpy as np


def is_positive_definite(S: np.ndarray) -> bool:
    return all(np.linalg.slogdet(S[:k, :k])[0] > 0 for k in range(1, len(S) + 1))


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    S = np.array(cov, dtype=float)
    if not is_positive_definite(S):
        raise ValueError("a leading minor is not positive")
    D = np.asarray(X, dtype=float)
    D -= np.asarray(mean, dtype=float)
    _, log_det = np.linalg.slogdet(S)
    quadratic = np.einsum("ij,ji->i", D, np.linalg.solve(S, D.T))
    return -(D.shape[1] * np.log(2 * np.pi) + log_det + quadratic) / 2
