"""wrong: adds reg to the given covariance matrices as well
e.g. gmm_em(np.array([[0.0], [2.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]]), 0, 1.0)
gives ([1], [[0]], [[[2]]], [-3.53102]), not ([1], [[0]], [[[1]]], [-3.83788])
shows: reg_at_start
"""

import numpy as np


def _expect(X, weights, means, covs):
    L = np.linalg.cholesky(covs)
    diff = X[None, :, :] - means[:, None, :]
    white = np.linalg.solve(L, diff.swapaxes(1, 2))
    log_det = 2.0 * np.log(np.diagonal(L, axis1=1, axis2=2)).sum(axis=1)
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)
    constant = X.shape[1] * np.log(2.0 * np.pi)
    joint = log_weights - 0.5 * (constant + log_det + (white**2).sum(axis=1).T)
    top = joint.max(axis=1, keepdims=True)
    scaled = np.exp(joint - top)
    total = scaled.sum(axis=1, keepdims=True)
    return scaled / total, float((top + np.log(total)).sum())


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    weights = np.array(weights, dtype=float)
    means = np.array(means, dtype=float)
    covs = np.array(covs, dtype=float)
    n, d = X.shape
    covs += reg * np.eye(d)
    R, loglik = _expect(X, weights, means, covs)
    history = [loglik]
    for _ in range(n_iter):
        counts = R.sum(axis=0)
        if np.any(counts < 1e-12):
            raise ValueError("a component has no responsibility left")
        weights = counts / n
        means = R.T @ X / counts[:, None]
        diff = X[:, None, :] - means
        covs = np.einsum("nk,nki,nkj->kij", R, diff, diff) / counts[:, None, None]
        covs += reg * np.eye(d)
        R, loglik = _expect(X, weights, means, covs)
        history.append(loglik)
    return weights, means, covs, np.array(history)
