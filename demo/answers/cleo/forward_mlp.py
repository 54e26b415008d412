# expect: wrong
"""wrong: collects the activations in a default argument, which the next call finds filled
e.g. the second of two calls forward_mlp(np.array([[1.0]]), [np.array([[1.0]])], [np.array([0.0])]) gives 4 arrays, not 2
"""

import numpy as np


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def forward_mlp(X, Ws, bs, hidden="relu", activations=[]):
    functions = {
        "relu": lambda z: np.maximum(z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }
    activations.append(np.array(X, dtype=float))
    for layer, (W, b) in enumerate(zip(Ws, bs), start=1):
        z = activations[-1] @ W + b
        activations.append(softmax(z) if layer == len(Ws) else functions[hidden](z))
    return activations
