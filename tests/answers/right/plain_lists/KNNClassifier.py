"""right: keeps a list of pairs of point and label, and uses nothing but Python until the end."""

import numpy as np


class KNNClassifier:
    def __init__(self, k: int = 3) -> None:
        self.k = k
        self.samples = []

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        if not 1 <= self.k <= len(X):
            raise ValueError("not so many neighbors")
        self.samples = []
        for row, label in zip(X, y):
            self.samples.append(([float(value) for value in row], int(label)))
        return self

    def _predict_one(self, query):
        candidates = []
        for index, (point, label) in enumerate(self.samples):
            squared = sum((a - b) ** 2 for a, b in zip(point, query))
            candidates.append((squared, index, label))
        candidates.sort()
        counts = {}
        for _, _, label in candidates[: self.k]:
            counts[label] = counts.get(label, 0) + 1
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[0][0]

    def predict(self, X: np.ndarray) -> np.ndarray:
        return np.array([self._predict_one([float(value) for value in row]) for row in X], dtype=int)

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        right = 0
        predicted = self.predict(X)
        for i in range(len(y)):
            if predicted[i] == y[i]:
                right += 1
        return right / len(y)
