"""wrong: raises only where N_k is exactly 0
e.g. m_step(np.array([[3.0]]), np.array([[1.0, 1e-15]])) gives ([1, 1e-15], [[3], [3]], [[[0]], [[0]]]),
not ValueError
shows: zero_only
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
    if np.any(counts == 0):
        raise ValueError("a component has lost all its points")
    means = np.einsum("nk,nd->kd", R, X) / counts[:, None]
    diff = X[:, None, :] - means
    covs = np.einsum("nk,nki,nkj->kij", R, diff, diff) / counts[:, None, None]
    return counts / X.shape[0], means, covs + reg * np.eye(X.shape[1])
