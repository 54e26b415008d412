"""wrong: hidden layers add the bias after the activation
e.g. forward_mlp(np.array([[-1.0]]), [np.array([[1.0]]), np.array([[1.0]])], [np.array([2.0]), np.array([0.0])], 'relu') gives [array([[-1.]]), array([[2.]]), array([[1.]])], not [array([[-1.]]), array([[1.]]), array([[1.]])]
"""

import numpy as np


def forward_mlp(X, Ws, bs, hidden="relu"):
    functions = {
        "relu": lambda z: np.maximum(z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }
    activations = [np.array(X, dtype=float)]
    for W, b in zip(Ws[:-1], bs[:-1]):
        activations.append(functions[hidden](activations[-1] @ W) + b)
    z = activations[-1] @ Ws[-1] + bs[-1]
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    activations.append(powers / powers.sum(axis=1, keepdims=True))
    return activations
