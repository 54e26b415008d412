"""Lloyd's algorithm: assign each sample to the nearest centroid, move each centroid to the mean of its
samples.

`lloyd` runs to the end; `lloyd_init` and `lloyd_step` walk through the same run, one immutable state after
another.

Source: [lloyd1982].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._bounds import Assigner, no_changes
from mlfundamentals.cluster._frame import Frame, Labels, middle_frame, shift_limit, sq_norms
from mlfundamentals.cluster._nearest import assign_in_frame, inertia_in_frame
from mlfundamentals.cluster._points import Points, points_of
from mlfundamentals.cluster._products import block_size
from mlfundamentals.cluster._result import KMeansResult, Stop, Watch
from mlfundamentals.cluster._small import SmallData, is_small, small_data
from mlfundamentals.cluster._update import ClusterSums, means, relocate


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
    data = data_for(X, sample_weight, len(centroids))
    start = data.frame.inside(centroids)
    return next(data.runs(start[None], max_iter=max_iter, tol=tol, watch=watch))


@dataclass(frozen=True, slots=True)
class LargeData:
    """What runs on data that are not small need."""

    points: Points
    weights: FloatArray | None

    @property
    def X(self) -> FloatArray:
        """(n, d), in the data's own coordinates and dtype."""
        return self.points.X

    @property
    def frame(self) -> Frame:
        """In which starts are given."""
        return self.points.frame

    def runs(
        self, starts: FloatArray, *, max_iter: int, tol: float, watch: Watch | None = None
    ) -> Iterator[KMeansResult]:
        """Lloyd's algorithm from each of the starts (n_runs, k, d), which are given in the frame."""
        limit = self.limit(tol)
        for start in starts:
            yield run_from(self.points, start, self.weights, max_iter=max_iter, limit=limit, watch=watch)

    def limit(self, tol: float) -> float:
        """How far the centroids may still move when a run stops, in squared units of the frame."""
        return shift_limit(tol, self.points.mean_square, self.X.shape[1])


def data_for(X: FloatArray, weights: FloatArray | None, n_clusters: int) -> SmallData | LargeData:
    """X (n, d) as runs with so many clusters need it."""
    n, d = X.shape
    if is_small(n, d, n_clusters):
        return small_data(X, middle_frame(X), weights)
    return LargeData(prepared(X, n_clusters), weights)


def prepared(X: FloatArray, n_clusters: int) -> Points:
    """X (n, d) as a run with so many clusters needs it."""
    return points_of(X, middle_frame(X), block_size(n_clusters, X.shape[1]))


def run_from(
    points: Points,
    start: FloatArray,
    weights: FloatArray | None,
    *,
    max_iter: int,
    limit: float,
    watch: Watch | None = None,
) -> KMeansResult:
    """`lloyd` with the start (k, d) and the limit of the squared shift given in the points' frame."""
    X, frame, centroids = points.X, points.frame, start
    assigner, sums = Assigner(points, len(start)), ClusterSums(X, points.frame, weights, len(start))
    stop, shift = Stop.MAX_ITER, 0.0
    with blas_held():
        for n_iter in range(1, max_iter + 1):
            changes = assigner.assign(centroids)
            labels, old = assigner.labels, centroids
            sums.update(labels, changes)
            centroids = moved(sums, labels, old)
            shift = float(sq_norms(centroids - old).sum())
            if watch is not None:
                watch(n_iter, frame.squared(inertia_in_frame(X, labels, old, frame, weights)))
            if n_iter > 1 and len(changes.rows) == 0:
                stop = Stop.LABELS
                break
            if shift <= limit:
                stop = Stop.TOL
                break
        if stop is not Stop.LABELS:
            assigner.assign(centroids)
        inertia = frame.squared(inertia_in_frame(X, assigner.labels, centroids, frame, weights))
    outside = frame.outside(centroids).astype(X.dtype)
    return KMeansResult(outside, assigner.labels, inertia, n_iter, frame.squared(shift), stop)


def moved(sums: ClusterSums, labels: Labels, centroids: FloatArray) -> FloatArray:
    """The means (k, d) of the clusters in the frame; clusters without weight are relocated."""
    total: FloatArray = sums.sums
    cluster_weights: FloatArray = sums.cluster_weights
    if not cluster_weights.all():
        total, cluster_weights = relocate(sums, labels, centroids)
    return means(total, cluster_weights)


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
    points = prepared(X, len(state.centroids))
    frame = points.frame
    before = frame.inside(state.centroids)
    sums = ClusterSums(X, frame, sample_weight, len(before))
    sums.update(state.labels, no_changes())
    inside = moved(sums, state.labels, before)
    centroids = frame.outside(inside).astype(X.dtype)
    if state.settled:
        return replace(state, centroids=centroids, n_iter=state.n_iter + 1, stop=Stop.LABELS)
    labels = assign_in_frame(X, inside, frame)
    inertia = frame.squared(inertia_in_frame(X, labels, inside, frame, sample_weight))
    still = float(sq_norms(inside - before).sum()) <= shift_limit(tol, points.mean_square, X.shape[1])
    settled = np.array_equal(labels, state.labels)
    return LloydState(centroids, labels, inertia, state.n_iter + 1, settled, Stop.TOL if still else None)
