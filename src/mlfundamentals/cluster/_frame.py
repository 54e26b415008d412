"""Data seen from their middle and at unit scale: where differences of squares keep their digits.

Squared distances computed as |x|^2 - 2 x.c + |c|^2 lose what the squares have and the distance has not. So
rows are looked at as (x - origin) * factor: the origin near their middle, the factor a power of two (exact)
that brings the largest coordinate into [1/2, 1), so that squares neither overflow nor vanish, at any scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import cut
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.types import FloatArray

_WIDE = 32
"""Rows that are reduced side by side."""

Labels = NDArray[np.int32]
"""Numbers of clusters, (n_samples,)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A change of coordinates, x -> (x - origin) * factor, computed in float64."""

    origin: FloatArray
    """(n_features,), float64."""
    factor: float
    """A power of two."""

    def inside(self, rows: FloatArray) -> FloatArray:
        """The rows (m, n_features) in this frame, float64, a new array."""
        moved: FloatArray = np.subtract(rows, self.origin, dtype=np.float64)
        if self.factor != 1:
            moved *= self.factor
        return moved

    def sq_distances(self, rows: FloatArray, centers: FloatArray) -> FloatArray:
        """Squared distances (m,) in this frame of rows (m, n_features) to the centers, (n_features,) or as
        many as rows, both in the coordinates of the data: from their differences, in float64."""
        gaps: FloatArray = np.subtract(rows, centers, dtype=np.float64)
        gaps *= self.factor
        return sq_norms(gaps)

    def outside(self, rows: FloatArray) -> FloatArray:
        """Rows of this frame in the coordinates of the data, float64."""
        return rows / self.factor + self.origin

    def squared(self, value: float) -> float:
        """A sum of squared distances of this frame in the squared units of the data."""
        return value / self.factor / self.factor


def middle_frame(X: FloatArray) -> Frame:
    """The frame whose origin is the mean of the rows of X (n, d)."""
    d = X.shape[1]
    size = max(1, (1 << 16) // (_WIDE * d)) * _WIDE

    def scan(block: slice) -> tuple[FloatArray, FloatArray, FloatArray]:
        rows = X[block]
        total, low, high = np.zeros(d), rows[0], rows[0]
        # Many rows side by side: NumPy reduces long rows several times faster than short ones.
        even = len(rows) // _WIDE * _WIDE if rows.flags.c_contiguous else 0
        for part in (rows[:even].reshape(-1, _WIDE * d), rows[even:]):
            if len(part):
                total += part.sum(axis=0, dtype=np.float64).reshape(-1, d).sum(axis=0)
                low = np.minimum(low, part.min(axis=0).reshape(-1, d).min(axis=0))
                high = np.maximum(high, part.max(axis=0).reshape(-1, d).max(axis=0))
        return total, low, high

    sums, lows, highs = zip(*parallel_map(scan, cut(slice(0, len(X)), size)), strict=True)
    origin = np.sum(sums, axis=0) / len(X)
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    return Frame(origin, unit_factor(max(float((high - origin).max()), float((origin - low).max()))))


def common_frame(*arrays: FloatArray) -> Frame:
    """A frame at the mean of the rows of the last array, at the scale of all of them."""
    origin = arrays[-1].mean(axis=0, dtype=np.float64)
    reach = max(
        float(max((rows.max(axis=0) - origin).max(), (origin - rows.min(axis=0)).max())) for rows in arrays
    )
    return Frame(origin, unit_factor(reach))


def unit_factor(reach: float) -> float:
    """The power of two that brings reach into [1/2, 1); 1 where reach is 0."""
    if not reach > 0:
        return 1.0
    return math.ldexp(1.0, min(-math.frexp(reach)[1], 1023))


def shift_limit(tol: float, mean_square: float, n_features: int) -> float:
    """tol times the mean variance of the features, which is their mean_square over n_features: as far as
    the squared shifts of the centroids may sum to when a run stops."""
    return float(tol * mean_square / n_features)


def sq_norms(rows: FloatArray) -> FloatArray:
    """Squared Euclidean norms of the rows (m, d), as (m,)."""
    norms: FloatArray = np.einsum("ij,ij->i", rows, rows)
    return norms
