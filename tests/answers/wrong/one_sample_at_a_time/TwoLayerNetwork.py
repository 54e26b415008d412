"""wrong: updates after every sample (stochastic gradient descent)
e.g. E, o = np.eye(2), np.ones(2); net = TwoLayerNetwork(E, o, E, o); net.fit(E, np.array([1, 1]), 1.0, 1);
net.b2 gives [0.2688, 1.7312], not [0.5, 1.5]
shows: sample_by_sample
"""

import numpy as np


def _outputs(theta: tuple, X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    W1, b1, W2, b2 = theta
    H = np.clip(X @ W1 + b1, 0, None)
    logits = H @ W2 + b2
    return H, np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))


def _step(theta: tuple, X: np.ndarray, Y: np.ndarray, lr: float) -> tuple:
    H, P = _outputs(theta, X)
    d2 = P - Y
    d1 = np.where(H > 0, d2 @ theta[2].T, 0.0)
    ones = np.ones(X.shape[0])
    gradient = X.T @ d1, ones @ d1, H.T @ d2, ones @ d2
    return tuple(t - lr * g for t, g in zip(theta, gradient))


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output."""

    def __init__(self, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> None:
        """Keep the weights to start with."""
        self._first = tuple(np.array(a).astype(np.float64) for a in (W1, b1, W2, b2))
        self._adopt(self._first)

    def _adopt(self, theta: tuple) -> None:
        self.W1, self.b1, self.W2, self.b2 = (np.copy(t) for t in theta)

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Compute the probability of every class."""
        return _outputs((self.W1, self.b1, self.W2, self.b2), np.asarray(X, dtype=np.float64))[1]

    def fit(self, X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> "TwoLayerNetwork":
        """Learn from samples."""
        X = np.asarray(X, dtype=np.float64)
        Y = np.eye(self._first[3].size)[y]
        self._adopt(self._learn(X, Y, lr, epochs))
        return self

    def _learn(self, X: np.ndarray, Y: np.ndarray, lr: float, epochs: int) -> tuple:
        theta = self._first
        for _ in range(epochs):
            for i in range(len(X)):
                theta = _step(theta, X[i : i + 1], Y[i : i + 1], lr)
        return theta

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every sample."""
        return np.argsort(-self.predict_proba(X), axis=1, kind="stable")[:, 0]
