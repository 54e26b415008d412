"""Search by matrix products: Euclidean neighbors among many points of many features.

A product in float32 gives all squared distances, off by no more than a bound (see `_operand`), for a tenth
of what measuring every pair costs. It only rules points out; those that it cannot rule out are measured by
the definition in float64. The answer is exact.

1. The minima of the products over groups of points are kept, not the products. Of those minima the k-th least
   serves as s: k points are no farther, so the bound made from s rules out all groups with a larger minimum.
2. Of the groups that are left, about k a query, each point's product is computed anew and compared with the
   bound, which holds for every order of summation.
3. The points that are left, again about k, are measured and sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import L2_BYTES, spans
from mlfundamentals._core.parallel import n_threads, parallel_map_with
from mlfundamentals.neighbors._formulas import Rows
from mlfundamentals.neighbors._metrics import Metric
from mlfundamentals.neighbors._operand import (
    Array,
    Asked,
    Operand,
    Shape,
    asked_of,
    limits,
    operand,
    shape_for,
)
from mlfundamentals.neighbors._ranking import Indices, Neighbors, nearest_candidates, row_distances
from mlfundamentals.neighbors._scan import joined, scan_nearest

SAMPLE = 8
"""The threshold comes from the minima of about SAMPLE k groups of points."""
TOO_MANY = 16
"""A query that hits more than TOO_MANY k groups is left to another method."""
ROUND = 4096
"""Queries at most whose hits are looked at together."""
MOST_TILES = 8
"""Tiles at most that a block of points is multiplied by while it is in cache."""
PRODUCT_BYTES = 2 * L2_BYTES
"""Products of one call: more than the cache of one core, as threads get into each other's way where calls are
short, but not so many that they leave the cache that cores share."""
MINIMA_BYTES = 1 << 25
"""Minima that are kept at a time by one thread."""

Answer = tuple[Neighbors, NDArray[np.bool_]]
"""Neighbors of the queries that could be answered, and which those are (m,)."""


@dataclass(frozen=True)
class Scratch:
    """What a thread writes to again and again."""

    product: Array
    """(n_tiles, n_stacked, block, tile): what one call computes."""
    minima: Array
    """(n_tiles, n_groups, tile)"""
    members: Array
    """(n_hits, group, d + 1): points of the groups that are looked at together."""


@dataclass(frozen=True)
class Hits:
    """Groups of points that may hold neighbors, by query."""

    group: Indices
    """(n_hits,)"""
    of_query: Indices
    """(n_hits,)"""


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
        if len(points) < SAMPLE * k * shape_for(points.shape[1]).group:
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


def _by_operand(metric: Metric, points: Rows, left: Operand, queries: Rows, k: int) -> Answer:
    rounds = _rounds(len(queries), left.shape)
    answer = partial(_answered, metric, points, left, queries, k)
    found, done = zip(*parallel_map_with(partial(_scratch, left), answer, rounds), strict=True)
    return joined(list(found), k), np.concatenate(done)


def _rounds(n_queries: int, shape: Shape) -> list[slice]:
    """Whole tiles of queries, equally many rounds for each thread and about equally many tiles for each
    round."""
    threads = n_threads()
    n_tiles = -(-n_queries // shape.tile)
    n_rounds = threads * -(-n_queries // (threads * ROUND))
    tiles = spans(n_tiles, n_rounds)
    return [slice(t.start * shape.tile, min(t.stop * shape.tile, n_queries)) for t in tiles]


def _scratch(left: Operand) -> Scratch:
    dtype, shape = left.rows.dtype, left.shape
    product_bytes = dtype.itemsize * shape.block * shape.tile
    n_tiles = min(MOST_TILES, MINIMA_BYTES // (dtype.itemsize * left.n_groups * shape.tile))
    n_tiles = max(n_tiles, 1)
    n_stacked = max(PRODUCT_BYTES // (n_tiles * product_bytes), 1)
    member_bytes = dtype.itemsize * shape.group * left.rows.shape[1]
    n_hits = max(L2_BYTES // 4 // member_bytes, 1)
    return Scratch(
        np.empty((n_tiles, n_stacked, shape.block, shape.tile), dtype),
        np.empty((n_tiles, left.n_groups, shape.tile), dtype),
        np.empty((n_hits, shape.group, left.rows.shape[1]), dtype),
    )


def _answered(
    metric: Metric, points: Rows, left: Operand, queries: Rows, k: int, scratch: Scratch, rows: slice
) -> Answer:
    """The neighbors of some of the queries."""
    own = queries[rows]
    asked = asked_of(left, own, -(-len(own) // left.shape.tile))
    bounds = np.empty(len(asked.rows), left.rows.dtype)
    n_tiles = len(asked.rows) // asked.tile
    tiles = spans(n_tiles, -(-n_tiles // len(scratch.minima)))
    hits = _joined([_hits(left, asked, k, scratch, some, bounds) for some in tiles])
    done = asked.usable[: len(own)] & (
        np.bincount(hits.of_query, minlength=len(asked.rows))[: len(own)] <= TOO_MANY * k
    )
    kept = _kept(hits, done)
    of_query, of_point = _near_members(left, asked, bounds, kept, scratch)
    distances = row_distances(metric, points, own, of_point, of_query)
    place = (np.cumsum(done) - 1)[of_query]
    found = nearest_candidates(place, of_point, distances, n_queries=int(done.sum()), k=k)
    return found, done


def _kept(hits: Hits, done: NDArray[np.bool_]) -> Hits:
    """The hits of the queries that are done, sorted by group, so that each is fetched from memory once."""
    kept = slice(None) if done.all() else done[hits.of_query]
    group, of_query = hits.group[kept], hits.of_query[kept]
    keys = group * len(done)
    keys += of_query
    keys.sort()
    return Hits(*np.divmod(keys, len(done)))


def _joined(parts: list[Hits]) -> Hits:
    return Hits(
        np.concatenate([part.group for part in parts]), np.concatenate([part.of_query for part in parts])
    )


def _hits(left: Operand, asked: Asked, k: int, scratch: Scratch, tiles: slice, bounds: Array) -> Hits:
    """The hits of the queries in some tiles. Their bounds are written to bounds (m,): -infinity where a
    query is not usable."""
    rows = slice(tiles.start * asked.tile, tiles.stop * asked.tile)
    minima = group_minima(left, asked.columns(tiles), scratch)
    least = _kth_least(minima, k).reshape(-1)
    d = left.rows.shape[1] - 1
    bound = limits(least, asked.norms[rows], left.largest, d, left.rows.dtype.type)
    bound[~asked.usable[rows]] = -np.inf
    bounds[rows] = bound
    flat = np.flatnonzero(minima <= bound.reshape(-1, 1, asked.tile))
    tile_group, column = np.divmod(flat, asked.tile)
    tile, group = np.divmod(tile_group, left.n_groups)
    return Hits(group, (tile + tiles.start) * asked.tile + column)


def group_minima(left: Operand, right: Array, scratch: Scratch) -> Array:
    """Least S over each group of points, for each query: (n_tiles, n_groups, tile).

    right: (n_tiles, d + 1, tile), -2 qt and 1.
    """
    n_tiles, stacked = len(right), scratch.product.shape[1]
    product, minima = scratch.product[:n_tiles], scratch.minima[:n_tiles]
    blocks = left.rows.reshape(left.n_blocks, left.shape.block, -1)
    of_blocks = minima.reshape(n_tiles, left.n_blocks, -1)
    for b in range(0, left.n_blocks, stacked):
        some = product[:, : min(stacked, left.n_blocks - b)]
        np.matmul(blocks[b : b + stacked], right[:, None], out=some)
        grouped = some.reshape(*some.shape[:2], left.shape.group, -1)
        np.minimum.reduce(grouped, axis=2, out=of_blocks[:, b : b + stacked])
    return minima


def _kth_least(minima: Array, k: int) -> Any:
    """A value that k minima of each column of minima (n_tiles, n_groups, tile) do not exceed, near the least
    such one: (n_tiles, tile).

    The minima are reduced further, to about SAMPLE k: few of the k least fall together.
    """
    n_tiles, n, width = minima.shape
    times = max(n // (SAMPLE * k), 1)
    wide = n // times
    parts = minima[:, : times * wide].reshape(n_tiles, times, wide * width)
    few = np.minimum.reduce(parts, axis=1).reshape(n_tiles, wide, width)
    return np.partition(few.transpose(0, 2, 1), k - 1, axis=2)[:, :, k - 1].astype(np.float64)


def _near_members(
    left: Operand, asked: Asked, bounds: Array, hits: Hits, scratch: Scratch
) -> tuple[Indices, Indices]:
    """The points of the groups that were hit whose S is within the bound: (of_query, of_point), sorted."""
    found = [np.empty(0, dtype=np.intp)]
    n_hits, size, width = scratch.members.shape
    for start in range(0, len(hits.group), n_hits):
        piece = slice(start, start + n_hits)
        of_query, rows = hits.of_query[piece], left.members(hits.group[piece])
        members = scratch.members[: len(rows)]
        left.rows.take(rows.reshape(-1), axis=0, out=members.reshape(-1, width), mode="clip")
        products = np.matmul(members, asked.rows.take(of_query, axis=0)[:, :, None])[:, :, 0]
        within = np.flatnonzero(products <= bounds[of_query][:, None])
        # One number for both, as numbers are sorted faster than pairs.
        found.append(of_query[within // size] * left.n + rows.reshape(-1)[within])
    pairs = np.concatenate(found)
    pairs.sort()
    return np.divmod(pairs, left.n)
