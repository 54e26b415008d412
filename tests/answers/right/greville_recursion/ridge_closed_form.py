"""right: builds the pseudoinverse one column after the other by Greville's recursion."""

import numpy as np


def pseudoinverse(A: np.ndarray) -> np.ndarray:
    """Compute the pseudoinverse of A from the one without the last column."""
    column = A[:, -1]
    size = np.linalg.norm(column)
    if A.shape[1] == 1:
        return (column / size**2 if size > 0 else column)[None, :]
    before = pseudoinverse(A[:, :-1])
    share = before @ column
    rest = column - A[:, :-1] @ share
    rest = rest - A[:, :-1] @ (before @ rest)
    if np.linalg.norm(rest) > 1e-9 * size:
        row = rest / (rest @ rest)
    else:
        row = share @ before / (1.0 + share @ share)
    return np.vstack((before - np.outer(share, row), row))


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    Xc = X - np.average(X, axis=0)
    Xc[:, X.min(axis=0) == X.max(axis=0)] = 0.0
    stacked = np.concatenate([Xc, np.sqrt(n * float(lam)) * np.identity(d)])
    w = pseudoinverse(stacked)[:, :n] @ (y - np.average(y))
    return w, float(np.average(y) - np.average(X, axis=0) @ w)
