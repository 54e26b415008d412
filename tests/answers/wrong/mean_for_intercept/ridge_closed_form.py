"""wrong: returns the mean of y for the intercept
e.g. ridge_closed_form(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 1.0) gives (array([1.]), 3.0), not
(array([1.]), 2.0)
shows: mean_as_intercept
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    b = float(y.mean())
    A = np.vstack((Xc, np.sqrt(n * lam) * np.eye(d)))
    w = np.linalg.lstsq(A, np.append(y - b, np.zeros(d)), rcond=1e-11)[0]
    return w, b
