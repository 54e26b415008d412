"""The frame that a mixture is fitted in: data moved to their means and scaled by powers of two.

Squares of data far from the origin cancel, and squares of huge or tiny data overflow. Moved and scaled data
do neither, and a power of two scales without rounding, so the fit is the one of the data as they came.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._types import FloatArray

_MOST_BITS = 510
"""No column is scaled by more than 2**510, so that the square of a scale is a number."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the frame's origin lies and how it is scaled: z = (x - center) * scale."""

    center: FloatArray
    """(n_features,)"""
    scale: FloatArray
    """(n_features,), powers of two"""

    @property
    def log_scale(self) -> float:
        """log |dz/dx|: log-densities in the frame are lower than those of the data by this."""
        return float(np.log(self.scale).sum())

    def points(self, X: FloatArray) -> FloatArray:
        """Rows of X in the frame."""
        return (X - self.center) * self.scale


@dataclass(frozen=True, slots=True)
class Data:
    """Samples in their frame, as columns: a feature's values lie side by side."""

    columns: Float[np.ndarray, "d n"]
    frame: Frame
    spread: FloatArray
    """(n_features,), root mean squares of the features; 1 where a feature is constant"""
    radius: float
    """the longest sample, each feature measured by its spread"""
    features: FloatArray | None = None
    """(terms + 1 + d, n), terms, ones and columns of the samples, kept where there is at most one term"""


def prepare(X: Float[np.ndarray, "n d"], *, structure: Structure) -> Data:
    """Bring X into its frame.

    Models of spherical covariances are not free to scale each feature: all are scaled alike.
    """
    one_scale, (n, d) = structure.name == "spherical", X.shape
    blocks = row_blocks(n, 8 * d)
    n_terms = structure.n_terms(d)
    features = np.empty((n_terms + d + 1, n)) if n_terms <= 1 else None
    columns = np.empty((d, n)) if features is None else features[n_terms + 1 :]
    frame = _frame(
        columns, parallel_map(lambda rows: _transpose(X[rows], columns[:, rows]), blocks), one_scale
    )

    def move(rows: slice) -> FloatArray:
        block = columns[:, rows]
        block -= frame.center[:, None]
        block *= frame.scale[:, None]
        if features is not None:
            structure.fill_terms(block, d, features[:n_terms, rows])
            features[n_terms, rows] = 1.0
        return np.asarray(np.einsum("dn,dn->d", block, block))

    spread = np.sqrt(np.sum(parallel_map(move, blocks), axis=0) / len(X))
    spread = np.where(spread > 0, spread.max() if one_scale else spread, 1.0)
    weights = spread**-2.0
    longest = max(parallel_map(lambda rows: _longest(columns[:, rows], weights), blocks))
    return Data(columns, frame, spread, float(np.sqrt(longest)), features)


def _transpose(X: Float[np.ndarray, "n d"], columns: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Copy X to columns; returns the features' least and largest values and sums."""
    columns[...] = X.T
    with np.errstate(over="ignore", invalid="ignore"):
        return columns.min(axis=1), columns.max(axis=1), columns.sum(axis=1)


def _frame(
    columns: FloatArray, extents: list[tuple[FloatArray, FloatArray, FloatArray]], one_scale: bool
) -> Frame:
    """Center at the means; scale so that no sample is further than 1 from the center in any feature."""
    lows, highs, sums = zip(*extents, strict=True)
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    with np.errstate(over="ignore", invalid="ignore"):
        # A constant feature's mean may differ from it in the last digit, and would then seem to vary.
        center = np.clip(np.sum(sums, axis=0) / columns.shape[1], low, high)
        size = np.maximum(high - center, center - low)
    size = np.full_like(size, size.max()) if one_scale else size
    bits = np.where((size > 0) & np.isfinite(size), -np.frexp(size)[1], 0)
    return Frame(center, np.ldexp(1.0, np.clip(bits, -_MOST_BITS, _MOST_BITS)))


def _longest(block: FloatArray, weights: FloatArray) -> float:
    with np.errstate(over="ignore"):
        return float((weights @ (block * block)).max())
