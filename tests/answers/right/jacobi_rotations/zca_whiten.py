"""right: plain loops; Jacobi rotations diagonalize S, and the terms of the sum are added one by one."""

import math

import numpy as np


def _eigen(S: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    A = S.copy()
    d = len(A)
    V = np.eye(d)
    for _ in range(60):
        off = math.sqrt(sum(A[i, j] ** 2 for i in range(d) for j in range(d) if i != j))
        if off <= 1e-30 * np.abs(np.diag(A)).max():
            break
        for i in range(d - 1):
            for j in range(i + 1, d):
                if A[i, j] == 0.0:
                    continue
                ratio = (A[j, j] - A[i, i]) / (2 * A[i, j])
                t = math.copysign(1.0, ratio) / (abs(ratio) + math.hypot(1.0, ratio))
                c = 1 / math.hypot(1.0, t)
                rotation = np.eye(d)
                rotation[i, i] = rotation[j, j] = c
                rotation[i, j] = t * c
                rotation[j, i] = -t * c
                A = rotation.T @ A @ rotation
                A[i, j] = A[j, i] = 0.0
                V = V @ rotation
    return np.diag(A).copy(), V


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    n, d = X.shape
    centered = np.zeros((n, d))
    for j in range(d):
        first = float(X[0, j])
        shifted = [float(x) - first for x in X[:, j]]
        mean = math.fsum(shifted) / n
        for i in range(n):
            centered[i, j] = shifted[i] - mean
    scale = np.abs(centered).max()
    if scale == 0:
        return np.zeros((n, d))
    S = (centered / scale).T @ (centered / scale) / n
    values, vectors = _eigen(S)
    root = np.zeros((d, d))
    for value, vector in zip(values, vectors.T):
        if value > 1e-12 * max(values):
            root += np.outer(vector, vector) / math.sqrt(value)
    return centered / scale @ root
