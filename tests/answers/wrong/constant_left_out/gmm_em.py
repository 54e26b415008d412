"""wrong: leaves the constant (2 pi)^(-d/2) out of the log-likelihood
e.g. gmm_em(np.array([[0.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]]), 0) gives ([1],
[[0]], [[[1]]], [0]), not ([1], [[0]], [[[1]]], [-0.918939])
shows: no_2pi
"""

import numpy as np


def _log_joint(X, theta):
    columns = []
    for weight, mean, cov in zip(*theta):
        L = np.linalg.cholesky(cov)
        z = np.linalg.solve(L, (X - mean).T)
        log_norm = np.log(L.diagonal()).sum()
        log_weight = np.log(weight) if weight > 0 else -np.inf
        columns.append(log_weight - log_norm - 0.5 * np.sum(z * z, axis=0))
    return np.stack(columns, axis=1)


def _evidence(joint):
    return np.logaddexp.reduce(joint, axis=1)


def _one_step(X, theta, reg):
    joint = _log_joint(X, theta)
    R = np.exp(joint - _evidence(joint)[:, None])
    N = R.sum(axis=0)
    if (N < 1e-12).any():
        raise ValueError("N_k is below 1e-12")
    mu = (R / N).T @ X
    ridge = reg * np.eye(X.shape[1])
    sigma = [((X - m) * (r / c)[:, None]).T @ (X - m) + ridge for m, r, c in zip(mu, R.T, N)]
    return N / len(X), mu, np.array(sigma)


def _steps(X, theta, reg, m):
    """Return the parameters after m steps and the log-likelihoods after each of them."""
    if m == 0:
        return theta, []
    if m == 1:
        theta = _one_step(X, theta, reg)
        return theta, [_evidence(_log_joint(X, theta)).sum()]
    middle, early = _steps(X, theta, reg, m // 2)
    end, late = _steps(X, middle, reg, m - m // 2)
    return end, early + late


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X = np.array(X, dtype=float)
    start = tuple(np.array(part, dtype=float) for part in (weights, means, covs))
    first = _evidence(_log_joint(X, start)).sum()
    end, later = _steps(X, start, reg, n_iter)
    return (*end, np.array([first, *later]))
