"""wrong: a training sample does not vote for itself (its distance is infinite)
e.g. X, y, V, c = np.array([[0.0], [1.0], [3.0]]), np.array([0, 1, 1]), np.array([[0.0]]), np.array([0]);
learning_curve_knn(X, y, V, c, [3], 1) gives [[0.6667, 0.  ]], not [[0., 0.]]
shows: left_out
"""

import numpy as np


def learning_curve_knn(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    sizes: list[int],
    k: int,
) -> np.ndarray:
    """Compute the errors of the vote of the k nearest neighbors for training sets of several sizes."""
    n = X_train.shape[0]
    if any(s < k or s > n for s in sizes):
        raise ValueError("every size must be from k to n")
    A = np.asarray(X_train, dtype=float)
    Q = np.concatenate([A, np.asarray(X_val, dtype=float)])
    dist = ((Q[:, None, :] - A[None, :, :]) ** 2).sum(axis=2)
    dist[np.arange(n), np.arange(n)] = np.inf
    labels, codes = np.unique(y_train, return_inverse=True)
    onehot = np.eye(len(labels), dtype=int)[codes.ravel()]
    out = np.empty((len(sizes), 2))
    for row, s in enumerate(sizes):
        nearest = np.argsort(dist[:, :s], axis=1, kind="stable")[:, :k]
        votes = onehot[nearest].sum(axis=1)
        predicted = labels[votes.argmax(axis=1)]
        out[row, 0] = np.mean(predicted[:s] != y_train[:s])
        out[row, 1] = np.mean(predicted[n:] != y_val)
    return out
