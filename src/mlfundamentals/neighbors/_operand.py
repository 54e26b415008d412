"""Points and queries as the operands of a product in float32 or float64, and how far it may be off.

|x - q|**2 = |x|**2 - 2 x.q + |q|**2, and the first two terms of all pairs are one matrix product: of rows
(x, |x|**2) with columns (-2 q, 1). It rounds, and where x is near q it cancels. So it only rules points out,
by a bound that holds for every order of summation.

The bound. Points and queries are moved by a center c and scaled by a power of two; xt and qt are what they
are after rounding to the product's dtype, whose unit roundoff is u. Norms are at most X = max |xt| and Q =
|qt|.

1. Rounding moves a row by no more than u times its norm: ||xt - qt| - |x - q|| <= e, e = u (X + Q).
2. The computed S differs from T = |xt|**2 - 2 xt.qt by at most E: gamma(d + 1) X (X + 2 Q) for the product
   ([higham2002], 3.1; Cauchy-Schwarz) and u X**2 for rounding |xt|**2.
3. Let s be such that k points have S <= s. By 2 and 1 they lie within B = sqrt(s + Q**2 + E) + e of the
   query. So every neighbor lies within B, and by 1 and 2 has S <= (B + e)**2 - Q**2 + E.

Subnormal numbers, the float64 arithmetic of the bound itself and that of the definition, which decides, are
covered by explicit terms in `limits`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.rounding import gamma, product_error, unit_roundoff
from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals.neighbors._formulas import Distances, Rows

Array = NDArray[Any]

NARROW, WIDE = 64, 512
"""Queries in a tile: where products with a group of points can be small ones, and where they cannot."""
MOST_ROWS = 1024
"""Points in a block of few features: more would not fit the cache with their products."""
FAR = 2.0**30
"""Queries farther from the center, in multiples of the farthest point, are left to another method: no
product could tell the points apart."""


@dataclass(frozen=True)
class Shape:
    """How points and queries are cut for products.

    A block of points times a tile of queries is one product. Point i of a block belongs to the same group
    as point i + block / group: the minimum over a group is one over rows that lie so far apart.
    """

    group: int
    """Points in a group: fewer of many features, as each point of a group costs more to look at."""
    block: int
    """Points in a block, a multiple of group."""
    tile: int
    """Queries in a tile."""


def shape_for(n_features: int) -> Shape:
    """The shape that is quickest by measurements: products small enough for SMALL_PRODUCT.

    Between 10 and 400 features these ran at 200 GFLOP/s in float32 on two cores, where larger ones, whose
    operands OpenBLAS copies first, ran at 100 to 195.
    """
    group = 16 if n_features <= 32 else 8 if n_features <= 128 else 4
    rows = SMALL_PRODUCT // (NARROW * (n_features + 1)) // group * group
    if rows == 0:
        return Shape(group, WIDE, WIDE)
    return Shape(group, min(rows, MOST_ROWS), NARROW)


@dataclass(frozen=True)
class Operand:
    """Points as the left operand of the product."""

    rows: Array
    """(n_blocks * block, d + 1) of float32 or float64: xt and |xt|**2; rows that are no points, at the end,
    have an infinite one."""
    center: Rows
    exponent: int
    """Rows were divided by 2**exponent."""
    largest: float
    """X: no |xt| is larger."""
    n: int
    shape: Shape

    @property
    def n_blocks(self) -> int:
        """Blocks, the last one of which may hold rows that are no points."""
        return len(self.rows) // self.shape.block

    @property
    def n_groups(self) -> int:
        """Groups in all blocks."""
        return len(self.rows) // self.shape.group

    def members(self, group: NDArray[np.intp]) -> NDArray[np.intp]:
        """Rows of the members of groups (n,), as (n, shape.group)."""
        size, block = self.shape.group, self.shape.block
        in_block, place = np.divmod(group, block // size)
        return (in_block * block + place)[:, None] + np.arange(size) * (block // size)


@dataclass(frozen=True)
class Asked:
    """Queries as the right operand of the product."""

    rows: Array
    """(n_tiles * tile, d + 1), of the operand's dtype: -2 qt and 1, with qt = 0 where there is no query."""
    norms: Distances
    """(n_tiles * tile,), Q."""
    usable: NDArray[np.bool_]
    """(n_tiles * tile,), False for queries farther than FAR, and where there is none."""
    tile: int

    def columns(self, tiles: slice) -> Array:
        """Tiles as (n_tiles, d + 1, tile), to multiply points by."""
        some = self.rows[tiles.start * self.tile : tiles.stop * self.tile]
        return np.ascontiguousarray(some.reshape(-1, self.tile, some.shape[1]).transpose(0, 2, 1))


def operand(points: Rows, largest: float, dtype: Any) -> Operand:
    """points (n, d), no number of which is larger than largest in size, made ready for products in dtype."""
    n, d = points.shape
    shape, center = shape_for(d), _mean(points)
    exponent = min(max(math.frexp(largest)[1], -1000), 1000)
    found = np.empty((-(-n // shape.block) * shape.block, d + 1), dtype)
    found[n:, :d], found[n:, d] = 0, np.inf

    def fill(rows: slice) -> float:
        moved = points[rows] - center
        moved *= 2.0**-exponent
        found[rows, :d] = moved
        moved[...] = found[rows, :d]
        squares = _squared_norms(moved)
        found[rows, d] = squares
        return float(squares.max())

    most = max(parallel_map(fill, row_blocks(n, 8 * d)))
    return Operand(found, center, exponent, math.sqrt(most) * (1 + 1e-12), n, shape)


def asked_of(left: Operand, queries: Rows, n_tiles: int) -> Asked:
    """queries (m, d) as n_tiles tiles to multiply left by."""
    m, d = queries.shape
    tile = left.shape.tile
    found = np.zeros((n_tiles * tile, d + 1), left.rows.dtype)
    norms, usable = np.zeros(len(found)), np.zeros(len(found), dtype=bool)
    with np.errstate(over="ignore"):
        moved = (queries - left.center) * 2.0**-left.exponent
    usable[:m] = np.maximum(moved.max(axis=1), -moved.min(axis=1)) <= FAR
    moved[~usable[:m]] = 0
    found[:m, :d], found[:, d] = moved, 1
    moved[...] = found[:m, :d]
    norms[:m] = np.sqrt(_squared_norms(moved))
    found[:m, :d] *= -2
    return Asked(found, norms, usable, tile)


def _mean(points: Rows) -> Rows:
    sums = parallel_map(lambda rows: points[rows].sum(axis=0), row_blocks(len(points), 8 * points.shape[1]))
    mean: Rows = np.add.reduce(sums, axis=0) / len(points)
    return mean


def _squared_norms(rows: Rows) -> Distances:
    squares: Distances = np.einsum("ij,ij->i", rows, rows)
    return squares


def limits(least: Distances, norms: Distances, largest: float, n_features: int, dtype: Any) -> Array:
    """The bound that S of no neighbor exceeds.

    least: s of each query (m,).  norms: Q of each query (m,).  largest: X.
    The proof stands at the head of the module. 1.01 covers products of small terms and the roundings of
    float64 beside those of dtype; `own` those where dtype is float64 itself, and where norms differ by many
    orders.
    """
    u, tiny = unit_roundoff(dtype), float(np.finfo(dtype).smallest_subnormal)
    wide = gamma(2 * n_features + 16, np.float64)
    own = 4 * wide * (largest + norms) ** 2
    product = product_error(n_features + 1, 1.0, 1.0, dtype) * largest * (largest + 2 * norms)
    error = 1.01 * (product + u * largest**2 + 4 * n_features * tiny) + own
    moved = 1.01 * (u + 2.0**-52) * (largest + norms) + 2 * n_features * tiny
    squared = norms**2
    reach = (np.sqrt(np.maximum(least + squared + error, 0)) + moved) * (1 + 2 * wide)
    bound = (reach + moved) ** 2 - squared + error
    above: Array = np.nextafter(bound.astype(dtype), dtype(np.inf))
    return above
