"""right: takes accelerated proximal gradient steps for all penalties at once, with restarts."""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n = len(y)
    used = np.ptp(X, axis=0) > 0
    Xc = (X - np.mean(X, axis=0))[:, used]
    lams = np.asarray(lams, dtype=float)
    if Xc.shape[1] == 0:
        return np.zeros(len(lams), dtype=int)
    scale = np.sqrt(np.mean(Xc**2, axis=0))
    Z = Xc / scale
    gram, products = Z.T @ Z / n, (Z.T @ (y - np.mean(y)) / n)[:, None]
    thresholds = lams[None, :] / scale[:, None]
    step = 1.0 / np.linalg.eigvalsh(gram)[-1]
    w = np.zeros((Z.shape[1], len(lams)))
    point, momentum = w, np.ones(len(lams))
    for _ in range(100000):
        moved = point - step * (gram @ point - products)
        new = np.sign(moved) * np.maximum(np.abs(moved) - step * thresholds, 0.0)
        restart = np.sum((point - new) * (new - w), axis=0) > 0
        momentum = np.where(restart, 1.0, momentum)
        following = (1.0 + np.sqrt(1.0 + 4.0 * momentum**2)) / 2.0
        ahead = new + (momentum - 1.0) / following * (new - w)
        change = max(np.max(np.abs(new - w)), np.max(np.abs(ahead - point)))
        w, point, momentum = new, ahead, following
        if change < 1e-14 * max(1.0, np.max(np.abs(w))):
            break
    return np.sum(np.abs(w) / scale[:, None] > 1e-8, axis=0)
