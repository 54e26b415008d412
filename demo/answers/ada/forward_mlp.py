# expect: passed
"""right: biases as an extra row of the weights, ones as an extra column of the activations, einsum"""

import numpy as np


def sigmoid(z):
    power = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + power), power / (1 + power))


def forward_mlp(samples, weights, biases, kind="relu"):
    samples = np.array(samples, dtype=np.float64)
    ones = np.ones((samples.shape[0], 1))
    outputs = [samples]
    for number, (weight, bias) in enumerate(zip(weights, biases), start=1):
        table = np.vstack([weight, bias]).astype(np.float64)
        z = np.einsum("ni,io->no", np.hstack([outputs[-1], ones]), table)
        if number == len(weights):
            z -= z.max(axis=1)[:, None]
            np.exp(z, out=z)
            z /= z.sum(axis=1)[:, None]
        elif kind == "relu":
            z[z < 0] = 0
        elif kind == "tanh":
            z = np.tanh(z)
        else:
            z = sigmoid(z)
        outputs.append(z)
    return outputs
