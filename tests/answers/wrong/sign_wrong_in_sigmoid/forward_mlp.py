"""wrong: sigmoid has e^z in place of e^(-z)
e.g. forward_mlp(np.array([[100.0]]), [np.array([[1.0]]), np.array([[1.0]])], [np.array([0.0]), np.array([0.0])], 'sigmoid') gives [array([[100.]]), array([[3.72007598e-44]]), array([[1.]])], not [array([[100.]]), array([[1.]]), array([[1.]])]
"""

import numpy as np


def activate(z, hidden):
    if hidden == "relu":
        return np.maximum(z, 0)
    if hidden == "tanh":
        return np.tanh(z)
    return 1 / (1 + np.exp(z))


def forward_mlp(X, Ws, bs, hidden="relu"):
    activations = [np.array(X, dtype=float)]
    for W, b in zip(Ws[:-1], bs[:-1]):
        activations.append(activate(activations[-1] @ W + b, hidden))
    z = activations[-1] @ Ws[-1] + bs[-1]
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    activations.append(powers / powers.sum(axis=1, keepdims=True))
    return activations
