"""wrong: takes the mean over samples and classes
e.g. cross_entropy(np.array([[0.5, 0.5]]), np.array([0])) gives 0.346574, not 0.693147
shows: mean_over_K
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n, K = P.shape
    if n == 0:
        raise ValueError("P has no rows")
    hot = np.equal.outer(np.asarray(y), np.arange(K)).astype(float)
    logs = np.log(np.where(P < 1e-12, 1e-12, P))
    return -float(np.mean(hot * logs))
