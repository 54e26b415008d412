"""wrong: does not rotate back from the coordinates of the eigenvectors 
e.g. zca_whiten(np.array([[0.0, 1.0], [4.0, 3.0], [2.0, 5.0]]))
gives [[ 0.  , -1.4142], [-1.2247, 0.7071], [ 1.2247, 0.7071]],
not [[-1.  , -1.  ], [ 1.366, -0.366], [-0.366, 1.366]]
shows: pca_rotation
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
    keep = eigenvalues > 1e-12 * eigenvalues.max()
    root = np.zeros_like(V)
    root[:, keep] = V[:, keep] / np.sqrt(eigenvalues[keep])
    return Xc @ root
