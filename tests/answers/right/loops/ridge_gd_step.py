"""right: adds both derivatives up in plain loops."""

import numpy as np


def ridge_gd_step(
    w: np.ndarray,
    b: float,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    lam: float,
) -> tuple[np.ndarray, float]:
    n, d = X.shape
    slope_w = [0.0] * d
    slope_b = 0.0
    for i in range(n):
        error = float(b) - float(y[i])
        for j in range(d):
            error += float(X[i, j]) * float(w[j])
        slope_b += error / n
        for j in range(d):
            slope_w[j] += error * float(X[i, j]) / n
    new_w = np.zeros(d)
    for j in range(d):
        new_w[j] = w[j] - lr * (slope_w[j] + lam * w[j])
    return new_w, b - lr * slope_b
