"""wrong: subtracts the mean from X itself where X is a float array
e.g. X = np.array([[1.0], [3.0]]); zca_whiten(X); X gives [[-1.], [ 1.]], not [[1.], [3.]]
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    data = np.asarray(X, dtype=float)
    constant = np.ptp(data, axis=0) == 0
    data -= data.mean(axis=0)
    data[:, constant] = 0.0
    U, s, Vt = np.linalg.svd(data, full_matrices=False)
    kept = s**2 > 1e-12 * s[0] ** 2
    return np.sqrt(len(data)) * (U[:, kept] @ Vt[kept])
