"""wrong: takes the covariances about the mean of all points instead of that of the component
e.g. m_step(np.array([[0.0], [4.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])) gives ([0.5, 0.5], [[0], [4]],
[[[4]], [[4]]]), not ([0.5, 0.5], [[0], [4]], [[[0]], [[0]]])
shows: overall_mean
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
    diff = np.repeat((X - X.mean(axis=0))[:, None, :], R.shape[1], axis=1)
    covs = np.einsum("nk,nki,nkj->kij", R, diff, diff) / counts[:, None, None]
    return counts / X.shape[0], means, covs + reg * np.eye(X.shape[1])
