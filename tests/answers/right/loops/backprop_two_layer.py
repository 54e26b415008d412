"""right: scalars in loops, one sample after the other, the gradients as running sums."""

import math

import numpy as np


def backprop_two_layer(
    X: np.ndarray,
    y: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
) -> dict[str, np.ndarray]:
    """Differentiate the mean cross-entropy of a network with one hidden layer."""
    n, p = X.shape
    h, K = W2.shape
    gW1 = np.zeros((p, h))
    gb1 = np.zeros(h)
    gW2 = np.zeros((h, K))
    gb2 = np.zeros(K)
    for i in range(n):
        z1 = [float(b1[j]) + sum(float(X[i, a]) * float(W1[a, j]) for a in range(p)) for j in range(h)]
        hidden = [z if z > 0 else 0.0 for z in z1]
        z2 = [float(b2[c]) + sum(hidden[j] * float(W2[j, c]) for j in range(h)) for c in range(K)]
        top = max(z2)
        e = [math.exp(z - top) for z in z2]
        total = sum(e)
        d2 = [(e[c] / total - (1.0 if c == y[i] else 0.0)) / n for c in range(K)]
        for c in range(K):
            gb2[c] += d2[c]
            for j in range(h):
                gW2[j, c] += hidden[j] * d2[c]
        for j in range(h):
            if z1[j] > 0:
                d1 = sum(float(W2[j, c]) * d2[c] for c in range(K))
                gb1[j] += d1
                for a in range(p):
                    gW1[a, j] += float(X[i, a]) * d1
    return {"W1": gW1, "b1": gb1, "W2": gW2, "b2": gb2}
