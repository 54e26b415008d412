"""right: takes one coefficient at a time until the largest move is tiny."""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    columns = [j for j in range(d) if np.any(X[:, j] != X[0, j])]
    counts = []
    for lam in lams:
        w = np.zeros(d)
        residual = yc.copy()
        for _ in range(20000):
            largest = 0.0
            for j in columns:
                x = Xc[:, j]
                square = x @ x / n
                z = x @ residual / n + square * w[j]
                new = np.sign(z) * max(abs(z) - lam, 0.0) / square
                residual -= (new - w[j]) * x
                largest = max(largest, abs(new - w[j]))
                w[j] = new
            if largest < 1e-13:
                break
        counts.append(np.count_nonzero(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)
