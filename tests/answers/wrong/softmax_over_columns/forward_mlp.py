"""wrong: softmax runs along the columns
e.g. forward_mlp(np.array([[1.0]]), [np.array([[0.0, 0.0]])], [np.zeros(2)]) gives [[[1]], [[1, 1]]], not
[[[1]], [[0.5, 0.5]]]
shows: softmax_over_samples
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
    E = np.exp(scores - scores.max(axis=0, keepdims=True))
    layers.append(E / E.sum(axis=0, keepdims=True))
    return layers
