"""wrong: softmax subtracts one maximum from all rows, so that a row far below gives NaN
e.g. forward_mlp(np.array([[500.0], [-500.0]]), [np.array([[1.0]])], [np.zeros(1)]) gives [[[500],
[-500]], [[1], [nan]]], not [[[500], [-500]], [[1], [1]]]
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
    E = np.exp(scores - scores.max())
    with np.errstate(invalid="ignore"):
        layers.append(E / E.sum(axis=1, keepdims=True))
    return layers
