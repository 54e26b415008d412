"""The k nearest of many points, by whichever method is fastest: `kneighbors` and what estimators build on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.validation import check_array
from mlfundamentals.neighbors._formulas import Distances, Rows
from mlfundamentals.neighbors._metrics import Metric, MetricLike, metric_of
from mlfundamentals.neighbors._product import product_nearest
from mlfundamentals.neighbors._ranking import Neighbors
from mlfundamentals.neighbors._scan import Candidates, scan_nearest, scan_radius
from mlfundamentals.neighbors._tree import build, tree_nearest

TREE_FEATURES = 6
"""Up to so many features a tree is faster than looking at every pair, if there are points enough."""
TREE_POINTS = 2000
PRODUCT_POINTS, PRODUCT_QUERIES = 512, 16
"""From so many on, matrix products are faster than looking at every pair."""
SAFE_EXPONENT = 900
"""Powers of gaps stay between 2**-900 and 2**900; rows that would leave this range are scaled."""


@dataclass(frozen=True)
class Index:
    """Points made ready for a search."""

    metric: Metric
    points: Rows
    """(n, d), float64, C order, prepared for the metric."""
    tree: Any = None
    """A cKDTree over points, where the method is a tree."""
    largest: float = 0.0
    """Largest absolute value in points."""


def build_index(X: Any, metric: Metric, *, algorithm: str = "auto", leaf_size: int = 30) -> Index:
    """Make the rows of X (n, d) ready.

    algorithm: "auto" for a tree where one is faster; "brute" for none; "kd_tree" or "ball_tree" for a k-d
    tree wherever the metric is one that a k-d tree can search (otherwise every pair is looked at).
    """
    points = metric.prepare(np.ascontiguousarray(X, dtype=np.float64))
    n, d = points.shape
    pieces = row_blocks(n, 8 * d)
    largest = max(parallel_map(lambda rows: max(points[rows].max(), -points[rows].min()), pieces))
    small = d <= TREE_FEATURES and n >= TREE_POINTS
    wanted = algorithm in ("kd_tree", "ball_tree") or (algorithm == "auto" and small)
    usable = metric.tree_p is not None and _safe(float(largest), metric)
    return Index(metric, points, build(points, leaf_size) if wanted and usable else None, float(largest))


def nearest(index: Index, X: Any, k: int) -> Neighbors:
    """The k nearest points of each row of X (m, d), ties to the lower index."""
    return _nearest(index, index.metric.prepare(np.ascontiguousarray(X, dtype=np.float64)), k)


def _nearest(index: Index, queries: Rows, k: int) -> Neighbors:
    metric, points = index.metric, index.points
    exponent = _scale_exponent(index, queries)
    if exponent:
        points, queries = np.ldexp(points, -exponent), np.ldexp(queries, -exponent)
    elif index.tree is not None:
        return tree_nearest(metric, index.tree, points, queries, k)
    if _product_pays(metric, points, queries):
        largest = math.ldexp(index.largest, -exponent)
        found = product_nearest(metric, points, queries, k, largest)
    else:
        found = scan_nearest(metric, points, queries, k)
    return Neighbors(_unscaled(found.distances, metric, exponent), found.indices)


def nearest_others(index: Index, k: int) -> Neighbors:
    """The k nearest of the other points for each point of the index.

    The k + 1 nearest without the point itself. Where it is not among them, k + 1 others are as near, and the
    last one goes.
    """
    found = _nearest(index, index.points, k + 1)
    itself = found.indices == np.arange(len(found.indices))[:, None]
    itself[:, -1] |= ~itself.any(axis=1)
    return Neighbors(found.distances[~itself].reshape(-1, k), found.indices[~itself].reshape(-1, k))


def within(index: Index, X: Any, radius: float) -> Candidates:
    """All pairs of a row of X (m, d) and a point no farther than radius: (rows, points, distances), sorted by
    row, then point."""
    metric, points = index.metric, index.points
    queries = metric.prepare(np.ascontiguousarray(X, dtype=np.float64))
    exponent = _scale_exponent(index, queries)
    if exponent:
        points, queries = np.ldexp(points, -exponent), np.ldexp(queries, -exponent)
        radius = float(np.ldexp(radius, -metric.degree * exponent))
    parts = scan_radius(metric, points, queries, radius)
    rows, columns, distances = (np.concatenate(pieces) for pieces in zip(*parts, strict=True))
    return rows, columns, _unscaled(distances, metric, exponent)


def _product_pays(metric: Metric, points: Rows, queries: Rows) -> bool:
    return (
        metric.from_squared is not None and len(points) >= PRODUCT_POINTS and len(queries) >= PRODUCT_QUERIES
    )


def _unscaled(distances: Distances, metric: Metric, exponent: int) -> Distances:
    return np.ldexp(distances, metric.degree * exponent) if exponent else distances


def _safe(largest: float, metric: Metric) -> bool:
    return metric.degree == 0 or largest == 0 or abs(math.frexp(largest)[1]) * metric.power < SAFE_EXPONENT


def _scale_exponent(index: Index, queries: Rows) -> int:
    """The power of two by which to divide so that no gap's power leaves the range of floats; 0 for none."""
    largest = max(index.largest, float(np.abs(queries).max(initial=0.0)))
    return 0 if _safe(largest, index.metric) else math.frexp(largest)[1]


def kneighbors(
    X: Any,
    queries: Any = None,
    *,
    n_neighbors: int = 5,
    metric: MetricLike = "euclidean",
    p: float = 2.0,
    metric_params: Mapping[str, Any] | None = None,
    algorithm: str = "auto",
) -> Neighbors:
    """The n_neighbors rows of X (n, d) nearest to each row of queries (m, d), nearest first.

    Exact: the answer is that of sorting all points by (distance, index), with distances in float64 as the
    metric defines them; equal distances go to the lower index.

    queries: None for the rows of X, none of which is then its own neighbor.
    metric, p, metric_params: see `pairwise_distances`.  algorithm: "auto", "brute", "kd_tree" or
    "ball_tree" (also a k-d tree); the answer is the same.

    Raises ValueError where X has fewer rows than are asked for.

    >>> found = kneighbors([[0.0], [1.0], [3.0]], [[2.0]], n_neighbors=2)
    >>> found.indices
    array([[1, 2]])
    >>> found.distances
    array([[1., 1.]])
    """
    sparse = metric != "precomputed"  # where what is not stored would count as a distance of 0
    points = check_array(X, sparse=sparse)
    asked = points if queries is None else check_array(queries, name="queries", sparse=sparse)
    if asked.shape[1] != points.shape[1]:
        raise ValueError(
            f"queries have {asked.shape[1]} features, but X has {points.shape[1]}; give both the same."
        )
    available = len(points) - (queries is None)
    if not 1 <= n_neighbors <= available:
        raise ValueError(
            f"n_neighbors must be from 1 to {available}, the points to choose from, got {n_neighbors}."
        )
    wide = np.asarray(points, dtype=np.float64)
    of = metric_of(metric, p=p, params=metric_params, X=wide, n_features=points.shape[1])
    index = build_index(points, of, algorithm=algorithm)
    return nearest_others(index, n_neighbors) if queries is None else nearest(index, asked, n_neighbors)
