"""right: nested loops over samples and units, weights as lists while learning."""

import math

import numpy as np


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output."""

    def __init__(self, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> None:
        """Keep the weights to start with."""
        self.start_W1 = np.array(W1, dtype=float)
        self.start_b1 = np.array(b1, dtype=float)
        self.start_W2 = np.array(W2, dtype=float)
        self.start_b2 = np.array(b2, dtype=float)
        self.W1 = self.start_W1.copy()
        self.b1 = self.start_b1.copy()
        self.W2 = self.start_W2.copy()
        self.b2 = self.start_b2.copy()

    def _one(self, x: list, W1: list, b1: list, W2: list, b2: list) -> tuple[list, list]:
        hidden = []
        for j in range(len(b1)):
            z = b1[j]
            for a in range(len(x)):
                z += x[a] * W1[a][j]
            hidden.append(max(z, 0.0))
        scores = []
        for c in range(len(b2)):
            z = b2[c]
            for j in range(len(b1)):
                z += hidden[j] * W2[j][c]
            scores.append(math.exp(z))
        total = sum(scores)
        return hidden, [s / total for s in scores]

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Compute the probability of every class."""
        weights = self.W1.tolist(), self.b1.tolist(), self.W2.tolist(), self.b2.tolist()
        P = np.zeros((len(X), len(self.b2)))
        for i in range(len(X)):
            P[i] = self._one([float(v) for v in X[i]], *weights)[1]
        return P

    def fit(self, X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> "TwoLayerNetwork":
        """Learn from samples."""
        W1, b1 = self.start_W1.tolist(), self.start_b1.tolist()
        W2, b2 = self.start_W2.tolist(), self.start_b2.tolist()
        n, p, h, K = len(X), len(W1), len(b1), len(b2)
        for _ in range(epochs):
            gW1 = [[0.0] * h for _ in range(p)]
            gb1 = [0.0] * h
            gW2 = [[0.0] * K for _ in range(h)]
            gb2 = [0.0] * K
            for i in range(n):
                x = [float(v) for v in X[i]]
                hidden, probabilities = self._one(x, W1, b1, W2, b2)
                delta = [(probabilities[c] - (c == y[i])) / n for c in range(K)]
                for c in range(K):
                    gb2[c] += delta[c]
                for j in range(h):
                    if hidden[j] == 0.0:
                        continue
                    back = 0.0
                    for c in range(K):
                        gW2[j][c] += hidden[j] * delta[c]
                        back += W2[j][c] * delta[c]
                    gb1[j] += back
                    for a in range(p):
                        gW1[a][j] += x[a] * back
            W1 = [[W1[a][j] - lr * gW1[a][j] for j in range(h)] for a in range(p)]
            b1 = [b1[j] - lr * gb1[j] for j in range(h)]
            W2 = [[W2[j][c] - lr * gW2[j][c] for c in range(K)] for j in range(h)]
            b2 = [b2[c] - lr * gb2[c] for c in range(K)]
        self.W1 = np.array(W1, dtype=float).reshape(p, h)
        self.b1 = np.array(b1, dtype=float)
        self.W2 = np.array(W2, dtype=float).reshape(h, K)
        self.b2 = np.array(b2, dtype=float)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every sample."""
        labels = []
        for row in self.predict_proba(X):
            best = 0
            for c in range(1, len(row)):
                if row[c] > row[best]:
                    best = c
            labels.append(best)
        return np.array(labels, dtype=int)
