"""right: all parameters live in one flat vector, of which the attributes are views by property."""

import numpy as np


class TwoLayerNetwork:
    """A classifier with one hidden layer of relu units and a softmax output."""

    def __init__(self, W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray) -> None:
        """Keep the weights to start with."""
        parts = [np.asarray(a, dtype=float) for a in (W1, b1, W2, b2)]
        self._shapes = [a.shape for a in parts]
        self._cuts = np.cumsum([a.size for a in parts])[:-1]
        self._origin = np.concatenate([a.ravel() for a in parts])
        self._theta = self._origin.copy()

    def _part(self, place: int) -> np.ndarray:
        return np.split(self._theta, self._cuts)[place].reshape(self._shapes[place])

    @property
    def W1(self) -> np.ndarray:
        """The weights of the hidden layer."""
        return self._part(0)

    @property
    def b1(self) -> np.ndarray:
        """The biases of the hidden layer."""
        return self._part(1)

    @property
    def W2(self) -> np.ndarray:
        """The weights of the output layer."""
        return self._part(2)

    @property
    def b2(self) -> np.ndarray:
        """The biases of the output layer."""
        return self._part(3)

    def _hidden(self, X: np.ndarray) -> np.ndarray:
        Z = np.einsum("ia,aj->ij", X, self.W1) + self.b1
        return (Z + np.abs(Z)) / 2

    def predict_proba(self, X: np.ndarray) -> np.ndarray:
        """Compute the probability of every class."""
        scores = self._hidden(np.asarray(X, dtype=float)) @ self.W2 + self.b2
        # P[i, c] = 1 / sum over d of exp(z[i, d] - z[i, c])
        return 1 / np.exp(scores[:, None, :] - scores[:, :, None]).sum(axis=2)

    def _gradient(self, X: np.ndarray, y: np.ndarray) -> np.ndarray:
        H = self._hidden(X)
        D = self.predict_proba(X)
        D[range(len(y)), y] -= 1
        D = D / len(y)
        C = (D @ self.W2.T) * np.sign(H)
        pieces = [X.T @ C, C.sum(axis=0), H.T @ D, D.sum(axis=0)]
        return np.concatenate([g.ravel() for g in pieces])

    def fit(self, X: np.ndarray, y: np.ndarray, lr: float, epochs: int) -> "TwoLayerNetwork":
        """Learn from samples."""
        X = np.asarray(X, dtype=float)
        self._theta = self._origin.copy()
        while epochs > 0:
            self._theta = self._theta - lr * self._gradient(X, y)
            epochs -= 1
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict a label for every sample."""
        scores = self._hidden(np.asarray(X, dtype=float)) @ self.W2 + self.b2
        return np.argmax(scores, axis=1)
