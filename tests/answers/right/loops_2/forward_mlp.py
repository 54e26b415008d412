"""right: plain loops over layers, samples, outputs and inputs with the math module."""

import math

import numpy as np


def activate(z: float, hidden: str) -> float:
    if hidden == "relu":
        return z if z > 0 else 0.0
    if hidden == "tanh":
        return math.tanh(z)
    return 1.0 / (1.0 + math.exp(-z))


def forward_mlp(
    X: np.ndarray,
    Ws: list[np.ndarray],
    bs: list[np.ndarray],
    hidden: str = "relu",
) -> list[np.ndarray]:
    current = np.array(X, dtype=float)
    result = [current]
    L = len(Ws)
    for layer in range(L):
        W, b = Ws[layer], bs[layer]
        n, p = current.shape
        h = W.shape[1]
        after = np.zeros((n, h))
        for i in range(n):
            for k in range(h):
                z = float(b[k])
                for j in range(p):
                    z += current[i, j] * float(W[j, k])
                after[i, k] = activate(z, hidden) if layer < L - 1 else math.exp(z)
            if layer == L - 1:
                after[i] /= after[i].sum()
        result.append(after)
        current = after
    return result
