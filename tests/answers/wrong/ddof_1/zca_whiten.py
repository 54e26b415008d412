"""wrong: the covariance matrix has the divisor n - 1
e.g. zca_whiten(np.array([[0.0], [2.0]])) gives [[-0.7071], [ 0.7071]], not [[-1.], [ 1.]]
shows: divide_n_minus_1
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    X = np.asarray(X, dtype=float)
    n = X.shape[0]
    Xc = X - X[0]
    Xc = Xc - Xc.mean(axis=0)
    S = Xc.T @ Xc / max(n - 1, 1)
    eigenvalues, V = np.linalg.eigh(S)
    keep = eigenvalues > 1e-12 * eigenvalues.max()
    V = V[:, keep]
    root = (V / np.sqrt(eigenvalues[keep])) @ V.T
    return Xc @ root
