"""wrong: the history holds the mean of the log-likelihood over the points instead of the sum
e.g. gmm_em(np.array([[0.0], [2.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]]), 0) gives
([1], [[0]], [[[1]]], [-1.91894]), not ([1], [[0]], [[[1]]], [-3.83788])
shows: mean_loglik
"""

import numpy as np


class Mixture:
    def __init__(self, weights, means, covs):
        self.weights = np.array(weights, dtype=float)
        self.means = np.array(means, dtype=float)
        self.covs = np.array(covs, dtype=float)

    def log_joint(self, X):
        """Return ln pi_k + ln N(x_i; mu_k, Sigma_k) with the shape (n, K)."""
        n, d = X.shape
        joint = np.full((n, len(self.weights)), -np.inf)
        for k in np.flatnonzero(self.weights):
            values, vectors = np.linalg.eigh(self.covs[k])
            coordinates = (X - self.means[k]) @ vectors
            squares = (coordinates**2 / values).sum(axis=1)
            joint[:, k] = np.log(self.weights[k])
            joint[:, k] -= 0.5 * (d * np.log(2 * np.pi) + np.log(values).sum() + squares)
        return joint

    def loglik(self, X):
        return np.logaddexp.reduce(self.log_joint(X), axis=1).mean()

    def responsibilities(self, X):
        joint = self.log_joint(X)
        return np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))

    def refit(self, X, R, reg):
        counts = R.sum(axis=0)
        if counts.min() < 1e-12:
            raise ValueError("component without points")
        shares = R / counts
        self.weights = counts / len(X)
        self.means = shares.T @ X
        for k, mean in enumerate(self.means):
            centered = X - mean
            self.covs[k] = centered.T @ (shares[:, [k]] * centered) + reg * np.eye(X.shape[1])


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X = np.asarray(X, dtype=float)
    mixture = Mixture(weights, means, covs)
    history = np.empty(n_iter + 1)
    history[0] = mixture.loglik(X)
    for t in range(1, n_iter + 1):
        mixture.refit(X, mixture.responsibilities(X), reg)
        history[t] = mixture.loglik(X)
    return mixture.weights, mixture.means, mixture.covs, history
