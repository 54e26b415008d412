"""right: beginner's loops, sorting pairs of squared distance and index, a dictionary of votes."""

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
    n = len(X_train)
    for s in sizes:
        if s < k or s > n:
            raise ValueError("a size must be from k to n")

    def predict(x: np.ndarray, s: int) -> int:
        pairs = []
        for i in range(s):
            squared = 0.0
            for a, b in zip(x, X_train[i]):
                squared += (float(a) - float(b)) ** 2
            pairs.append((squared, i))
        pairs.sort()
        votes = {}
        for _, i in pairs[:k]:
            label = int(y_train[i])
            votes[label] = votes.get(label, 0) + 1
        best = None
        for label in sorted(votes):
            if best is None or votes[label] > votes[best]:
                best = label
        return best

    result = np.zeros((len(sizes), 2))
    for row, s in enumerate(sizes):
        wrong = 0
        for i in range(s):
            if predict(X_train[i], s) != int(y_train[i]):
                wrong += 1
        result[row, 0] = wrong / s
        wrong = 0
        for i in range(len(X_val)):
            if predict(X_val[i], s) != int(y_val[i]):
                wrong += 1
        result[row, 1] = wrong / len(X_val)
    return result
