"""wrong: steps along the gradient of the sum of the losses
e.g. E, o = np.eye(2), np.ones(2); net = TwoLayerNetwork(E, o, E, o); net.fit(E, np.array([1, 1]), 1.0, 1);
net.b2 gives [0., 2.], not [0.5, 1.5]
shows: sum_of_losses
"""

import numpy as np


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output."""

    NAMES = ("W1", "b1", "W2", "b2")

    def __init__(self, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> None:
        """Keep the weights to start with."""
        self._saved = {}
        for name, value in zip(self.NAMES, (W1, b1, W2, b2)):
            self._saved[name] = np.array(value, dtype=float)
        self._reset()

    def _reset(self) -> None:
        for name in self.NAMES:
            setattr(self, name, self._saved[name].copy())

    def _sample(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        hidden = np.maximum(x @ self.W1 + self.b1, 0)
        e = np.exp(hidden @ self.W2 + self.b2)
        return hidden, e / e.sum()

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Compute the probability of every class."""
        return np.stack([self._sample(x)[1] for x in np.asarray(X, dtype=float)])

    def fit(self, X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> "TwoLayerNetwork":
        """Learn from samples."""
        self._reset()
        X = np.asarray(X, dtype=float)
        for _ in range(epochs):
            gradient = {name: np.zeros_like(self._saved[name]) for name in self.NAMES}
            for x, label in zip(X, y):
                hidden, error = self._sample(x)
                error[label] -= 1
                back = (self.W2 @ error) * (hidden > 0)
                gradient["W2"] += np.outer(hidden, error)
                gradient["b2"] += error
                gradient["W1"] += np.outer(x, back)
                gradient["b1"] += back
            for name in self.NAMES:
                weights = getattr(self, name)
                weights -= lr * gradient[name]
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every sample."""
        return np.array([int(np.argmax(row)) for row in self.predict_proba(X)])
