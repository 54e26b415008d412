"""right: divides along the singular directions and leaves out those without any spread."""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    x_mean, y_mean = np.mean(X, axis=0), np.mean(y)
    Xc = np.where(np.ptp(X, axis=0) == 0, 0.0, X - x_mean)
    U, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    keep = s > 1e-11 * max(s[0], 1e-300)
    U, s, Vt = U[:, keep], s[keep], Vt[keep]
    w = Vt.T @ (s / (s**2 + len(X) * lam) * (U.T @ (y - y_mean)))
    return w, float(y_mean - np.dot(x_mean, w))
