"""right: adds one column after the other and shares the probability between the old ones and the new."""

import numpy as np


def _share(gap: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(gap))
    return np.where(gap >= 0, 1.0, e) / (1.0 + e)


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    P = np.zeros(Z.shape)
    P[:, 0] = 1.0
    evidence = Z[:, 0].copy()
    for j in range(1, Z.shape[1]):
        P[:, :j] *= _share(evidence - Z[:, j])[:, None]
        P[:, j] = _share(Z[:, j] - evidence)
        evidence = np.logaddexp(evidence, Z[:, j])
    return P
