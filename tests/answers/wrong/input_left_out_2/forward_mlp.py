"""wrong: the list starts with A_1, without X
e.g. forward_mlp(np.array([[1.0]]), [np.array([[1.0]])], [np.zeros(1)]) gives [[[1]]], not [[[1]], [[1]]]
shows: input_left_out
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
    layers = [np.array(X, dtype=float)]
    for W, b in zip(Ws[:-1], bs[:-1]):
        layers.append(ACTIVATIONS[hidden](layers[-1] @ W + b))
    scores = layers[-1] @ Ws[-1] + bs[-1]
    E = np.exp(scores - scores.max(axis=1, keepdims=True))
    layers.append(E / E.sum(axis=1, keepdims=True))
    return layers[1:]
