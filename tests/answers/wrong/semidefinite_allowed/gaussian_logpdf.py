"""wrong: ignores directions without variance by a pseudo-inverse instead of raising an error
e.g. gaussian_logpdf(np.zeros((1, 2)), np.zeros(2), np.array([[1.0, 0.0], [0.0, 0.0]])) gives [-1.83788],
not ValueError
shows: pseudo_inverse
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    cov = np.array(cov, dtype=float)
    for i in range(cov.shape[0]):
        if cov[i, i] < 0:
            raise ValueError("variance must be positive")
    eigenvalues = np.linalg.eigvalsh(cov)
    if min(eigenvalues) < -1e-10 * max(abs(eigenvalues)):
        raise ValueError("cov must be positive definite")
    eigenvalues = eigenvalues[eigenvalues > 1e-10 * max(abs(eigenvalues))]
    inverse = np.linalg.pinv(cov)
    constant = len(mean) * np.log(2 * np.pi) + sum(np.log(eigenvalues))
    answer = np.zeros(len(X))
    for i in range(len(X)):
        difference = X[i] - np.array(mean, dtype=float)
        answer[i] = -0.5 * (constant + difference @ inverse @ difference)
    return answer
