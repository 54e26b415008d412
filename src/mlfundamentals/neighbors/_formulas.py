"""The formulas of distances: of the rows of A (..., d) to the rows of B (..., d), one by one, in float64.

These define what a distance is. Features are added in the order of NumPy's sum over the last axis; what is
fast may compute distances otherwise, and then says how far it may be off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
Distances = NDArray[np.float64]
OfRows = Callable[[Rows, Rows], Distances]

LARGE_P = 16.0
"""From this exponent on, gaps are scaled pair by pair before they are raised to it."""


def _sum(terms: Rows) -> Distances:
    total: Distances = np.add.reduce(terms, axis=-1)
    return total


def sqeuclidean(A: Rows, B: Rows) -> Distances:
    """Sum of squared gaps."""
    gaps = A - B
    return _sum(np.square(gaps, out=gaps))


def euclidean(A: Rows, B: Rows) -> Distances:
    """Root of the sum of squared gaps."""
    distances: Distances = np.sqrt(sqeuclidean(A, B))
    return distances


def half_squared(A: Rows, B: Rows) -> Distances:
    """1 - cosine, of rows of length 1."""
    return sqeuclidean(A, B) / 2


def weighted_euclidean(A: Rows, B: Rows, *, w: Rows) -> Distances:
    """Root of the sum of squared gaps times w (d,)."""
    gaps = A - B
    distances: Distances = np.sqrt(_sum(np.square(gaps, out=gaps) * w))
    return distances


def standardized_euclidean(A: Rows, B: Rows, *, V: Rows) -> Distances:
    """Root of the sum of squared gaps divided by V (d,)."""
    gaps = A - B
    distances: Distances = np.sqrt(_sum(np.square(gaps, out=gaps) / V))
    return distances


def mahalanobis(A: Rows, B: Rows, *, VI: Rows) -> Distances:
    """Root of gap' VI gap; VI is (d, d)."""
    gaps = A - B
    # einsum and not BLAS: the sum of a pair must not hang on where in the block the pair stands.
    turned = np.einsum("...i,ij->...j", gaps, VI)
    distances: Distances = np.sqrt(np.maximum(_sum(turned * gaps), 0.0))
    return distances


def manhattan(A: Rows, B: Rows) -> Distances:
    """Sum of absolute gaps."""
    gaps = A - B
    return _sum(np.abs(gaps, out=gaps))


def chebyshev(A: Rows, B: Rows) -> Distances:
    """Largest absolute gap."""
    gaps = A - B
    largest: Distances = np.maximum.reduce(np.abs(gaps, out=gaps), axis=-1)
    return largest


def weighted_chebyshev(A: Rows, B: Rows, *, w: Rows) -> Distances:
    """Largest absolute gap of the features whose weight in w (d,) is not 0."""
    return chebyshev(A * (w > 0), B * (w > 0))


def minkowski(A: Rows, B: Rows, *, p: float, w: Rows | None = None) -> Distances:
    """(sum of w |gap|**p) ** (1/p); w is (d,) or None for 1 each.

    For large p the gaps of a pair are first divided by the power of two next to the largest, which is
    exact, so that none is lost to underflow.
    """
    gaps = np.abs(A - B)
    exponents = None
    if p > LARGE_P:
        exponents = np.frexp(np.maximum.reduce(gaps, axis=-1))[1]
        gaps = np.ldexp(gaps, -exponents[..., None])
    powers = np.power(gaps, p, out=gaps)
    roots: Distances = np.power(_sum(powers if w is None else powers * w), 1 / p)
    return roots if exponents is None else np.ldexp(roots, exponents)


def haversine(A: Rows, B: Rows) -> Distances:
    """Angle between two places on a sphere, in radians; columns are latitude and longitude in radians."""
    halves = np.sin((A - B) / 2) ** 2
    squared = halves[..., 0] + np.cos(A[..., 0]) * np.cos(B[..., 0]) * halves[..., 1]
    distances: Distances = 2 * np.arcsin(np.sqrt(np.minimum(squared, 1.0)))
    return distances


def nan_euclidean(A: Rows, B: Rows) -> Distances:
    """Euclidean, where a feature that is missing (NaN) in either row counts as the mean of the others; NaN
    where no feature is in both rows."""
    gaps = A - B
    missing = np.isnan(gaps)
    present = gaps.shape[-1] - np.count_nonzero(missing, axis=-1)
    squares = _sum(np.square(np.where(missing, 0.0, gaps)))
    share = gaps.shape[-1] / np.where(present, present, np.nan)
    distances: Distances = np.sqrt(squares * share)
    return distances


def zero_or_not(rows: Rows) -> Rows:
    """1 for what is not 0."""
    ones: Rows = (rows != 0).astype(np.float64)
    return ones


def by_function(A: Rows, B: Rows, *, function: Callable[..., float], params: Mapping[str, Any]) -> Distances:
    """function(row of A, row of B, **params) for each pair."""
    A, B = np.broadcast_arrays(A, B)
    pairs = zip(A.reshape(-1, A.shape[-1]), B.reshape(-1, B.shape[-1]), strict=True)
    found = np.array([function(a, b, **params) for a, b in pairs], dtype=np.float64)
    return found.reshape(A.shape[:-1])


def by_block(A: Rows, B: Rows, *, block: Callable[[Rows, Rows], Distances]) -> Distances:
    """What block, which gives the distances of all rows to all rows, gives for each pair."""
    A, B = np.broadcast_arrays(A, B)
    pairs = zip(A.reshape(-1, A.shape[-1]), B.reshape(-1, B.shape[-1]), strict=True)
    found = np.array([block(a[None], b[None])[0, 0] for a, b in pairs], dtype=np.float64)
    return found.reshape(A.shape[:-1])


def unchanged(rows: Rows) -> Rows:
    """The rows as they are."""
    return rows


def half(squared: Distances) -> Distances:
    """Half of them."""
    return squared / 2


def square(norms: Distances) -> Distances:
    """Norms squared."""
    return norms * norms


def half_square(norms: Distances) -> Distances:
    """Half of the norms squared."""
    return norms * norms / 2


def unit_rows(rows: Rows) -> Rows:
    """Rows divided by their Euclidean norm, with one column more: 1 for rows of zeros, otherwise 0.

    For unit rows u and v, 1 - u.v is |u - v|**2 / 2, which loses no digits where the angle is small. The
    additional column sets a row of zeros at distance 1 from all others and 0 from its like.
    """
    exponents = np.frexp(np.abs(rows).max(axis=1, initial=0.0))[1]
    safe = np.ldexp(rows, -exponents[:, None])
    norms = np.sqrt(np.add.reduce(safe * safe, axis=-1))
    zero = norms == 0
    return np.column_stack([safe / np.where(zero, 1.0, norms)[:, None], zero])
