"""Lloyd's algorithm: assign each sample to the nearest centroid, move each centroid to the mean of its
samples.

`lloyd` runs to the end; `lloyd_init` and `lloyd_step` walk through the same run, one immutable state after
another.

Source: [lloyd1982].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Frame, Labels, middle_frame, sq_norms
from mlfundamentals.cluster._nearest import assign_in_frame, inertia_in_frame
from mlfundamentals.cluster._update import cluster_sums, means, relocate

Watch = Callable[[int, float], None]
"""Called after each iteration with its number, from 1, and the inertia of its labels to the centroids
before it."""


class Stop(Enum):
    """Why a run ended; the value is the sentence a user reads."""

    LABELS = "strict convergence: no sample changed its cluster"
    TOL = "the centroids moved less than tol"
    MAX_ITER = "max_iter reached first; raise max_iter or tol"


@dataclass(frozen=True, slots=True)
class KMeansResult:
    """One run of k-means."""

    centroids: FloatArray
    """(n_clusters, n_features), in X's dtype."""
    labels: Labels
    """(n_samples,), int32: of the nearest of these centroids, 0 .. n_clusters - 1."""
    inertia: float
    """Weighted sum of squared distances of the samples to their centroids, in squared units of X."""
    n_iter: int
    """How many times the centroids were moved."""
    shift: float
    """Sum of squared distances by which the centroids moved last, in squared units of X."""
    stop: Stop


@dataclass(frozen=True, slots=True)
class LloydState:
    """Where a walk through a run stands."""

    centroids: FloatArray
    """(n_clusters, n_features)."""
    labels: Labels
    """(n_samples,), int32: of the nearest of these centroids."""
    inertia: float
    """Of these labels and centroids; from step to step it does not rise."""
    n_iter: int
    """How many steps were taken."""
    settled: bool
    """Whether the last step changed no label: the next step confirms it, and stops."""
    stop: Stop | None
    """Why the run is over, None while it is not."""


def lloyd(
    X: Float[np.ndarray, "n d"],
    centroids: Float[np.ndarray, "k d"],
    *,
    sample_weight: Float[np.ndarray, " n"] | None = None,
    max_iter: int = 300,
    tol: float = 1e-4,
    watch: Watch | None = None,
) -> KMeansResult:
    """Run Lloyd's algorithm from the given centroids until it settles.

    tol: the run stops when the squared shifts of the centroids sum to no more than tol times the mean
    variance of the features.  watch: see `Watch`.  A tie in distance goes to the lower label; a cluster
    without samples gets the sample farthest from its centroid.

    >>> X = np.array([[0.0], [1.0], [9.0], [11.0]])
    >>> result = lloyd(X, X[:2])
    >>> result.labels, result.centroids.ravel(), result.inertia
    (array([0, 0, 1, 1], dtype=int32), array([ 0.5, 10. ]), 2.5)
    >>> print(result.stop.value)
    strict convergence: no sample changed its cluster
    """
    frame = middle_frame(X)
    limit = tolerance_in_frame(X, frame, tol)
    return run_in_frame(
        X, frame.inside(centroids), frame, sample_weight, max_iter=max_iter, limit=limit, watch=watch
    )


def tolerance_in_frame(X: FloatArray, frame: Frame, tol: float) -> float:
    """tol times the mean variance of the features of X, in squared units of the frame."""
    return tol * float(np.mean(np.var(frame.inside(X), axis=0))) if tol else 0.0


def run_in_frame(
    X: FloatArray,
    start: FloatArray,
    frame: Frame,
    weights: FloatArray | None,
    *,
    max_iter: int,
    limit: float,
    watch: Watch | None = None,
) -> KMeansResult:
    """`lloyd` with the start (k, d) and the limit of the squared shift given in the frame."""
    centroids, labels = start, np.full(len(X), -1, dtype=np.int32)
    stop, shift = Stop.MAX_ITER, 0.0
    for n_iter in range(1, max_iter + 1):
        old_labels, old_centroids = labels, centroids
        labels = assign_in_frame(X, centroids, frame)
        centroids = moved(X, labels, centroids, frame, weights)
        shift = float(sq_norms(centroids - old_centroids).sum())
        if watch is not None:
            watch(n_iter, frame.squared(inertia_in_frame(X, labels, old_centroids, frame, weights)))
        if np.array_equal(labels, old_labels):
            stop = Stop.LABELS
            break
        if shift <= limit:
            stop = Stop.TOL
            break
    if stop is not Stop.LABELS:
        labels = assign_in_frame(X, centroids, frame)
    inertia = frame.squared(inertia_in_frame(X, labels, centroids, frame, weights))
    outside = frame.outside(centroids).astype(X.dtype)
    return KMeansResult(outside, labels, inertia, n_iter, frame.squared(shift), stop)


def moved(
    X: FloatArray, labels: Labels, centroids: FloatArray, frame: Frame, weights: FloatArray | None
) -> FloatArray:
    """The means (k, d) of the clusters in the frame; clusters without weight are relocated."""
    sums, cluster_weights = cluster_sums(X, labels, len(centroids), frame, weights)
    if not cluster_weights.all():
        sums, cluster_weights = relocate(X, labels, centroids, frame, weights, sums, cluster_weights)
    return means(sums, cluster_weights)


def lloyd_init(
    X: Float[np.ndarray, "n d"],
    centroids: Float[np.ndarray, "k d"],
    *,
    sample_weight: Float[np.ndarray, " n"] | None = None,
) -> LloydState:
    """The state before the first step: the given centroids, and each sample with the nearest.

    >>> state = lloyd_init(np.array([[0.0], [1.0], [5.0]]), np.array([[0.0], [1.0]]))
    >>> state.labels, state.inertia
    (array([0, 1, 1], dtype=int32), 16.0)
    """
    frame = middle_frame(X)
    inside = frame.inside(centroids)
    labels = assign_in_frame(X, inside, frame)
    inertia = frame.squared(inertia_in_frame(X, labels, inside, frame, sample_weight))
    return LloydState(centroids, labels, inertia, 0, False, None)


def lloyd_step(
    X: Float[np.ndarray, "n d"],
    state: LloydState,
    *,
    sample_weight: Float[np.ndarray, " n"] | None = None,
    tol: float = 1e-4,
) -> LloydState:
    """The state after one more iteration: the centroids move to the means, and the samples choose anew.

    `lloyd` is this step taken until `stop` is set, or max_iter times.

    >>> X = np.array([[0.0], [1.0], [5.0]])
    >>> state = lloyd_step(X, lloyd_init(X, X[:2]))
    >>> state.centroids.ravel(), state.labels, state.inertia
    (array([0., 3.]), array([0, 0, 1], dtype=int32), 5.0)
    """
    frame = middle_frame(X)
    before = frame.inside(state.centroids)
    inside = moved(X, state.labels, before, frame, sample_weight)
    centroids = frame.outside(inside).astype(X.dtype)
    if state.settled:
        return replace(state, centroids=centroids, n_iter=state.n_iter + 1, stop=Stop.LABELS)
    labels = assign_in_frame(X, inside, frame)
    inertia = frame.squared(inertia_in_frame(X, labels, inside, frame, sample_weight))
    still = float(sq_norms(inside - before).sum()) <= tolerance_in_frame(X, frame, tol)
    settled = np.array_equal(labels, state.labels)
    return LloydState(centroids, labels, inertia, state.n_iter + 1, settled, Stop.TOL if still else None)
