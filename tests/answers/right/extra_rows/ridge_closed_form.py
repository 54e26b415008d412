"""right: turns the penalty into d more samples and solves plain least squares with a pseudoinverse."""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError(f"lam = {lam} is below 0")
    n, d = X.shape
    offset = X[0].astype(float)
    shifted = X - offset
    shifted = shifted - shifted.mean(axis=0)
    rows = np.vstack((shifted, np.sqrt(n * lam) * np.eye(d)))
    targets = np.concatenate((y - np.mean(y), np.zeros(d)))
    w = np.linalg.pinv(rows, rcond=1e-11) @ targets
    return w, float(np.mean(y - X @ w))
