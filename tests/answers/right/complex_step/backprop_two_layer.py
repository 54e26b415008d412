"""right: differentiates the loss by a tiny imaginary step for every parameter, exact up to rounding."""

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
    step = 1e-30
    gradients = {}
    for name, value in theta.items():
        gradients[name] = np.zeros(value.shape)
        for place in np.ndindex(value.shape):
            value[place] += 1j * step
            gradients[name][place] = _loss(X, y, theta).imag / step
            value[place] -= 1j * step
    return gradients
