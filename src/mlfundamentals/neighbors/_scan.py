"""Search by looking at every pair, for any metric."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.neighbors._formulas import Distances, Rows
from mlfundamentals.neighbors._metrics import Metric, block_slack, distance_block
from mlfundamentals.neighbors._ranking import Indices, Neighbors, nearest_candidates, row_distances

CHUNK_BYTES = 1 << 22
"""Distances that are held at a time by one thread."""

Candidates = tuple[Indices, Indices, Distances]


def scan_nearest(metric: Metric, points: Rows, queries: Rows, k: int) -> Neighbors:
    """The k nearest of points (n, d) for each of queries (m, d).

    A block's distances may be off by the relative slack s. If the k-th least of them is t, then k points have
    defined distances of at most t (1 + s); so every neighbor has one, and a block distance of at most
    t (1 + s)**2. All points up to there are measured by the definition.
    """

    def of_chunk(rows: slice) -> Neighbors:
        def limits(block: Distances) -> Distances:
            return np.partition(block, k - 1, axis=1)[:, k - 1]

        of_query, of_point, distances = _candidates(metric, points, queries[rows], limits)
        m = rows.stop - rows.start
        return nearest_candidates(of_query, of_point, distances, n_queries=m, k=k)

    return joined(
        parallel_map(of_chunk, row_blocks(len(queries), 8 * len(points), block_bytes=CHUNK_BYTES)), k
    )


def scan_radius(metric: Metric, points: Rows, queries: Rows, radius: float) -> list[Candidates]:
    """All pairs within radius, in chunks of queries: (of_query, of_point, distances), sorted by query, then
    point; queries are counted from the beginning of all."""

    def of_chunk(rows: slice) -> Candidates:
        of_query, of_point, distances = _candidates(
            metric, points, queries[rows], lambda block: np.full(len(block), radius)
        )
        near = distances <= radius
        return of_query[near] + rows.start, of_point[near], distances[near]

    return parallel_map(of_chunk, row_blocks(len(queries), 8 * len(points), block_bytes=CHUNK_BYTES))


def _candidates(
    metric: Metric, points: Rows, queries: Rows, limits: Callable[[Distances], Distances]
) -> Candidates:
    """Pairs whose block distance is within limits(block), by query, give or take the slack; measured by
    the definition."""
    block = distance_block(metric, queries, points)
    if np.isnan(block).any():
        raise ValueError(f"The metric {metric.name!r} gave NaN for a pair of rows; a number is expected.")
    slack = block_slack(metric, points.shape[1])
    of_query, of_point = np.nonzero(block <= (limits(block) * (1 + 2.1 * slack))[:, None])
    if slack == 0:
        return of_query, of_point, block[of_query, of_point]
    return of_query, of_point, row_distances(metric, points, queries, of_point, of_query)


def joined(parts: list[Neighbors], k: int) -> Neighbors:
    """Neighbors of consecutive queries as one record."""
    if not parts:
        return Neighbors(np.empty((0, k)), np.empty((0, k), dtype=np.intp))
    return Neighbors(
        np.concatenate([part.distances for part in parts]), np.concatenate([part.indices for part in parts])
    )
