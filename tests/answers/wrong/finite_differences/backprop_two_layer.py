"""wrong: differentiates numerically with a step of 1e-4 to one side
e.g. O = np.ones((1, 1)); w = np.array([[1.0, -1.0]]); b = np.zeros(2); y = np.array([0]);
backprop_two_layer(O, y, O, O[0], w, b)["b2"] gives [-0.01798533, 0.01798709], not [-0.01798621, 0.01798621]
"""

import numpy as np


def _loss(X: np.ndarray, y: np.ndarray, theta: dict) -> complex:
    Z1 = X @ theta["W1"] + theta["b1"]
    H = np.where(Z1.real > 0, Z1, 0)
    Z2 = H @ theta["W2"] + theta["b2"]
    Z2 = Z2 - Z2.real.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(Z2).sum(axis=1)) - Z2[np.arange(len(y)), y])


def backprop_two_layer(
    X: np.ndarray,
    y: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
) -> dict[str, np.ndarray]:
    """Differentiate the mean cross-entropy of a network with one hidden layer."""
    theta = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    theta = {name: np.array(value, dtype=complex) for name, value in theta.items()}
    X = np.asarray(X, dtype=float)
    step = 1e-4
    gradients = {}
    for name, value in theta.items():
        gradients[name] = np.zeros(value.shape)
        before = _loss(X, y, theta).real
        for place in np.ndindex(value.shape):
            value[place] += step
            gradients[name][place] = (_loss(X, y, theta).real - before) / step
            value[place] -= step
    return gradients
