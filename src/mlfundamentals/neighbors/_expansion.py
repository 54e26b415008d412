"""Tables of Euclidean distances by matrix products, without the digits that cancellation would cost.

|a - b|**2 = |a|**2 + |b|**2 - 2 a.b is one product of rows (-2 a, |a|**2, 1) with columns (b, 1, |b|**2), and
a fraction of the work of differences. Where a and b are near each other, compared with their norms, it
cancels; such pairs are measured by their differences.

The bound. Rows are moved by a center. With S = |a|**2 + |b|**2 and u the unit roundoff, the norms are off by
gamma(d) S and the product by gamma(d + 3) (2 |a||b| + S) <= 2 gamma(d + 3) S ([higham2002], 3.1); moving
changes a gap by at most u (|a| + |b|) <= u sqrt(2 S), and so its square by 2 sqrt(2) u relatively to
sqrt(S) |a - b|. Kept are squares of S / 4 or more: relatively they are off by at most 12 gamma(d + 3) + 6 u,
and distances by half of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import cut, row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.neighbors._formulas import Distances, Rows, sqeuclidean

LEAST_FEATURES, LEAST_PAIRS = 16, 1 << 16
"""From so many on products are faster than differences."""
TILE = (128, 512)
"""Rows and columns of the table that are computed at a time; both tables of a tile stay in cache."""
LARGEST = 2.0**400
"""Squares of larger numbers are left to differences."""
SMALLEST_SQUARE = 1e-280
"""Squares below may have lost digits to underflow."""
FEW = 1 / 32
"""Up to this share of a tile, near pairs are measured one by one; otherwise all of the tile's."""


def expansion_pays(A: Rows, B: Rows) -> bool:
    """Whether the table of A (n, d) and B (m, d) should be computed here."""
    if A.shape[1] < LEAST_FEATURES or len(A) * len(B) < LEAST_PAIRS:
        return False
    return max(float(np.abs(rows).max()) for rows in (A, B)) < LARGEST


def fill_squares(found: NDArray[Any], A: Rows, B: Rows, *, roots: bool) -> None:
    """Fill found (n, m) with the squared distances of the rows of A (n, d) to those of B (m, d), or their
    roots.

    Where A is B, found is symmetric and 0 on the diagonal.
    """
    center = B.mean(axis=0)
    left, right = A - center, B - center
    of_left, of_right = (np.einsum("ij,ij->i", rows, rows) for rows in (left, right))
    left = np.column_stack([-2 * left, of_left, np.ones(len(left))])
    right = np.vstack([right.T, np.ones(len(right)), of_right])
    pairs = _Pairs(A, B, left, right, of_left / 4 + SMALLEST_SQUARE, of_right / 4)
    parallel_map(partial(_fill_rows, found, pairs, roots), row_blocks(len(A), 1, block_bytes=TILE[0]))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The rows of two arrays and what their distances are computed from."""

    A: Rows
    """(n, d)"""
    B: Rows
    """(m, d)"""
    left: Rows
    """(n, d + 2), (-2 a, |a|**2, 1)"""
    right: Rows
    """(d + 2, m), columns (b, 1, |b|**2)"""
    least_left: Distances
    """(n,); with least_right, from which square on that of a product is kept."""
    least_right: Distances
    """(m,)"""

    def squares(self, rows: slice, columns: slice) -> Distances:
        """A part of the table, near pairs measured by their differences."""
        A, B = self.A[rows], self.B[columns]
        squares: Distances = self.left[rows] @ self.right[:, columns]
        near = np.flatnonzero(squares < np.add.outer(self.least_left[rows], self.least_right[columns]))
        if len(near) > FEW * squares.size:
            return _differences(A, B)
        if len(near):
            i, j = np.divmod(near, squares.shape[1])
            squares.reshape(-1)[near] = sqeuclidean(A[i], B[j])
        return squares


def _fill_rows(found: NDArray[Any], pairs: _Pairs, roots: bool, rows: slice) -> None:
    alike = pairs.A is pairs.B
    if alike:
        squares = pairs.squares(rows, rows)
        np.copyto(squares, squares.T, where=np.tri(len(squares), k=-1, dtype=bool))
        found[rows, rows] = _finished(squares, roots)
    for columns in cut(slice(rows.stop if alike else 0, len(pairs.B)), TILE[1]):
        found[rows, columns] = _finished(pairs.squares(rows, columns), roots)
        if alike:
            found[columns, rows] = found[rows, columns].T


def _differences(A: Rows, B: Rows) -> Distances:
    from scipy.spatial.distance import cdist

    squares: Distances = cdist(A, B, "sqeuclidean")
    return squares


def _finished(squares: Distances, roots: bool) -> Distances:
    return np.sqrt(squares, out=squares) if roots else squares
