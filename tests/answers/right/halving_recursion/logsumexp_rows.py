"""right: splits the columns in two halves again and again and joins them with softplus."""

import numpy as np


def _join(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    high = np.maximum(a, b)
    low = np.minimum(a, b)
    gap = np.full(high.shape, -np.inf)
    np.subtract(low, high, out=gap, where=high > -np.inf)
    return high + np.log1p(np.exp(gap))


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    K = A.shape[1]
    if K == 1:
        return A[:, 0].copy()
    return _join(logsumexp_rows(A[:, : K // 2]), logsumexp_rows(A[:, K // 2 :]))
