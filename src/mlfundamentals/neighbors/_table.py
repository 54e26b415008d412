"""Search in a table of distances that the caller computed."""

from __future__ import annotations

import numpy as np

from mlfundamentals.neighbors._formulas import Distances
from mlfundamentals.neighbors._ranking import Neighbors, nearest_candidates
from mlfundamentals.neighbors._scan import Candidates


def nearest_columns(distances: Distances, k: int, *, others: bool = False) -> Neighbors:
    """The k least of each row of distances (m, n), ties to the lower column.

    others: row i is point i itself, which is left out.
    """
    table = distances.copy() if others else distances
    if others:
        np.fill_diagonal(table, np.inf)
    least = np.partition(table, k - 1, axis=1)[:, k - 1]
    rows, columns = np.nonzero(table <= least[:, None])
    if others:
        apart = rows != columns
        rows, columns = rows[apart], columns[apart]
    return nearest_candidates(rows, columns, table[rows, columns], n_queries=len(table), k=k)


def columns_within(distances: Distances, radius: float) -> Candidates:
    """All places of distances (m, n) that hold no more than radius, by row, then column."""
    rows, columns = np.nonzero(distances <= radius)
    return rows, columns, distances[rows, columns]
