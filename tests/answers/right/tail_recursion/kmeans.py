"""right: recursion in place of a loop, with a norm as the measure of change."""

import numpy as np


def assign(X, centers):
    distances = np.stack([np.linalg.norm(X - center, axis=1) for center in centers])
    return np.argmin(distances, axis=0)


def move(X, labels, centers):
    one_hot = np.eye(len(centers))[:, labels]
    counts = one_hot.sum(axis=1)[:, None]
    return np.where(counts > 0, one_hot @ X / np.maximum(counts, 1), centers)


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    rows = np.asarray(X, dtype=float)

    def iterate(centers, count):
        moved = move(rows, assign(rows, centers), centers)
        if count == max_iter or np.linalg.norm(moved - centers) <= tol:
            return moved, assign(rows, moved), count
        return iterate(moved, count + 1)

    return iterate(np.array(init, dtype=float), 1)
