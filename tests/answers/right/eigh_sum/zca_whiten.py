"""right: eigenvectors of S, kept by a mask; a shift by the first row makes constant columns exactly 0."""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    X = np.asarray(X, dtype=float)
    n = X.shape[0]
    Xc = X - X[0]
    Xc = Xc - Xc.mean(axis=0)
    S = Xc.T @ Xc / n
    eigenvalues, V = np.linalg.eigh(S)
    keep = eigenvalues > 1e-12 * eigenvalues.max()
    V = V[:, keep]
    root = (V / np.sqrt(eigenvalues[keep])) @ V.T
    return Xc @ root
