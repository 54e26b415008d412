"""wrong: avoids 0 / 0 by an epsilon, so that the rows of far points sum to 0
e.g. responsibilities(np.array([[50.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]])) gives
[[0]], not [[1]]
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    diff = X[:, None, :] - np.asarray(means, dtype=float)
    precisions = np.linalg.inv(np.asarray(covs, dtype=float))
    quad = np.einsum("nka,kab,nkb->nk", diff, precisions, diff)
    log_det = np.linalg.slogdet(precisions)[1]
    joint = np.asarray(weights, dtype=float) * np.exp(0.5 * (log_det - quad))
    return joint / (joint.sum(axis=1, keepdims=True) + 1e-300)
