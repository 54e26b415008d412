"""right: three nested loops over samples, units and inputs."""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    n, p = X.shape
    q, h = W.shape
    if p != q:
        raise ValueError(f"{p} columns of X but {q} rows of W")
    if len(b) != h:
        raise ValueError(f"{len(b)} biases for {h} units")
    out = np.zeros((n, h))
    for i in range(n):
        for k in range(h):
            total = float(b[k])
            for j in range(p):
                total += float(X[i, j]) * float(W[j, k])
            out[i, k] = total
    return out
