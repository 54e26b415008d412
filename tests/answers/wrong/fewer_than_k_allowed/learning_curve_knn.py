"""wrong: lets all samples vote where a size is below k
e.g. X, y, V, c = np.array([[0.0], [5.0]]), np.array([0, 1]), np.array([[5.0]]), np.array([1]);
learning_curve_knn(X, y, V, c, [1], 2) gives [[0., 1.]], not ValueError
shows: fewer_votes
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
    if any(s < 1 or s > n for s in sizes):
        raise ValueError("every size must be from k to n")
    A = np.asarray(X_train, dtype=float)
    Q = np.concatenate([A, np.asarray(X_val, dtype=float)])
    dist = ((Q[:, None, :] - A[None, :, :]) ** 2).sum(axis=2)
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
