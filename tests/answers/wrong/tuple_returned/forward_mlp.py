"""wrong: returns a tuple instead of a list
e.g. forward_mlp(np.array([[1.0]]), [np.array([[1.0]])], [np.zeros(1)]) gives ([[1]], [[1]]), not [[[1]],
[[1]]]
"""

import numpy as np


def softmax(Z: np.ndarray) -> np.ndarray:
    top = np.sort(Z, axis=1)[:, -1:]
    E = np.exp(Z - top)
    return E / np.einsum("ij->i", E)[:, None]


class Layer:
    def __init__(self, W, b, kind):
        self.table = np.vstack([np.asarray(b, dtype=float), np.asarray(W, dtype=float)])
        self.kind = kind

    def __call__(self, A):
        Z = np.insert(A, 0, 1.0, axis=1) @ self.table
        if self.kind == "softmax":
            return softmax(Z)
        if self.kind == "relu":
            return (Z + np.abs(Z)) / 2
        if self.kind == "tanh":
            return np.tanh(Z)
        return (1 + np.tanh(Z / 2)) / 2


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = "relu",
) -> list[np.ndarray]:
    kinds = [hidden] * (len(Ws) - 1) + ["softmax"]
    outputs = [np.asarray(X).astype(float)]
    for layer in map(Layer, Ws, bs, kinds):
        outputs.append(layer(outputs[-1]))
    return tuple(outputs)
