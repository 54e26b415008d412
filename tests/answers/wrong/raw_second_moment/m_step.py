"""wrong: forgets to subtract the square of the mean from the second moment
e.g. m_step(np.array([[1.0], [3.0]]), np.array([[1.0], [1.0]])) gives ([1], [[2]], [[[5]]]), not ([1],
[[2]], [[[1]]])
shows: about_the_origin
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
    covs = np.einsum("nk,ni,nj->kij", R, X, X) / counts[:, None, None]
    return counts / X.shape[0], means, covs + reg * np.eye(X.shape[1])
