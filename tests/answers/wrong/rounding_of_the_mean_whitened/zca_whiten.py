"""wrong: a constant 0.1 differs from its computed mean by rounding, which is scaled up
e.g. zca_whiten(np.full((3, 1), 0.1)) gives [[-1.], [-1.], [-1.]], not [[0.], [0.], [0.]]
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    data = np.array(X, dtype=float)
    data -= data.mean(axis=0)
    U, s, Vt = np.linalg.svd(data, full_matrices=False)
    kept = s**2 > 1e-12 * s[0] ** 2
    return np.sqrt(len(data)) * (U[:, kept] @ Vt[kept])
