"""wrong: adds reg to all entries of the covariance matrices instead of the diagonal
e.g. m_step(np.array([[1.0, 2.0]]), np.array([[1.0]]), 0.5) gives ([1], [[1, 2]], [[[0.5, 0.5], [0.5,
0.5]]]), not ([1], [[1, 2]], [[[0.5, 0], [0, 0.5]]])
shows: reg_everywhere
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    R = np.asarray(R, dtype=float)
    counts = R.sum(axis=0)
    if np.any(counts < 1e-12):
        raise ValueError("a component has lost all its points")
    means = np.einsum("nk,nd->kd", R, X) / counts[:, None]
    diff = X[:, None, :] - means
    covs = np.einsum("nk,nki,nkj->kij", R, diff, diff) / counts[:, None, None]
    return counts / X.shape[0], means, covs + reg
