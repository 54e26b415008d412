"""right: three nested loops of Python floats, arrays filled entry by entry"""

import math

import numpy as np


def activate(z, hidden):
    if hidden == "relu":
        return z if z > 0 else 0.0
    if hidden == "tanh":
        return math.tanh(z)
    return 1.0 / (1.0 + math.exp(-z))


def forward_mlp(X, Ws, bs, hidden="relu"):
    n = X.shape[0]
    first = np.zeros(X.shape)
    for i in range(n):
        for j in range(X.shape[1]):
            first[i, j] = X[i, j]
    result = [first]
    for l in range(len(Ws)):
        inputs, outputs = Ws[l].shape
        A = np.zeros((n, outputs))
        for i in range(n):
            for j in range(outputs):
                z = float(bs[l][j])
                for c in range(inputs):
                    z += float(result[l][i, c]) * float(Ws[l][c, j])
                A[i, j] = math.exp(z) if l == len(Ws) - 1 else activate(z, hidden)
            if l == len(Ws) - 1:
                total = 0.0
                for j in range(outputs):
                    total += A[i, j]
                for j in range(outputs):
                    A[i, j] /= total
        result.append(A)
    return result
