"""wrong: treats all components of positive weight as equally likely beforehand
e.g. responsibilities(np.array([[0.0]]), np.array([0.25, 0.75]), np.zeros((2, 1)), np.ones((2, 1, 1)))
gives [[0.5, 0.5]], not [[0.25, 0.75]]
"""

import numpy as np


def log_joint(X: np.ndarray, weight: float, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    if weight == 0.0:
        return np.full(X.shape[0], -np.inf)
    values, vectors = np.linalg.eigh(cov)
    white = (X - mean) @ vectors / np.sqrt(values)
    return -0.5 * (np.log(values).sum() + np.square(white).sum(axis=1))


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X, weights, means, covs = (np.asarray(a, dtype=float) for a in (X, weights, means, covs))
    logs = np.column_stack([log_joint(X, *component) for component in zip(weights, means, covs)])
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1)[:, None])
