"""Triangular factors P of precision matrices P P'."""

from __future__ import annotations

import numpy as np
from scipy.linalg.lapack import dpotrf, dtrtri

from mlfundamentals.mixture._types import FloatArray


def factor_one(covariance: FloatArray) -> tuple[FloatArray, bool]:
    """P with (P P')^-1 = covariance, and whether there is one: whether covariance is positive definite."""
    lower, info = dpotrf(covariance, lower=1)
    if info != 0 or not np.isfinite(lower).all():
        return np.full_like(covariance, np.nan), False
    inverse, info = dtrtri(lower, lower=1)
    # Both functions leave zeros above the diagonal.
    return inverse.T, info == 0 and bool(np.isfinite(inverse).all())


def factor_precision(precision: FloatArray) -> FloatArray:
    """Upper triangular P with P P' = precision, by a factorization that runs from the last row to the
    first."""
    lower = np.linalg.cholesky(precision[::-1, ::-1])
    return np.asarray(lower[::-1, ::-1])
