"""wrong: takes a positive determinant as the proof of a positive definite matrix
e.g. gaussian_logpdf(np.zeros((1, 2)), np.zeros(2), np.array([[-1.0, 0.0], [0.0, -1.0]])) gives
[-1.83788], not ValueError
shows: determinant_decides
"""

import numpy as np


def is_positive_definite(S: np.ndarray) -> bool:
    return np.linalg.slogdet(S)[0] > 0


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    S = np.array(cov, dtype=float)
    if not is_positive_definite(S):
        raise ValueError("the determinant is not positive")
    D = np.array(X, dtype=float) - np.array(mean, dtype=float)
    _, log_det = np.linalg.slogdet(S)
    quadratic = np.einsum("ij,ji->i", D, np.linalg.solve(S, D.T))
    return -(D.shape[1] * np.log(2 * np.pi) + log_det + quadratic) / 2
