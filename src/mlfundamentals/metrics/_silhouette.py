"""The silhouette: how much closer samples are to their own cluster than to the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals._core.validation import check_array, check_target
from mlfundamentals.metrics._labels import encode

Metric = str | Callable[..., float]
Distances = Callable[[slice, slice], NDArray[Any]]
"""The distances of a block of samples to another one, (n_rows, n_columns)."""

_ALIASES = {"l1": "cityblock", "manhattan": "cityblock", "l2": "euclidean"}


def silhouette_samples(X: Any, labels: Any, *, metric: Metric = "euclidean", **kwds: Any) -> NDArray[Any]:
    """(b - a)/max(a, b) of each sample, (n_samples,), from -1 to 1; a: mean distance to the others of its
    cluster, b: mean distance to the nearest other cluster.

    0 for the only sample of a cluster.

    X: (n_samples, n_features), or distances (n_samples, n_samples) for metric="precomputed"; it may be
    sparse.
    labels: (n_samples,), of 2 to n_samples - 1 clusters.
    metric: a name that scipy.spatial.distance.cdist knows, "l1", "l2", "manhattan", "precomputed", or a
    function of two rows; kwds go to it.

    Raises ValueError for another number of clusters, NaN and infinity, and a precomputed diagonal that is
    not 0.
    Source: [rousseeuw1987].

    >>> silhouette_samples([[0.0], [1.0], [4.0], [6.0]], [0, 0, 1, 1]).round(3).tolist()
    [0.8, 0.75, 0.429, 0.636]
    """
    X, codes = _check_input(X, labels, metric)
    counts = np.bincount(codes)
    if not 1 < len(counts) < len(codes):
        raise ValueError(
            f"Number of labels is {len(counts)}. Valid values are 2 to n_samples - 1 (inclusive)"
        )
    order = np.argsort(codes, kind="stable")
    distances, codes = _distances(X, order, metric, kwds), codes[order]
    same_both_ways = isinstance(metric, str) and metric != "precomputed"
    silhouettes = np.empty(len(codes), dtype=X.dtype)
    if same_both_ways and len(counts) <= _MOST_BY_HALVES:
        silhouettes[order] = silhouettes_of(sums_by_halves(distances, counts), codes, counts)
    else:
        silhouettes[order] = silhouettes_by_rows(distances, codes, counts)
    return silhouettes


def silhouette_score(
    X: Any,
    labels: Any,
    *,
    metric: Metric = "euclidean",
    sample_size: int | None = None,
    random_state: Seed = None,
    **kwds: Any,
) -> float:
    """Mean silhouette of all samples, or of sample_size of them drawn by random_state.

    The arguments, and what is raised, are those of silhouette_samples.

    >>> round(silhouette_score([[0.0], [1.0], [4.0], [6.0]], [0, 0, 1, 1]), 4)
    0.6537
    """
    if sample_size is not None:
        X, labels = _check_input(X, labels, metric)
        chosen = check_random_state(random_state).permutation(len(labels))[:sample_size]
        X = X[chosen][:, chosen] if metric == "precomputed" else X[chosen]
        labels = labels[chosen]
    return float(np.mean(silhouette_samples(X, labels, metric=metric, **kwds)))


def silhouettes_by_rows(
    distances: Distances, codes: Int[np.ndarray, " n"], counts: Int[np.ndarray, " k"]
) -> Float[np.ndarray, " n"]:
    """The silhouettes, a block of rows of the distances at a time.

    Samples are in the order of their clusters (codes, ascending), which have these counts. Each thread holds
    one block, so memory is of the order of the samples.
    """
    starts = np.cumsum(counts) - counts

    def of_block(rows: slice) -> NDArray[np.float64]:
        sums = np.add.reduceat(distances(rows, slice(0, len(codes))), starts, axis=1)
        return silhouettes_of(sums, codes[rows], counts)

    return np.concatenate(parallel_map(of_block, _row_blocks(len(codes))))


def sums_by_halves(distances: Distances, counts: Int[np.ndarray, " k"]) -> Float[np.ndarray, "n k"]:
    """Sum of the distances from each sample to each cluster's, from those above the diagonal alone: they are
    to be the same both ways.

    Blocks of rows are worked on some at a time and added up in their order, so memory is of the order of the
    samples times the clusters, and the sums do not hang on which thread was first.
    """
    starts = np.cumsum(counts) - counts
    blocks = _row_blocks(int(counts.sum()))
    sums = np.zeros((len(counts), int(counts.sum())))
    for first in range(0, len(blocks), _BLOCKS_AT_A_TIME):
        some = blocks[first : first + _BLOCKS_AT_A_TIME]
        parts = parallel_map(lambda rows: _upper_sums(distances, starts, rows, sums.shape[1]), some)
        for rows, part in zip(some, parts, strict=True):
            sums[part.first :, rows] += part.own.T
            sums[part.first : part.first + len(part.later), rows.stop :] += part.later
    return sums.T


_BLOCK_BYTES = 1 << 20
_BLOCKS_AT_A_TIME = 32
_MOST_BY_HALVES = 64
"""Clusters up to which the sums of all samples are kept at once."""


def _row_blocks(n_samples: int) -> list[slice]:
    return row_blocks(n_samples, 8 * n_samples, block_bytes=_BLOCK_BYTES)


@dataclass(frozen=True, slots=True)
class _UpperSums:
    """What a block of rows adds to the sums."""

    first: int  # the cluster of its first row
    own: NDArray[np.float64]  # (n_rows, k - first), to its rows: distances to the clusters from the first on
    later: NDArray[np.float64]  # (n_clusters of its rows, n_later), to all later rows: distances to its rows


def _upper_sums(distances: Distances, starts: NDArray[np.intp], rows: slice, n_samples: int) -> _UpperSums:
    D = distances(rows, slice(rows.start, n_samples))
    first, last = (np.searchsorted(starts, [rows.start, rows.stop - 1], "right") - 1).tolist()
    starts = np.maximum(starts[first:] - rows.start, 0)
    own = np.add.reduceat(D, starts, axis=1)
    later = np.add.reduceat(D[:, rows.stop - rows.start :], starts[: last - first + 1], axis=0)
    return _UpperSums(first, own, later)


def silhouettes_of(
    sums: Float[np.ndarray, "n k"], codes: Int[np.ndarray, " n"], counts: Int[np.ndarray, " k"]
) -> Float[np.ndarray, " n"]:
    """(b - a)/max(a, b) from the sums of distances; 0 where it is 0/0 and for the only sample of a
    cluster."""
    own = (np.arange(len(codes)), codes)
    others = sums / counts
    others[own] = np.inf
    nearest = others.min(axis=1)
    n_others = counts[codes] - 1
    inner = np.divide(sums[own], n_others, out=np.zeros(len(codes)), where=n_others > 0)
    larger = np.maximum(inner, nearest)
    defined = (n_others > 0) & (larger > 0)
    return np.asarray(np.divide(nearest - inner, larger, out=np.zeros(len(codes)), where=defined))


def _distances(X: Any, order: NDArray[np.intp], metric: Metric, kwds: dict[str, Any]) -> Distances:
    """Distances between the samples at this order."""
    if isinstance(metric, str) and metric == "precomputed":
        return lambda rows, columns: _dense(X[order[rows]][:, order[columns]])
    from scipy.spatial.distance import cdist

    name = _ALIASES.get(metric, metric) if isinstance(metric, str) else metric
    points = X[order].astype(np.float64, copy=False)
    if name == "euclidean":
        # Squares of 1e-170 or 1e170 would leave the range; a power of two changes no digit.
        points = points * 2.0 ** -float(np.clip(np.frexp(abs(points).max())[1], -1000, 1000))
    if name in ("mahalanobis", "seuclidean") and not kwds:
        raise ValueError(f"metric={metric!r} needs its parameters from all samples: pass V or VI.")
    if not hasattr(points, "tocsr"):
        return lambda rows, columns: cdist(points[rows], points[columns], name, **kwds)

    def of_sparse(rows: slice, columns: slice) -> NDArray[np.float64]:
        some = _dense(points[rows])
        pieces = row_blocks(columns.stop - columns.start, 8 * points.shape[1], block_bytes=_BLOCK_BYTES)
        others = [slice(columns.start + piece.start, columns.start + piece.stop) for piece in pieces]
        return np.hstack([cdist(some, _dense(points[other]), name, **kwds) for other in others])

    return of_sparse


def _dense(block: Any) -> NDArray[np.float64]:
    """A block of samples as an array; only blocks of sparse matrices are made dense."""
    return np.asarray(block.toarray() if hasattr(block, "tocsr") else block, dtype=np.float64)


def _check_input(X: Any, labels: Any, metric: Metric) -> tuple[Any, NDArray[np.intp]]:
    X = check_array(X) if not hasattr(X, "tocsr") else _checked_sparse(X)
    codes = encode(check_target(labels, X.shape[0]))[1]
    if isinstance(metric, str) and metric == "precomputed":
        if X.shape[0] != X.shape[1]:
            raise ValueError(f"Precomputed distances must be a square matrix, got shape {X.shape}.")
        if (np.abs(X.diagonal()) > 100 * np.finfo(X.dtype).eps).any():
            raise ValueError(
                "The precomputed distance matrix contains non-zero elements on the diagonal. Use"
                " np.fill_diagonal(X, 0)."
            )
    return X, codes


def _checked_sparse(X: Any) -> Any:
    X = X.tocsr()
    X = X if X.dtype in (np.float32, np.float64) else X.astype(np.float64)
    check_finite(X.data, name="X")
    return X
