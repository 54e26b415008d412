"""wrong: the first layer gets the hidden activation even in a network of one layer
e.g. forward_mlp(np.array([[1.0]]), [np.array([[2.0]])], [np.zeros(1)]) gives [[[1]], [[2]]], not [[[1]],
[[1]]]
shows: first_always_hidden
"""

import numpy as np


def _hidden(Z: np.ndarray, name: str) -> np.ndarray:
    if name == "relu":
        return np.where(Z > 0, Z, 0.0)
    if name == "tanh":
        return np.tanh(Z)
    return np.exp(-np.logaddexp(0.0, -Z))


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = "relu",
) -> list[np.ndarray]:
    A = np.array(X, dtype=float)
    Z = A @ np.asarray(Ws[0], dtype=float) + np.asarray(bs[0], dtype=float)
    result = [A, _hidden(Z, hidden)]
    for layer in range(1, len(Ws)):
        Z = result[-1] @ np.asarray(Ws[layer], dtype=float) + np.asarray(bs[layer], dtype=float)
        if layer < len(Ws) - 1:
            result.append(_hidden(Z, hidden))
        else:
            result.append(np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None]))
    return result
