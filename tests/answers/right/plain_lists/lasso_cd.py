"""right: predicts anew for every coefficient, in plain loops over lists."""

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = len(X), len(X[0])
    rows = [[float(v) for v in row] for row in X]
    targets = [float(v) for v in y]
    means = [sum(row[j] for row in rows) / n for j in range(d)]
    constant = [all(row[j] == rows[0][j] for row in rows) for j in range(d)]
    target_mean = sum(targets) / n
    w = [0.0] * d

    def objective() -> float:
        b = sum(targets[i] - sum(rows[i][j] * w[j] for j in range(d)) for i in range(n)) / n
        loss = 0.0
        for i in range(n):
            loss += (targets[i] - b - sum(rows[i][j] * w[j] for j in range(d))) ** 2
        return loss / (2 * n) + lam * sum(abs(value) for value in w)

    history = [objective()]
    for _ in range(n_sweeps):
        for j in range(d):
            if constant[j]:
                continue
            product, square = 0.0, 0.0
            for i in range(n):
                r = targets[i] - target_mean
                for k in range(d):
                    if k != j:
                        r -= (rows[i][k] - means[k]) * w[k]
                product += (rows[i][j] - means[j]) * r
                square += (rows[i][j] - means[j]) ** 2
            z = product / n
            if z > lam:
                w[j] = (z - lam) / (square / n)
            elif z < -lam:
                w[j] = (z + lam) / (square / n)
            else:
                w[j] = 0.0
        history.append(objective())
    b = target_mean - sum(means[j] * w[j] for j in range(d))
    return np.array(w), b, np.array(history)
