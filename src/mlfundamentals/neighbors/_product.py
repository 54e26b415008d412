"""Search by matrix products: Euclidean neighbors among many points of many features.

|x - q|**2 = |x|**2 - 2 x.q + |q|**2, and the first two terms of all pairs are one matrix product: of rows
(x, |x|**2) with columns (-2 q, 1). In float32 this costs a tenth of measuring every pair, but it rounds, and
where x is near q it cancels. So the product only rules points out, by a bound that holds for every order of
summation; those that it cannot rule out are measured by the definition in float64. The answer is exact.

The bound. Points and queries are moved by a center c and scaled by a power of two; xt and qt are what they
are after rounding to the product's dtype, whose unit roundoff is u. Norms are at most X = max |xt| and Q =
|qt|.

1. Rounding moves a row by no more than u times its norm: ||xt - qt| - |x - q|| <= e, e = u (X + Q).
2. The computed S differs from T = |xt|**2 - 2 xt.qt by at most E: gamma(d + 1) X (X + 2 Q) for the product
   ([higham2002], 3.1; Cauchy-Schwarz) and u X**2 for rounding |xt|**2.
3. Let s be such that k points have S <= s. By 2 and 1 they lie within B = sqrt(s + Q**2 + E) + e of the
query. So
   every neighbor lies within B, and by 1 and 2 has S <= (B + e)**2 - Q**2 + E.

Subnormal numbers, the float64 arithmetic of the bound itself and that of the definition, which decides, are
covered by explicit terms in `limits`. As s serves the k-th least of the minima over k or more groups of
points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map, parallel_map_with
from mlfundamentals._core.rounding import gamma, product_error, unit_roundoff
from mlfundamentals.neighbors._formulas import Distances, Rows
from mlfundamentals.neighbors._metrics import Metric
from mlfundamentals.neighbors._ranking import Indices, Neighbors, nearest_candidates, row_distances
from mlfundamentals.neighbors._scan import scan_nearest

Array = NDArray[Any]

SMALL_PRODUCT = 1_000_000
"""Multiplications up to which OpenBLAS does without copying the operands, which pays for few features."""
FEW_FEATURES = 24
SAMPLE = 8
"""The threshold comes from the minima of about SAMPLE k groups of points."""
FAR = 2.0**30
"""Queries farther from the center, in multiples of the farthest point, are left to another method: no
product could tell the points apart."""
GAPS_BYTES = 1 << 17
"""Gaps to points that are measured at a time."""
HUGE = 1e30
"""Stands for the squared norm of rows that are no points."""
TOO_MANY = 8
"""A query of which more than 1 / TOO_MANY of all points would have to be measured is left to another
method."""


@dataclass(frozen=True)
class Operand:
    """Points as the left operand of the product.

    Groups of `group` consecutive points are spread over a block of `block` rows, so that the minimum over a
    group is one over rows that lie block / group apart.
    """

    left: Array
    """(n_blocks * block, d + 1) of float32 or float64: xt and |xt|**2; rows that are no points have a huge
    one."""
    center: Rows
    exponent: int
    """Rows were divided by 2**exponent."""
    largest: float
    """X: no |xt| is larger."""
    n: int
    group: int
    block: int


@dataclass(frozen=True)
class Scratch:
    """What a thread writes to again and again."""

    product: Array
    """(block, n_queries)"""
    minima: Array
    """(n_groups, n_queries)"""
    gaps: Rows
    """(n_hits, group * d): some groups of points, less a query each."""
    copies: Rows
    """(n_hits, group * d): the queries."""


def block_shape(n_features: int) -> tuple[int, int, int]:
    """(points in a group, points in a block, queries in a chunk), by measurements.

    A block of products stays in cache. Of many features, the points of a group cost more to measure.
    """
    group = 16 if n_features <= 32 else 8 if n_features <= 128 else 4
    if n_features > FEW_FEATURES:
        return group, 1024, 256
    block = SMALL_PRODUCT // (64 * (n_features + 1)) // group * group
    return group, min(block, 1024), 64


def operand(points: Rows, largest: float, dtype: Any) -> Operand:
    """points (n, d), no number of which is larger than largest in size, made ready for products in dtype."""
    n, d = points.shape
    group, block, _ = block_shape(d)
    center = _mean(points)
    exponent = min(max(math.frexp(largest)[1], -1000), 1000)
    n_blocks = -(-n // block)
    left = np.zeros((n_blocks * block, d + 1), dtype)

    def fill(b: int) -> float:
        moved = points[b * block : (b + 1) * block] - center
        moved *= 2.0**-exponent
        if len(moved) < block:
            moved = np.concatenate([moved, np.zeros((block - len(moved), d))])
        rows = left[b * block : (b + 1) * block]
        # The points of a group come next to each other; here they are set block / group rows apart.
        rows.reshape(group, -1, d + 1)[:, :, :d] = moved.reshape(-1, group, d).transpose(1, 0, 2)
        squares = _squared_norms(rows[:, :d])
        rows[:, d] = squares
        if b == n_blocks - 1:
            none = np.arange(n - b * block, block)
            rows[none % group * (block // group) + none // group, d] = HUGE
        return float(squares.max())

    norm = math.sqrt(max(parallel_map(fill, range(n_blocks)))) * (1 + 1e-12)
    return Operand(left, center, exponent, norm, n, group, block)


def _mean(points: Rows) -> Rows:
    sums = parallel_map(lambda rows: points[rows].sum(axis=0), row_blocks(len(points), 8 * points.shape[1]))
    mean: Rows = np.add.reduce(sums, axis=0) / len(points)
    return mean


def _squared_norms(rows: Array) -> Distances:
    squares: Distances = np.einsum("ij,ij->i", rows, rows, dtype=np.float64)
    return squares


def limits(
    least: Distances, norms: Distances, largest: float, n_features: int, dtype: Any
) -> tuple[Distances, Distances]:
    """What no neighbor exceeds: the bound on S, and that on the distance as the definition gives it (scaled).

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
    return np.nextafter(bound.astype(dtype), dtype(np.inf)), reach


def product_nearest(metric: Metric, points: Rows, queries: Rows, k: int, largest: float) -> Neighbors:
    """The k nearest of points (n, d) for each of queries (m, d), in a metric that orders pairs as the
    Euclidean one does.

    largest: no number in points is larger in size.

    Products in float32 first; queries for which they rule out too little (many ties; an outlier far beyond
    all others) again in float64, and then by measuring every pair.
    """
    distances, indices = np.empty((len(queries), k)), np.empty((len(queries), k), dtype=np.intp)
    rest = np.arange(len(queries))
    for dtype in (np.float32, np.float64):
        if not len(rest):
            break
        if len(points) < SAMPLE * k * block_shape(points.shape[1])[0]:
            break
        left = operand(points, largest, dtype)
        asked = queries if len(rest) == len(queries) else queries[rest]
        found, done = _by_operand(metric, points, left, asked, k)
        rows = rest[done]
        distances[rows], indices[rows] = found.distances, found.indices
        rest = rest[~done]
    if len(rest):
        found = scan_nearest(metric, points, queries[rest], k)
        distances[rest], indices[rest] = found.distances, found.indices
    return Neighbors(distances, indices)


def _by_operand(
    metric: Metric, points: Rows, left: Operand, queries: Rows, k: int
) -> tuple[Neighbors, NDArray[np.bool_]]:
    """Neighbors of the queries that could be answered, and which those are."""
    width = block_shape(points.shape[1])[2]
    chunks = [slice(start, start + width) for start in range(0, len(queries), width)]
    scratch = partial(_scratch, left, width)
    answer = partial(_answer_chunk, metric, points, left, k)
    parts = parallel_map_with(scratch, lambda own, rows: answer(own, queries[rows]), chunks)
    done = np.concatenate([part[1] for part in parts])
    distances = np.concatenate([part[0].distances for part in parts])
    return Neighbors(distances, np.concatenate([part[0].indices for part in parts])), done


def _scratch(left: Operand, width: int) -> Scratch:
    dtype = left.left.dtype
    numbers = left.group * (left.left.shape[1] - 1)
    n_hits = max(GAPS_BYTES // (8 * numbers), 1)
    return Scratch(
        np.empty((left.block, width), dtype),
        np.empty((len(left.left) // left.group, width), dtype),
        np.empty((n_hits, numbers)),
        np.empty((n_hits, numbers)),
    )


def _answer_chunk(
    metric: Metric, points: Rows, left: Operand, k: int, scratch: Scratch, queries: Rows
) -> tuple[Neighbors, NDArray[np.bool_]]:
    m, d = queries.shape
    right = np.empty((d + 1, m), left.left.dtype)
    with np.errstate(over="ignore"):
        moved = np.ldexp(queries - left.center, -left.exponent)
    far = np.abs(moved).max(axis=1) > FAR
    moved[far] = 0
    right[:d], right[d] = moved.T, 1
    norms = np.sqrt(_squared_norms(np.ascontiguousarray(right[:d].T)))
    right[:d] *= -2
    minima = group_minima(left, right, scratch)
    bound, reach = limits(_kth_least(minima, k), norms, left.largest, d, left.left.dtype.type)
    bound[far] = -np.inf
    group, of_query = np.divmod(np.flatnonzero(minima <= bound), m)
    counts = np.bincount(of_query, minlength=m)
    done = ~far & (counts * left.group * TOO_MANY <= max(left.n, 16 * SAMPLE * k * left.group))
    return _measured(metric, points, left, scratch, queries, (group, of_query), reach, done, k), done


def group_minima(left: Operand, right: Array, scratch: Scratch) -> Array:
    """Least S over each group of points, for each query: (n_groups, m).

    right: (d + 1, m), -2 qt and 1.
    """
    m, per_block = right.shape[1], left.block // left.group
    full = m == scratch.product.shape[1]
    product = scratch.product if full else np.empty((left.block, m), right.dtype)
    minima = scratch.minima if full else np.empty((len(scratch.minima), m), right.dtype)
    for b in range(len(left.left) // left.block):
        np.matmul(left.left[b * left.block : (b + 1) * left.block], right, out=product)
        of_block = minima[b * per_block : (b + 1) * per_block].reshape(-1)
        np.minimum.reduce(product.reshape(left.group, -1), axis=0, out=of_block)
    return minima


def _kth_least(minima: Array, k: int) -> Distances:
    """A value that k minima of each column do not exceed, near the least such one.

    The minima are reduced further, to about SAMPLE k: few of the k least fall together.
    """
    n, m = minima.shape
    times = max(n // (SAMPLE * k), 1)
    wide = n // times
    few = np.minimum.reduce(minima[: times * wide].reshape(times, wide * m), axis=0).reshape(wide, m)
    return np.partition(few.T, k - 1, axis=1)[:, k - 1].astype(np.float64)


def _measured(
    metric: Metric,
    points: Rows,
    left: Operand,
    scratch: Scratch,
    queries: Rows,
    hits: tuple[Indices, Indices],
    reach: Distances,
    done: NDArray[np.bool_],
    k: int,
) -> Neighbors:
    """The neighbors of the queries that are `done`, from the points of the groups that were hit."""
    group, of_query = hits
    order = np.argsort(of_query.astype(np.int16), kind="stable")
    group, of_query = group[order], of_query[order]
    if not done.all():
        kept = done[of_query]
        group, of_query = group[kept], of_query[kept]
    far = np.ldexp(reach, left.exponent)
    of_point, of_query = _members_within(points, left.group, scratch, queries, (group, of_query), far)
    distances = row_distances(metric, points, queries, of_point, of_query)
    near = np.flatnonzero(distances <= metric.from_norm(far)[of_query])
    place = (np.cumsum(done) - 1)[of_query[near]]
    return nearest_candidates(place, of_point[near], distances[near], n_queries=int(done.sum()), k=k)


def _members_within(
    points: Rows, size: int, scratch: Scratch, queries: Rows, hits: tuple[Indices, Indices], far: Distances
) -> tuple[Indices, Indices]:
    """The points of the groups that may be no farther than far from their query: (of_point, of_query).

    size: points in a group.  hits: group and query, sorted by query, then group.  far: of each query (m,).
    Squared distances are summed by a product here: within gamma(d + 2) of the exact ones, relatively.
    """
    n, d = points.shape
    whole = n // size
    groups, copies, ones = (
        points[: whole * size].reshape(whole, size * d),
        np.tile(queries, (1, size)),
        np.ones(d),
    )
    most = (far * (1 + 2 * gamma(2 * d + 16, np.float64))) ** 2
    group, of_query = hits
    last = group == whole  # not a full one
    if last.any():
        group, of_query = group[~last], of_query[~last]
    found = []
    for start in range(0, len(group), len(scratch.gaps)):
        group_ids, query_ids = (ids[start : start + len(scratch.gaps)] for ids in (group, of_query))
        gaps, asked = scratch.gaps[: len(group_ids)], scratch.copies[: len(group_ids)]
        groups.take(group_ids, axis=0, out=gaps, mode="clip")
        gaps -= copies.take(query_ids, axis=0, out=asked, mode="clip")
        squared = (np.square(gaps, out=gaps).reshape(-1, d) @ ones).reshape(-1, size)
        place, member = np.divmod(np.flatnonzero(squared <= most[query_ids][:, None]), size)
        found.append((group_ids[place] * size + member, query_ids[place]))
    rest = np.arange(whole * size, n)
    found.append((np.tile(rest, int(last.sum())), np.repeat(hits[1][last], len(rest))))
    of_point, of_member = (np.concatenate(pieces) for pieces in zip(*found, strict=True))
    if last.any():
        order = np.argsort(of_member, kind="stable")
        return of_point[order], of_member[order]
    return of_point, of_member
