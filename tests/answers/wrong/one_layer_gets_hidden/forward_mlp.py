"""wrong: the first layer always has the hidden activation, also when it is the last
e.g. forward_mlp(np.array([[1.0]]), [np.array([[2.0, 3.0]])], [np.array([0.0, 0.0])], 'relu') gives [array([[1.]]), array([[2., 3.]])], not [array([[1.]]), array([[0.26894142, 0.73105858]])]
shows: first_always_hidden
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
    first = np.array(X, dtype=float)
    activations = [first, functions[hidden](first @ Ws[0] + bs[0])]
    for layer in range(1, len(Ws)):
        z = activations[layer] @ Ws[layer] + bs[layer]
        activations.append(softmax(z) if layer == len(Ws) - 1 else functions[hidden](z))
    return activations
