"""right: reads the sums in the last row of np.cov with bias and takes the largest by sorting."""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.ptp(y) == 0:
        return 0.0
    table = np.column_stack((X, y)).astype(float)
    covariances = np.atleast_2d(np.cov(table, rowvar=False, bias=True))[-1, :-1]
    covariances = np.where(np.ptp(X, axis=0) == 0, 0.0, covariances)
    return float(sorted(np.abs(covariances))[-1])
