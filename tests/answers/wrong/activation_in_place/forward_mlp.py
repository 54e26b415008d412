"""wrong: the first hidden layer works in the array of X where the widths agree, so that A_0 is overwritten
e.g. forward_mlp(X, [np.array([[2.0]]), np.array([[1.0]])], [np.zeros(1), np.zeros(1)]) with X =
np.array([[1.0]]) gives X = [[2]] afterwards, not [[1]]
"""

import numpy as np

ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0.0),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1.0 / (1.0 + np.exp(-z)),
}


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = "relu",
) -> list[np.ndarray]:
    layers = [np.asarray(X, dtype=float)]
    for W, b in zip(Ws[:-1], bs[:-1]):
        A = ACTIVATIONS[hidden](layers[-1] @ W + b)
        if A.shape == layers[-1].shape:
            layers[-1][:] = A
            A = layers[-1]
        layers.append(A)
    scores = layers[-1] @ Ws[-1] + bs[-1]
    E = np.exp(scores - scores.max(axis=1, keepdims=True))
    layers.append(E / E.sum(axis=1, keepdims=True))
    return layers
