"""right: the symmetric root of S first, then its pseudo-inverse with the cutoff 1e-6 = sqrt(1e-12)."""

import numpy as np


def _unit_scale(X: np.ndarray) -> np.ndarray:
    varying = X.max(axis=0) > X.min(axis=0)
    centered = np.where(varying, X - X.mean(axis=0), 0.0)
    largest = np.abs(centered).max()
    return centered / largest if largest > 0 else centered


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix."""
    Z = _unit_scale(np.asarray(X, dtype=float))  # whitening does not see a common factor
    _, s, Vt = np.linalg.svd(Z, full_matrices=False)
    root = Vt.T @ np.diag(s / np.sqrt(len(Z))) @ Vt
    return Z @ np.linalg.pinv(root, rcond=1e-6, hermitian=True)
