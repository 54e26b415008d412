"""wrong: divides every column by its deviation and leaves the correlation
e.g. zca_whiten(np.array([[0.0, 1.0], [4.0, 3.0], [2.0, 5.0]]))
gives [[-1.2247, -1.2247], [ 1.2247, 0.  ], [ 0.  , 1.2247]],
not [[-1.  , -1.  ], [ 1.366, -0.366], [-0.366, 1.366]]
shows: standardized
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    X = np.asarray(X, dtype=float)
    Xc = X - X[0]
    Xc = Xc - Xc.mean(axis=0)
    S = np.diag((Xc**2).mean(axis=0))
    eigenvalues, V = np.linalg.eigh(S)
    keep = eigenvalues > 1e-12 * eigenvalues.max()
    V = V[:, keep]
    root = (V / np.sqrt(eigenvalues[keep])) @ V.T
    return Xc @ root
