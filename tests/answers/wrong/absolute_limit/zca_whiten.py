"""wrong: compares the eigenvalues with 1e-12 itself
e.g. zca_whiten(np.array([[0.0], [2e-9]])) gives [[0.], [0.]], not [[-1.], [ 1.]]
shows: absolute_limit
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    X = np.asarray(X, dtype=float)
    n = X.shape[0]
    Xc = X - X[0]
    Xc = Xc - Xc.mean(axis=0)
    S = Xc.T @ Xc / n
    eigenvalues, V = np.linalg.eigh(S)
    keep = eigenvalues > 1e-12
    V = V[:, keep]
    root = (V / np.sqrt(eigenvalues[keep])) @ V.T
    return Xc @ root
