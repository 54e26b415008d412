"""wrong: adds lam and not n times lam to the diagonal
e.g. ridge_closed_form(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 1.0) gives (array([1.33333333]),
1.6666666666666667), not (array([1.]), 2.0)
shows: lam_not_n_lam
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    d = X.shape[1]
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    gram = Xc.T @ Xc + lam * np.eye(d)
    w = np.linalg.pinv(gram, rcond=1e-12, hermitian=True) @ (Xc.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)
