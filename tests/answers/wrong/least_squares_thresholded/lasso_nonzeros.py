"""wrong: takes the penalty away from the coefficients of least squares
e.g. lasso_nonzeros(np.array([[0.0], [4.0]]), np.array([0.0, 4.0]), np.array([2.0])) gives array([0]), not
array([1])
shows: ols_threshold
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    w = np.linalg.lstsq(Xc, y - y.mean(), rcond=1e-11)[0]
    counts = []
    for lam in lams:
        shrunken = np.sign(w) * np.maximum(np.abs(w) - lam, 0.0)
        counts.append(np.sum(np.abs(shrunken) > 1e-8))
    return np.array(counts, dtype=int)
