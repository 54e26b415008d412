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
from mlfundamentals.neighbors._scan import Candidates, joined, scan_nearest

Array = NDArray[Any]

SMALL_PRODUCT = 1_000_000
"""Multiplications up to which OpenBLAS does without copying the operands, which pays for few features."""
FEW_FEATURES = 24
SAMPLE = 8
"""The threshold comes from the minima of about SAMPLE k groups of points."""
FAR = 2.0**30
"""Queries farther from the center, in multiples of the farthest point, are left to another method: no
product could tell the points apart."""
GAPS_BYTES = 1 << 19
"""Gaps to points that are measured at a time."""
HUGE = 1e30
"""Stands for the squared norm of rows that are no points."""
TOO_MANY = 16
"""A query that hits more than TOO_MANY k groups is left to another method."""
STACKED = 4
ROUND = 4096
"""Queries whose hits are measured together."""


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
    """(n_stacked, block, n_queries): as many blocks as one call computes."""
    minima: Array
    """(n_groups, n_queries)"""


@dataclass(frozen=True)
class Hits:
    """Groups of points that may hold neighbors, by query, and how far the neighbors may be."""

    group: Indices
    """(n_hits,)"""
    of_query: Indices
    """(n_hits,)"""
    reach: Distances
    """(m,), in the units of the points."""
    done: NDArray[np.bool_]
    """(m,), False where the product could not rule out enough; such queries have no hits."""


def block_shape(n_features: int) -> tuple[int, int, int]:
    """(points in a group, points in a block, queries in a chunk), by measurements.

    A block of products stays in cache. Of many features, the points of a group cost more to measure.
    """
    group = 16 if n_features <= 32 else 8 if n_features <= 128 else 4
    if n_features > FEW_FEATURES:
        return group, 1024 if n_features <= 128 else 512, 512
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
) -> tuple[Array, Distances]:
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
    scratch = partial(_scratch, left, width)
    answers, done = [], []
    for start in range(0, len(queries), ROUND):
        asked = queries[start : start + ROUND]
        chunks = [slice(a, min(a + width, len(asked))) for a in range(0, len(asked), width)]
        find = partial(_hits, left, k, asked)
        parts = parallel_map_with(scratch, find, chunks)
        hits = _joined(parts)
        answers.append(_measured(metric, points, left.group, asked, hits, k))
        done.append(hits.done)
    return joined(answers, k), np.concatenate(done)


def _joined(parts: list[Hits]) -> Hits:
    """All hits, sorted by group, so that each point is fetched from memory once."""
    group = np.concatenate([part.group for part in parts])
    order = np.argsort(group, kind="stable")
    of_query = np.concatenate([part.of_query for part in parts])
    reach, done = (np.concatenate([getattr(part, name) for part in parts]) for name in ("reach", "done"))
    return Hits(group[order], of_query[order], reach, done)


def _stacked(left: Operand) -> int:
    """Blocks to a call: threads get into each other's way where calls are short, as they are with few
    features."""
    return STACKED if left.left.shape[1] - 1 <= FEW_FEATURES else 1


def _scratch(left: Operand, width: int) -> Scratch:
    dtype = left.left.dtype
    n_groups = len(left.left) // left.group
    return Scratch(np.empty((_stacked(left), left.block, width), dtype), np.empty((n_groups, width), dtype))


def _hits(left: Operand, k: int, asked: Rows, scratch: Scratch, rows: slice) -> Hits:
    """The hits of some of the queries asked."""
    queries = asked[rows]
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
    done = ~far & (np.bincount(of_query, minlength=m) <= TOO_MANY * k)
    if not done.all():
        kept = done[of_query]
        group, of_query = group[kept], of_query[kept]
    return Hits(group, of_query + rows.start, np.ldexp(reach, left.exponent), done)


def group_minima(left: Operand, right: Array, scratch: Scratch) -> Array:
    """Least S over each group of points, for each query: (n_groups, m).

    right: (d + 1, m), -2 qt and 1.
    """
    m, n_blocks = right.shape[1], len(left.left) // left.block
    full, stacked = m == scratch.product.shape[2], len(scratch.product)
    product = scratch.product if full else np.empty((stacked, left.block, m), right.dtype)
    minima = scratch.minima if full else np.empty((len(scratch.minima), m), right.dtype)
    blocks, of_blocks = left.left.reshape(n_blocks, left.block, -1), minima.reshape(n_blocks, -1)
    for b in range(0, n_blocks, stacked):
        some = product[: min(stacked, n_blocks - b)]
        np.matmul(blocks[b : b + stacked], right, out=some)
        grouped = some.reshape(len(some), left.group, -1)
        np.minimum.reduce(grouped, axis=1, out=of_blocks[b : b + stacked])
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


def _measured(metric: Metric, points: Rows, size: int, queries: Rows, hits: Hits, k: int) -> Neighbors:
    """The neighbors of the queries that are done, from the groups of `size` points that were hit."""
    if not hits.done.any():
        return joined([], k)
    d = points.shape[1]
    n_hits = max(GAPS_BYTES // (8 * size * d), 1)
    pieces = [slice(start, start + n_hits) for start in range(0, len(hits.group), n_hits)]
    measure = partial(_near_members, metric, points, size, queries, hits)
    parts = parallel_map_with(lambda: np.empty((2, n_hits * size * d)), measure, pieces)
    of_point, of_query, distances = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    order = np.argsort(of_query, kind="stable")  # of each query, points stay in their order
    place = (np.cumsum(hits.done) - 1)[of_query[order]]
    n_done = int(hits.done.sum())
    return nearest_candidates(place, of_point[order], distances[order], n_queries=n_done, k=k)


def _near_members(
    metric: Metric, points: Rows, size: int, queries: Rows, hits: Hits, scratch: Rows, piece: slice
) -> tuple[Indices, Indices, Distances]:
    """The points of a piece of the hits within reach of their query: (of_point, of_query, distances).

    The squared gaps are summed by a product first, within gamma(d + 2) of the exact sum, relatively;
    the points that these leave are measured by the definition.
    """
    n, d = points.shape
    group, of_query = hits.group[piece], hits.of_query[piece]
    gaps, asked = (scratch[0, : len(group) * size * d].reshape(len(group), -1), scratch[1, : len(group) * d])
    _group_rows(points, size).take(group, axis=0, out=gaps, mode="clip")
    each, asked = gaps.reshape(-1, size, d), asked.reshape(-1, d)
    each -= queries.take(of_query, axis=0, out=asked, mode="clip")[:, None]
    squares = np.square(gaps, out=gaps).reshape(-1, d)
    most = (hits.reach * (1 + 2 * gamma(2 * d + 16, np.float64))) ** 2
    within = np.flatnonzero((squares @ np.ones(d)).reshape(-1, size) <= most[of_query][:, None])
    place, member = np.divmod(within, size)
    of_point, of_query = group[place] * size + member, of_query[place]
    kept = scratch[1, : len(within) * d].reshape(-1, d)
    squares.take(within, axis=0, out=kept, mode="clip")
    distances = (metric.from_squared or np.sqrt)(np.add.reduce(kept, axis=-1))
    if len(group) and group[-1] == n // size:  # the last group is not a full one: measure all its points
        return _with_rest(metric, points, size, queries, hits, piece, (of_point, of_query, distances))
    near = distances <= metric.from_norm(hits.reach)[of_query]
    return of_point[near], of_query[near], distances[near]


def _with_rest(
    metric: Metric, points: Rows, size: int, queries: Rows, hits: Hits, piece: slice, found: Candidates
) -> Candidates:
    """found (of_point, of_query, distances) within reach; the hits of the last group, which is not a full
    one, are measured anew."""
    first = len(points) // size * size
    rest = np.arange(first, len(points))
    asking = hits.of_query[piece][hits.group[piece] == first // size]
    of_point, of_query = np.repeat(rest, len(asking)), np.tile(asking, len(rest))
    more = (of_point, of_query, row_distances(metric, points, queries, of_point, of_query))
    full = found[0] < first
    of_point, of_query, distances = (np.concatenate([a[full], b]) for a, b in zip(found, more, strict=True))
    near = distances <= metric.from_norm(hits.reach)[of_query]
    return of_point[near], of_query[near], distances[near]


def _group_rows(points: Rows, size: int) -> Rows:
    """Groups of `size` consecutive points as rows, without a copy; what is left over at the end is not in
    it."""
    whole = len(points) // size
    return points[: whole * size].reshape(whole, -1)
