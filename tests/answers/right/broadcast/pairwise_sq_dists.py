"""right: a tensor of differences, squared and summed over the last axis."""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    difference = np.asarray(A, dtype=float)[:, np.newaxis] - np.asarray(B, dtype=float)
    return (difference**2).sum(axis=-1)
