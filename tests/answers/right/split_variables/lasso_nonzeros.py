"""right: runs ADMM, which alternates a ridge system and a soft threshold."""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    Z = np.where((X == X[0]).all(axis=0), 0.0, X - X.mean(axis=0))
    scale = np.sqrt((Z * Z).mean(axis=0))
    scale[scale == 0] = 1.0
    Z = Z / scale
    values, vectors = np.linalg.eigh(Z.T @ Z / n)
    spread = values[values > 1e-10]
    rho = float(np.sqrt(spread[0] * spread[-1])) if len(spread) else 1.0
    inverse = vectors @ np.diag(1.0 / (values + rho)) @ vectors.T
    products = Z.T @ (y - y.mean()) / n
    counts = np.empty(len(lams), dtype=int)
    for i, lam in enumerate(lams):
        v, u = np.zeros(d), np.zeros(d)
        for _ in range(50000):
            w = inverse @ (products + rho * (v - u))
            moved = w + u
            new = np.sign(moved) * np.maximum(np.abs(moved) - lam / (rho * scale), 0.0)
            u = moved - new
            change = max(np.abs(w - new).max(), np.abs(new - v).max())
            v = new
            if change < 1e-13:
                break
        counts[i] = (np.abs(v / scale) > 1e-8).sum()
    return counts
