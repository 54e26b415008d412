"""wrong: collects rows in a list, so that no rows give the shape (0,) instead of (0, K)
e.g. responsibilities(np.zeros((0, 1)), np.array([1.0]), np.zeros((1, 1)), np.ones((1, 1, 1))) gives shape
(0,), not shape (0, 1)
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    rows = []
    for x in np.asarray(X, dtype=float):
        logs = np.full(len(weights), -np.inf)
        for k, weight in enumerate(weights):
            if weight > 0:
                diff = x - means[k]
                quad = diff @ np.linalg.solve(covs[k], diff)
                logs[k] = np.log(weight) - 0.5 * (np.linalg.slogdet(covs[k])[1] + quad)
        odds = np.exp(logs - logs.max())
        rows.append(odds / odds.sum())
    return np.array(rows)
