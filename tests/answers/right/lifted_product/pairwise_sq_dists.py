"""right: lifts a to (|a|^2, 1, a) and b to (1, |b|^2, -2b), so that one matrix product is all."""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    P = np.array(A, dtype=float)
    Q = np.array(B, dtype=float)
    lifted_p = np.column_stack([np.sum(P * P, axis=1), np.ones(len(P)), P])
    lifted_q = np.column_stack([np.ones(len(Q)), np.sum(Q * Q, axis=1), -2 * Q])
    return lifted_p @ lifted_q.T
