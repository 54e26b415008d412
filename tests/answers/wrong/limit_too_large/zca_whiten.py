"""wrong: leaves out the terms with an eigenvalue up to 1e-6 of the largest one
e.g. zca_whiten(np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 2e-4], [0.0, -2e-4]]))
gives [[ 1.4142, 0.  ], [-1.4142, 0.  ], [ 0.  , 0.  ], [ 0.  , 0.  ]],
not [[ 1.4142, 0.  ], [-1.4142, 0.  ], [ 0.  , 1.4142], [ 0.  , -1.4142]]
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
    keep = eigenvalues > 1e-6 * eigenvalues.max()
    V = V[:, keep]
    root = (V / np.sqrt(eigenvalues[keep])) @ V.T
    return Xc @ root
