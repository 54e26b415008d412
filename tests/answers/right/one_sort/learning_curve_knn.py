"""right: every point sorts all training samples once; a size keeps those of the order with a lower index."""

from collections import Counter

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
    train = np.array(X_train, dtype=float)
    n = len(train)
    if sizes and (min(sizes) < k or max(sizes) > n):
        raise ValueError("size out of range")
    labels = [int(c) for c in y_train]

    def order_of(x: np.ndarray) -> np.ndarray:
        gaps = np.square(train - np.asarray(x, dtype=float)).sum(axis=1)
        return np.lexsort((np.arange(n), gaps))

    def is_wrong(order: np.ndarray, truth: int, s: int) -> bool:
        voters = order[order < s][:k]
        votes = Counter(labels[i] for i in voters)
        return min(votes, key=lambda c: (-votes[c], c)) != truth

    train_orders = [order_of(x) for x in train]
    val_orders = [order_of(x) for x in X_val]
    val_labels = [int(c) for c in y_val]
    rows = []
    for s in sizes:
        train_wrong = sum(map(is_wrong, train_orders[:s], labels[:s], [s] * s))
        val_wrong = sum(is_wrong(o, c, s) for o, c in zip(val_orders, val_labels))
        rows.append([train_wrong / s, val_wrong / len(val_labels)])
    return np.array(rows, dtype=float).reshape(len(sizes), 2)
