# expect: wrong act_on_output
"""wrong: the last layer has the hidden activation before softmax
e.g. forward_mlp(np.array([[1.0]]), [np.array([[0.0, -1.0]])], [np.array([0.0, 0.0])], 'relu') gives [array([[1.]]), array([[0.5, 0.5]])], not [array([[1.]]), array([[0.73105858, 0.26894142]])]
"""

import numpy as np


def forward_mlp(X, Ws, bs, hidden="relu"):
    functions = {
        "relu": lambda z: np.maximum(z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    }
    activations = [np.array(X, dtype=float)]
    for W, b in zip(Ws, bs):
        activations.append(functions[hidden](activations[-1] @ W + b))
    powers = np.exp(activations[-1] - activations[-1].max(axis=1, keepdims=True))
    activations[-1] = powers / powers.sum(axis=1, keepdims=True)
    return activations
