"""Tables of distances: `pairwise_distances`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.validation import check_array
from mlfundamentals.neighbors._expansion import expansion_pays, fill_squares
from mlfundamentals.neighbors._metrics import MetricLike, distance_block, metric_of


def pairwise_distances(
    X: Any,
    Y: Any = None,
    metric: MetricLike = "euclidean",
    *,
    n_jobs: int | None = None,
    **params: Any,
) -> NDArray[Any]:
    """The distances of the rows of X (n, d) to those of Y (m, d), or with None of X, as (n, m).

    metric: "euclidean", "sqeuclidean", "manhattan", "chebyshev", "minkowski", "cosine", "seuclidean",
    "mahalanobis", their aliases "l1", "l2", "cityblock", a function of two rows, or "precomputed" (X holds
    them already).
    params: p and w (d,) for "minkowski", V (d,) for "seuclidean", V or its inverse VI (d, d) for
    "mahalanobis"; keywords for a function.
    n_jobs: without effect; all processors are used.

    From differences of the rows, so that distances are right to a few roundings however far the data lie from
    the origin, and equal rows are at distance 0. "cosine" is the half squared distance of the rows scaled to
    length 1; a row of zeros is at distance 1 from all others and 0 from its like. float32 for float32 X and
    Y.

    Raises ValueError for an unknown metric or parameter, or unequal numbers of features.

    >>> pairwise_distances([[0.0, 0.0]], [[3.0, 4.0]])
    array([[5.]])
    """
    sparse = metric != "precomputed"  # where what is not stored would count as a distance of 0
    A = check_array(X, sparse=sparse)
    B = A if Y is None else check_array(Y, name="Y", sparse=sparse)
    if metric == "precomputed":
        return _precomputed(A, B if Y is not None else None)
    if A.shape[1] != B.shape[1]:
        raise ValueError(
            f"Incompatible dimension for X and Y matrices: X.shape[1] == {A.shape[1]} while Y.shape[1] =="
            f" {B.shape[1]}"
        )
    wide_a, wide_b = (np.ascontiguousarray(rows, dtype=np.float64) for rows in (A, B))
    stacked = wide_a if Y is None else np.concatenate([wide_a, wide_b])
    of = metric_of(metric, params=params, X=stacked, n_features=A.shape[1])
    wide_a = of.prepare(wide_a)
    wide_b = wide_a if Y is None else of.prepare(wide_b)
    both32 = A.dtype == B.dtype == np.float32
    found = np.empty((len(A), len(B)), dtype=np.float32 if both32 else np.float64)

    if of.name in ("euclidean", "sqeuclidean") and expansion_pays(wide_a, wide_b):
        fill_squares(found, wide_a, wide_b, roots=of.name == "euclidean")
        return found

    def fill(rows: slice) -> None:
        found[rows] = distance_block(of, wide_a[rows], wide_b)

    parallel_map(fill, row_blocks(len(A), 8 * len(B), block_bytes=1 << 22))
    return found


def _precomputed(distances: NDArray[Any], Y: NDArray[Any] | None) -> NDArray[Any]:
    columns = len(distances) if Y is None else len(Y)
    if distances.shape[1] != columns:
        raise ValueError(
            "Precomputed metric requires shape (n_queries, n_indexed). Got"
            f" ({distances.shape[0]}, {distances.shape[1]}) for {columns} indexed."
        )
    if (distances < 0).any():
        raise ValueError(
            "Negative values in data passed to X. A precomputed matrix holds distances, 0 or more."
        )
    return distances
