"""wrong: the result starts with the first layer, without X
e.g. forward_mlp(np.array([[1.0]]), [np.array([[1.0]])], [np.array([0.0])], 'relu') gives [array([[1.]])], not [array([[1.]]), array([[1.]])]
shows: input_left_out
"""

import numpy as np


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def forward_mlp(X, Ws, bs, hidden="relu"):
    functions = {
        "relu": lambda z: np.maximum(z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }
    A = np.array(X, dtype=float)
    activations = []
    for layer, (W, b) in enumerate(zip(Ws, bs), start=1):
        z = A @ W + b
        A = softmax(z) if layer == len(Ws) else functions[hidden](z)
        activations.append(A)
    return activations
