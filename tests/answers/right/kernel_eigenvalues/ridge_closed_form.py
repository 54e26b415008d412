"""right: works with the n x n matrix of inner products of the samples and its eigenvalues."""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must not be negative")
    n = len(y)
    y_mean = y.sum() / n
    varies = (X != X[0]).any(axis=0)
    Xc = (X - X.sum(axis=0) / n) * varies
    values, vectors = np.linalg.eigh(Xc @ Xc.T)
    good = values > 1e-12 * values[-1]
    shares = (vectors.T @ (y - y_mean))[good] / (values[good] + n * lam)
    w = Xc.T @ (vectors[:, good] @ shares)
    return w, float(y_mean - X.sum(axis=0) @ w / n)
