"""right: works with the n x n matrix of scalar products of the samples: Xc S^(-1/2) = sqrt(n) G^(-1/2) Xc."""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    rows = np.asarray(X).astype(np.float64)
    rows = rows - rows[:1]
    rows = rows - rows.sum(axis=0) / len(rows)
    gram = np.einsum("ij,kj->ik", rows, rows)
    values, vectors = np.linalg.eigh(gram)
    factors = np.zeros_like(values)
    large = values > 1e-12 * values[-1]
    factors[large] = np.sqrt(len(rows) / values[large])
    return np.einsum("ia,a,ka,kj->ij", vectors, factors, vectors, rows)
