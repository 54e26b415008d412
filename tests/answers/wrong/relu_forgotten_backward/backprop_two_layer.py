"""wrong: lets the gradient through inactive hidden units
e.g. O = np.ones((1, 1)); w = np.array([[1.0, -1.0]]); b = np.zeros(2); y = np.array([0]);
backprop_two_layer(O, y, O, -3 * O[0], w, b)["b1"] gives [-1.], not [0.]
shows: relu_mask_missing
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
    dZ2 /= n
    dZ1 = dZ2 @ W2.T
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": H.T @ dZ2, "b2": dZ2.sum(axis=0)}
