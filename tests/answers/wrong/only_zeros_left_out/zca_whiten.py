"""wrong: keeps every positive singular value, even one that is rounding of 0
e.g. zca_whiten(np.array([[0.1, 0.3], [0.2, 0.6], [0.7, 2.1]]))
gives [[-1.6467, -0.3882], [ 0.504 , -0.7035], [-0.1855, 1.5344]],
not [[-0.2811, -0.8434], [-0.1606, -0.4819], [ 0.4418, 1.3253]]
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    data = np.array(X, dtype=float)
    constant = np.ptp(data, axis=0) == 0
    data -= data.mean(axis=0)
    data[:, constant] = 0.0
    U, s, Vt = np.linalg.svd(data, full_matrices=False)
    kept = s > 0
    return np.sqrt(len(data)) * (U[:, kept] @ Vt[kept])
