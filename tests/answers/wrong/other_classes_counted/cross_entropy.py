"""wrong: adds -ln(1 - p) for all other classes, as if they were separate binary outputs
e.g. cross_entropy(np.array([[0.5, 0.5]]), np.array([0])) gives 1.38629, not 0.693147
shows: all_classes
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n, K = P.shape
    if n == 0:
        raise ValueError("P has no rows")
    hot = np.equal.outer(np.asarray(y), np.arange(K)).astype(float)
    logs = np.log(np.where(P < 1e-12, 1e-12, P))
    others = np.log(np.maximum(1.0 - P, 1e-12))
    return -float(np.sum(hot * logs + (1.0 - hot) * others)) / n
