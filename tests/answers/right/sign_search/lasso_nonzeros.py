"""right: searches for the signs of the coefficients and solves a linear system for each guess."""

import numpy as np


def value(gram: np.ndarray, products: np.ndarray, lam: float, w: np.ndarray) -> float:
    """Evaluate the objective but for a constant."""
    return float(w @ gram @ w / 2 - products @ w + lam * np.abs(w).sum())


def minimize(gram: np.ndarray, products: np.ndarray, lam: float) -> np.ndarray:
    """Find the minimum by a search over signs, which takes in one coefficient after the other."""
    w = np.zeros(len(products))
    signs = np.zeros(len(products))
    for _ in range(1000):
        slopes = products - gram @ w
        excess = np.where(signs == 0, np.abs(slopes) - lam, -1.0)
        j = int(np.argmax(excess))
        if excess[j] <= 1e-10:
            return w
        signs[j] = np.sign(slopes[j])
        for _ in range(1000):
            active = np.flatnonzero(signs)
            goal = w.copy()
            inner = gram[np.ix_(active, active)]
            downhill = products[active] - lam * signs[active] - inner @ w[active]
            sizes, vectors = np.linalg.eigh(inner)
            flat = vectors[:, sizes <= 1e-10 * sizes[-1]]
            push = flat @ (flat.T @ downhill)
            endless = np.max(np.abs(push)) > 1e-10
            if endless:
                closer = w[active] * push < 0
                goal[active] += 2 * np.max(np.abs(w[active][closer] / push[closer])) * push
            else:
                goal[active] += np.linalg.lstsq(inner, downhill, rcond=1e-10)[0]
            crossing = [k for k in active if w[k] * goal[k] < 0]
            points = [] if endless else [goal]
            for k in crossing:
                point = w + w[k] / (w[k] - goal[k]) * (goal - w)
                point[k] = 0.0
                points.append(point)
            best = min(points, key=lambda point: value(gram, products, lam, point))
            done = best is goal and np.all(np.sign(goal[active]) == signs[active])
            w, signs = best, np.sign(best)
            if done:
                break
    return w


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n = len(y)
    used = X.min(axis=0) < X.max(axis=0)
    Xc = X[:, used] - X[:, used].mean(axis=0)
    if not used.any():
        return np.zeros(len(lams), dtype=int)
    gram, products = Xc.T @ Xc / n, Xc.T @ (y - y.mean()) / n
    counts = []
    for lam in lams:
        w = minimize(gram, products, lam) if lam > 0 else np.linalg.lstsq(Xc, y - y.mean(), rcond=1e-11)[0]
        counts.append(int(np.sum(np.abs(w) > 1e-8)))
    return np.array(counts, dtype=int)
