"""From candidates to neighbors: the k of least distance, ties to the lower index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals.neighbors._formulas import Distances, Rows
from mlfundamentals.neighbors._metrics import Metric

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Neighbors:
    """The nearest points of each query, nearest first; of two equally near the lower index comes first."""

    distances: Distances
    """(n_queries, k), in the metric's units."""
    indices: Indices
    """(n_queries, k), rows of the points."""


def row_distances(
    metric: Metric, points: Rows, queries: Rows, of_point: Indices, of_query: Indices
) -> Distances:
    """Distances of the pairs points[of_point[i]], queries[of_query[i]], as (n_pairs,), by the definition."""
    found = np.empty(len(of_point))
    for part in row_blocks(len(of_point), 3 * 8 * max(points.shape[1], 1)):
        found[part] = metric.of_rows(
            points.take(of_point[part], axis=0), queries.take(of_query[part], axis=0)
        )
    return found


def nearest_candidates(
    of_query: Indices, of_point: Indices, distances: Distances, *, n_queries: int, k: int
) -> Neighbors:
    """The k nearest of each query's candidates.

    of_query, of_point, distances: (n_candidates,), sorted by query, then by point; each query has k or more.
    """
    counts = np.bincount(of_query, minlength=n_queries)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    width = int(counts.max(initial=k))
    if n_queries * width <= 4 * len(of_query) + 1024:
        places = of_query * width + (np.arange(len(of_query)) - starts[of_query])
        table = np.full((n_queries, width), np.inf)
        table.reshape(-1)[places] = distances
        ids = np.full((n_queries, width), np.iinfo(np.intp).max)
        ids.reshape(-1)[places] = of_point
        # Columns are in the order of points, padding last: a stable sort leaves ties to the lower index.
        order = np.argsort(table, axis=1, kind="stable")[:, :k]
        return Neighbors(np.take_along_axis(table, order, 1), np.take_along_axis(ids, order, 1))
    order = np.lexsort((of_point, distances, of_query))
    kept = order[starts[:, None] + np.arange(k)]
    return Neighbors(distances[kept], of_point[kept])


def ordered(distances: Distances, indices: Indices) -> Neighbors:
    """The same candidates (m, k) row by row in the order of distance, then index."""
    wrong = np.flatnonzero((distances[:, 1:] <= distances[:, :-1]).any(axis=1))
    if len(wrong):
        distances, indices = distances.copy(), indices.copy()
        order = np.lexsort((indices[wrong], distances[wrong]), axis=1)
        distances[wrong] = np.take_along_axis(distances[wrong], order, 1)
        indices[wrong] = np.take_along_axis(indices[wrong], order, 1)
    return Neighbors(distances, indices)
