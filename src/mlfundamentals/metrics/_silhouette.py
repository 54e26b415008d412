"""The silhouette: how much closer samples are to their own cluster than to the next one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
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

    X: (n_samples, n_features), or distances (n_samples, n_samples) for metric="precomputed".
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
    distances = _distances(X[order] if metric != "precomputed" else X, order, metric, kwds)
    named = isinstance(metric, str) and metric != "precomputed"
    sums = cluster_sums(distances, counts, symmetric=named)
    silhouettes = np.empty(len(codes), dtype=X.dtype if X.dtype.kind == "f" else np.float64)
    silhouettes[order] = silhouettes_of(sums, codes[order], counts)
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
        chosen = check_random_state(random_state).permutation(len(X))[:sample_size]
        X = X[np.ix_(chosen, chosen)] if metric == "precomputed" else X[chosen]
        labels = labels[chosen]
    return float(np.mean(silhouette_samples(X, labels, metric=metric, **kwds)))


def cluster_sums(
    distances: Distances, counts: Int[np.ndarray, " k"], *, symmetric: bool = False
) -> Float[np.ndarray, "n k"]:
    """Sum of the distances from each sample to each cluster's.

    Samples are in the order of their clusters, which have these counts. Blocks of rows are worked on some at
    a time, and added up in their order, so memory is of the order of the samples, and the sums do not hang on
    which thread was first.
    symmetric: distances are the same both ways, so those below the diagonal are not computed.
    """
    starts = np.cumsum(counts) - counts
    n_samples = int(counts.sum())
    blocks = row_blocks(n_samples, 8 * n_samples, block_bytes=_BLOCK_BYTES)
    sums = np.zeros((len(counts), n_samples))
    for first in range(0, len(blocks), _BLOCKS_AT_A_TIME):
        some = blocks[first : first + _BLOCKS_AT_A_TIME]
        for rows, (own, across) in zip(
            some,
            parallel_map(lambda rows: _block_sums(distances, starts, rows, symmetric), some),
            strict=True,
        ):
            sums[len(counts) - own.shape[1] :, rows] += own.T
            for cluster, of_cluster in across:
                sums[cluster, rows.stop :] += of_cluster
    return sums.T


_BLOCK_BYTES = 1 << 20
_BLOCKS_AT_A_TIME = 32


def _block_sums(
    distances: Distances, starts: NDArray[np.intp], rows: slice, symmetric: bool
) -> tuple[NDArray[np.float64], list[tuple[int, NDArray[np.float64]]]]:
    """What a block of rows adds: to its own rows, of each of the last clusters; and, if distances are
    symmetric, by cluster of its rows to all later rows."""
    if not symmetric:
        return np.add.reduceat(distances(rows, slice(0, None)), starts, axis=1), []
    D = distances(rows, slice(rows.start, None))
    cluster_of_first, cluster_of_last = np.searchsorted(starts, [rows.start, rows.stop - 1], "right") - 1
    own = np.add.reduceat(D, np.maximum(starts[cluster_of_first:] - rows.start, 0), axis=1)
    clusters = range(cluster_of_first, cluster_of_last + 1)
    of_rows = np.maximum(starts[cluster_of_first : cluster_of_last + 1] - rows.start, 0)
    later = D[:, rows.stop - rows.start :]
    return own, list(zip(clusters, np.add.reduceat(later, of_rows, axis=0), strict=True))


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


def _distances(X: NDArray[Any], order: NDArray[np.intp], metric: Metric, kwds: dict[str, Any]) -> Distances:
    """Distances in the order of the clusters; X already is, unless it is precomputed."""
    from scipy.spatial.distance import cdist

    if isinstance(metric, str) and metric == "precomputed":
        return lambda rows, columns: X[np.ix_(order[rows], order[columns])].astype(np.float64, copy=False)
    name = _ALIASES.get(metric, metric) if isinstance(metric, str) else metric
    points = X.astype(np.float64, copy=False)
    if name == "euclidean":
        # Squares of 1e-170 or 1e170 would leave the range; a power of two changes no digit.
        points = np.ldexp(points, -int(np.frexp(np.abs(points).max())[1]))
    if name in ("mahalanobis", "seuclidean") and not kwds:
        raise ValueError(f"metric={metric!r} needs its parameters from all samples: pass V or VI.")
    return lambda rows, columns: cdist(points[rows], points[columns], name, **kwds)


def _check_input(X: Any, labels: Any, metric: Metric) -> tuple[NDArray[Any], NDArray[np.intp]]:
    X = check_array(X)
    codes = encode(check_target(labels, len(X)))[1]
    if isinstance(metric, str) and metric == "precomputed":
        if X.shape[0] != X.shape[1]:
            raise ValueError(f"Precomputed distances must be a square matrix, got shape {X.shape}.")
        if (np.abs(X.diagonal()) > 100 * np.finfo(X.dtype).eps).any():
            raise ValueError(
                "The precomputed distance matrix contains non-zero elements on the diagonal. Use"
                " np.fill_diagonal(X, 0)."
            )
    return X, codes
