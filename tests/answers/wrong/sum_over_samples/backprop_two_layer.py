"""wrong: differentiates the sum of the losses, not their mean
e.g. X = np.ones((2, 1)); O = X[:1]; w = np.array([[1.0, -1.0]]); b = np.zeros(2); y = np.array([0, 0]);
backprop_two_layer(X, y, O, O[0], w, b)["b2"] gives [-0.036, 0.036], not [-0.018, 0.018]
shows: no_1_over_n
"""

import numpy as np


def backprop_two_layer(
    X: np.ndarray,
    y: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
) -> dict[str, np.ndarray]:
    """Differentiate the mean cross-entropy of a network with one hidden layer."""
    X, W1, b1, W2, b2 = (np.asarray(a, dtype=float) for a in (X, W1, b1, W2, b2))
    n = len(X)
    Z1 = X @ W1 + b1
    H = np.maximum(Z1, 0)
    Z2 = H @ W2 + b2
    E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    dZ2 = E / E.sum(axis=1, keepdims=True)
    dZ2[np.arange(n), y] -= 1
    dZ1 = dZ2 @ W2.T
    dZ1[Z1 <= 0] = 0
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": H.T @ dZ2, "b2": dZ2.sum(axis=0)}
