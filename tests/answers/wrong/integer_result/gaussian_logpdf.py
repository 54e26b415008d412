"""wrong: keeps the results in an array of the dtype of X, which cuts them for integers
e.g. gaussian_logpdf(np.array([[0], [2]]), np.array([0]), np.array([[4]])) gives [-1, -2] (int64), not
[-1.61209, -2.11209]
"""

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    cov = np.array(cov, dtype=float)
    for i in range(cov.shape[0]):
        if cov[i, i] <= 0:
            raise ValueError("variance must be positive")
    eigenvalues = np.linalg.eigvalsh(cov)
    if min(eigenvalues) <= 0:
        raise ValueError("cov must be positive definite")
    inverse = np.linalg.inv(cov)
    constant = len(mean) * np.log(2 * np.pi) + sum(np.log(eigenvalues))
    answer = np.zeros_like(X, shape=len(X))
    for i in range(len(X)):
        difference = X[i] - np.array(mean, dtype=float)
        answer[i] = -0.5 * (constant + difference @ inverse @ difference)
    return answer
