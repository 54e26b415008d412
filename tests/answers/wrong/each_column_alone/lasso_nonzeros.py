"""wrong: compares every column alone with the penalty, as if the columns were orthogonal
e.g. lasso_nonzeros(np.array([[0.0, 0.0], [2.0, 2.0], [0.0, 1.0]]), np.array([0.0, 2.0, 0.0]),
np.array([0.1])) gives array([2]), not array([1])
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n = len(y)
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    yc = y - y.mean()
    counts = []
    for lam in lams:
        if lam == 0:
            w = np.linalg.lstsq(Xc, yc, rcond=1e-11)[0]
        else:
            z = Xc.T @ yc / n
            w = np.sign(z) * np.maximum(np.abs(z) - lam, 0.0)
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)
