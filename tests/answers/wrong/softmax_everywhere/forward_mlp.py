"""wrong: the hidden layers have softmax as well
e.g. forward_mlp(np.ones((1, 1)), [np.array([[2.0]]), np.array([[1.0]])], [np.zeros(1), np.zeros(1)])
gives [[[1]], [[1]], [[1]]], not [[[1]], [[2]], [[1]]]
"""

import numpy as np

ACTIVATIONS = ("relu", "tanh", "sigmoid")


def softmax(scores: np.ndarray) -> np.ndarray:
    E = np.exp(scores - scores.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = "relu",
) -> list[np.ndarray]:
    if hidden not in ACTIVATIONS:
        raise ValueError("unknown activation")
    layers = [np.array(X, dtype=float)]
    for W, b in zip(Ws, bs):
        layers.append(softmax(layers[-1] @ W + b))
    return layers
