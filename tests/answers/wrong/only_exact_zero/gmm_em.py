"""wrong: raises only where N_k is exactly 0
e.g. gmm_em(X, np.array([0.5, 0.5]), np.array([[1.0], [15.0]]), np.ones((2, 1, 1)), 1, 1.0) with X =
np.array([[0.0], [2.0]]) gives ([1, 1.65285e-37], [[1], [2]], [[[2]], [[1]]], [-4.22417, -3.03102]), not
ValueError
shows: zero_only
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
        return np.logaddexp.reduce(self.log_joint(X), axis=1).sum()

    def responsibilities(self, X):
        joint = self.log_joint(X)
        return np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))

    def refit(self, X, R, reg):
        counts = R.sum(axis=0)
        if counts.min() == 0:
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
