"""Search by a k-d tree: SciPy's cKDTree finds who may be near, the definition decides.

Source: [bentley1975].
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mlfundamentals._core.parallel import n_threads
from mlfundamentals.neighbors._formulas import Rows
from mlfundamentals.neighbors._metrics import Metric
from mlfundamentals.neighbors._ranking import Neighbors, ordered
from mlfundamentals.neighbors._scan import scan_nearest

SLACK = 1e-9
"""Relative; far above what the tree's own sums, a few roundings for each feature and level, can be off."""
MANY_FEATURES = 6
"""Beyond so many, a tree that takes longer to build is faster in all."""
FEWEST_LEFT = 4
"""So many points at least are asked for beyond the k that are wanted."""


def build(points: Rows, leaf_size: int) -> Any:
    """A k-d tree over points (n, d)."""
    from scipy.spatial import cKDTree

    careful = points.shape[1] > MANY_FEATURES
    return cKDTree(points, leafsize=leaf_size, balanced_tree=careful, compact_nodes=careful)


def tree_nearest(metric: Metric, tree: Any, points: Rows, queries: Rows, k: int) -> Neighbors:
    """The k nearest of points (n, d) for each of queries (m, d).

    The tree is asked for more than k. Let t be the defined distance of the k-th of what it gives. A point
    that it left out is, by the tree's own sums, no nearer than the last one given. If the last one is
    farther than t by more than SLACK, which is above twice the relative error of both sums, then so are all
    that were left out, by their defined distances: none of them is a neighbor, not even one that ties.
    Queries for which this does not hold (many points at one distance) are asked again for twice as many, in
    the end for all.
    """
    distances, indices = np.empty((len(queries), k)), np.empty((len(queries), k), dtype=np.intp)
    open_rows, asked = np.arange(len(queries)), k + 1
    while len(open_rows):
        if 4 * asked >= len(points):
            rest = scan_nearest(metric, points, queries[open_rows], k)
            distances[open_rows], indices[open_rows] = rest.distances, rest.indices
            break
        asking = queries[open_rows]
        by_tree, found = tree.query(asking, asked, p=metric.tree_p, workers=n_threads())
        exact = metric.of_rows(points[found], asking[:, None])
        near = ordered(exact, found)
        last = metric.from_norm(by_tree[:, -1])
        sure = near.distances[:, k - 1] * (1 + SLACK) < last
        done = open_rows[sure]
        distances[done], indices[done] = near.distances[sure, :k], near.indices[sure, :k]
        open_rows, asked = open_rows[~sure], 2 * asked + FEWEST_LEFT
    return Neighbors(distances, indices)
