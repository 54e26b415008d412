"""right: descends in plain Python on covariances, from large penalties to small ones with warm starts."""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    columns = []
    for j in range(d):
        values = [float(v) for v in X[:, j]]
        if min(values) < max(values):
            mean = sum(values) / n
            columns.append([v - mean for v in values])
    y_mean = sum(float(v) for v in y) / n
    target = [float(v) - y_mean for v in y]
    gram = [[sum(s * t for s, t in zip(a, b, strict=True)) / n for b in columns] for a in columns]
    products = [sum(s * t for s, t in zip(a, target, strict=True)) / n for a in columns]
    d = len(columns)
    w = [0.0] * d
    counts = np.zeros(len(lams), dtype=int)
    for place in sorted(range(len(lams)), key=lambda i: -lams[i]):
        lam = float(lams[place])
        for _ in range(5000):
            moved = 0.0
            for j in range(d):
                z = products[j]
                for k in range(d):
                    if k != j:
                        z -= gram[j][k] * w[k]
                new = (max(z - lam, 0.0) + min(z + lam, 0.0)) / gram[j][j]
                moved = max(moved, abs(new - w[j]))
                w[j] = new
            if moved < 1e-12:
                break
        counts[place] = sum(1 for value in w if abs(value) > 1e-8)
    return counts
