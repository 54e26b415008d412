"""right: a stack of layers is run as its first half followed by its second half"""

import numpy as np


def softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return np.exp(z - np.log(np.exp(z).sum(axis=-1, keepdims=True)))


def tanh(z):
    size = np.abs(z)
    return np.copysign(-np.expm1(-2 * size) / (1 + np.exp(-2 * size)), z)


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def relu(z):
    return np.where(z > 0, z, 0)


def run(A, layers):
    if len(layers) == 1:
        (W, b, f), = layers
        return [f(np.dot(A, W) + b)]
    half = len(layers) // 2
    first = run(A, layers[:half])
    return first + run(first[-1], layers[half:])


def forward_mlp(X, Ws, bs, hidden="relu"):
    f = {"relu": relu, "tanh": tanh, "sigmoid": sigmoid}[hidden]
    functions = [f] * (len(Ws) - 1) + [softmax]
    start = np.asarray(X).astype(float)
    return [start] + run(start, list(zip(Ws, bs, functions)))
