"""wrong: divides the covariances by n instead of N_k
e.g. m_step(np.array([[0.0], [2.0], [7.0]]), np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])) gives
([0.666667, 0.333333], [[1], [7]], [[[0.666667]], [[0]]]), not ([0.666667, 0.333333], [[1], [7]], [[[1]],
[[0]]])
shows: divide_n
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
    covs = np.einsum("nk,nki,nkj->kij", R, diff, diff) / len(X)
    return counts / X.shape[0], means, covs + reg * np.eye(X.shape[1])
