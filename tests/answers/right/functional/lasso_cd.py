"""right: folds the sweeps with accumulate and reduce, and never changes an array."""

from functools import reduce
from itertools import accumulate

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    shifted = X - X[0].astype(float)
    Xc = shifted - shifted.mean(axis=0)
    yc = y - y.mean()

    def update(w: np.ndarray, j: int) -> np.ndarray:
        column = Xc[:, j]
        others = np.where(np.arange(d) == j, 0.0, w)
        z = column @ (yc - Xc @ others) / n
        size = column @ column / n
        best = np.sign(z) * max(abs(z) - lam, 0) / size if size > 0 else 0.0
        return others + best * (np.arange(d) == j)

    def objective(w: np.ndarray) -> float:
        return float(np.mean((yc - Xc @ w) ** 2) / 2 + lam * np.linalg.norm(w, 1))

    path = list(accumulate(range(n_sweeps), lambda w, _: reduce(update, range(d), w), initial=np.zeros(d)))
    return path[-1], float(np.mean(y - X @ path[-1])), np.array([objective(w) for w in path])
