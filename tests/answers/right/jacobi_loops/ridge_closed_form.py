"""right: finds the eigenvalues of the Gram matrix with Jacobi rotations in plain loops."""

import math

import numpy as np


def diagonalize(A: list, d: int) -> list:
    """Rotate the symmetric matrix A in place until it is diagonal, and return the rotations."""
    V = [[float(i == j) for j in range(d)] for i in range(d)]
    for _ in range(60):
        for p in range(d):
            for q in range(p + 1, d):
                if abs(A[p][q]) <= 1e-17 * math.sqrt(abs(A[p][p] * A[q][q])):
                    continue
                angle = 0.5 * math.atan2(2 * A[p][q], A[q][q] - A[p][p])
                c, s = math.cos(angle), math.sin(angle)
                for M in (A, V):
                    for row in M:
                        row[p], row[q] = c * row[p] - s * row[q], s * row[p] + c * row[q]
                for k in range(d):
                    A[p][k], A[q][k] = c * A[p][k] - s * A[q][k], s * A[p][k] + c * A[q][k]
    return V


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam is negative")
    n, d = X.shape
    x_means = [sum(float(v) for v in X[:, j]) / n for j in range(d)]
    y_mean = sum(float(v) for v in y) / n
    columns = []
    for j in range(d):
        constant = all(X[i, j] == X[0, j] for i in range(n))
        columns.append([0.0 if constant else float(X[i, j]) - x_means[j] for i in range(n)])
    A = [[sum(s * t for s, t in zip(c1, c2, strict=True)) for c2 in columns] for c1 in columns]
    target = [sum(c[i] * (float(y[i]) - y_mean) for i in range(n)) for c in columns]
    V = diagonalize(A, d)
    largest = max(A[k][k] for k in range(d))
    w = np.zeros(d)
    for k in range(d):
        if A[k][k] > 1e-12 * largest:
            share = sum(V[j][k] * target[j] for j in range(d)) / (A[k][k] + n * lam)
            for j in range(d):
                w[j] += share * V[j][k]
    return w, y_mean - sum(x_means[j] * float(w[j]) for j in range(d))
