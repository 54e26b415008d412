"""right: a one-hot mask times the logarithms of all floored probabilities."""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n, K = P.shape
    if n == 0:
        raise ValueError("P has no rows")
    hot = np.equal.outer(np.asarray(y), np.arange(K)).astype(float)
    logs = np.log(np.where(P < 1e-12, 1e-12, P))
    return -float(np.einsum("ij,ij->", hot, logs)) / n
