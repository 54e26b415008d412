"""right: one pass over the samples with weighted running updates (Welford), for all components at once."""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    R = np.asarray(R, dtype=float)
    n, d = X.shape
    K = R.shape[1]
    mass = np.zeros(K)
    means = np.zeros((K, d))
    scatter = np.zeros((K, d, d))
    for x, r in zip(X, R):
        mass += r
        share = np.divide(r, mass, out=np.zeros(K), where=mass > 0)
        before = x - means
        means += share[:, None] * before
        after = x - means
        scatter += r[:, None, None] * before[:, :, None] * after[:, None, :]
    if np.any(mass < 1e-12):
        raise ValueError("no responsibility left for a component")
    covs = scatter / mass[:, None, None]
    covs = 0.5 * (covs + covs.transpose(0, 2, 1)) + reg * np.eye(d)
    return mass / n, means, covs
