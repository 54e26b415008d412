"""wrong: a size above n is silently taken as n
e.g. X, y, V, c = np.array([[0.0], [5.0]]), np.array([0, 1]), np.array([[5.0]]), np.array([1]);
learning_curve_knn(X, y, V, c, [3], 1) gives [[0., 0.]], not ValueError
shows: size_clipped
"""

import numpy as np


class _Vote:
    def __init__(self, k: int) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: np.ndarray) -> "_Vote":
        if len(X) < self.k:
            raise ValueError("fewer samples than neighbors")
        self.X = X
        self.y = y
        return self

    def predict_one(self, x: np.ndarray) -> int:
        distances = np.sum((self.X - x) ** 2, axis=-1)
        chosen = []
        for _ in range(self.k):
            nearest = int(np.argmin(distances))
            chosen.append(self.y[nearest])
            distances[nearest] = np.inf
        values, counts = np.unique(np.array(chosen), return_counts=True)
        return values[np.argmax(counts)]

    def error(self, X: np.ndarray, y: np.ndarray) -> float:
        return sum(bool(self.predict_one(x) != c) for x, c in zip(X, y)) / len(y)


def learning_curve_knn(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    sizes: list[int],
    k: int,
) -> np.ndarray:
    """Compute the errors of the vote of the k nearest neighbors for training sets of several sizes."""
    X = X_train.astype(float)
    V = X_val.astype(float)
    curve = np.zeros((len(sizes), 2))
    for point, s in zip(curve, sizes):
        s = min(s, len(X))
        model = _Vote(k).fit(X[: max(s, 0)], y_train[: max(s, 0)])
        point[:] = model.error(X[:s], y_train[:s]), model.error(V, y_val)
    return curve
