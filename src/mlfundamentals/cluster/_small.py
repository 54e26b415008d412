"""Runs on small data, several of them side by side.

Here a call of NumPy costs as much as thousands of the numbers that it computes, so what counts is how few
calls an iteration takes, for all runs together: no threads, no bounds from one iteration to the next. What
float32 cannot decide is decided in float64, as everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import cut, row_blocks
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Frame, Labels, shift_limit, sq_norms
from mlfundamentals.cluster._nearest import inertia_in_frame, nearest_directly, nearest_rows
from mlfundamentals.cluster._points import Single
from mlfundamentals.cluster._products import FAR, product_margin
from mlfundamentals.cluster._result import KMeansResult, Stop, Watch
from mlfundamentals.cluster._update import ClusterSums, means, relocate

CELLS = 1 << 17
"""Distances of runs that go side by side; in float32 they stay in the cache of one core."""
_MOST_CELLS = 1 << 19
_TERMS = 1 << 23
"""Distances of one run, and features times these, up to which data are small."""
_MARGIN = 1.5
"""The margins of `Products` and half of them more, for one or two roundings that those do not count."""
WIDTH = 128
"""Fillings bring the samples to a multiple of it, for `SmallClosest`."""
_ANEW = 1 << 16
"""Distances, times features, up to which sums are sooner made anew than it is found out which samples
moved."""
_FEW = 1 << 15
"""Differences that are computed sooner than a product would sort out which are needed."""

Members = NDArray[np.bool_]
"""(n_runs, k, n): whether a sample is of a cluster; it is of one in each run."""


def is_small(n_samples: int, n_features: int, n_clusters: int) -> bool:
    """Whether such data are small enough for this."""
    cells = n_samples * n_clusters
    return cells <= _MOST_CELLS and cells * (n_features + 2) <= _TERMS


@dataclass(frozen=True)
class SmallData:
    """What runs on small data need."""

    X: FloatArray
    """(n, d), in the data's own coordinates and dtype."""
    frame: Frame
    weights: FloatArray | None
    by_feature: Single
    """(d + 2, n and fillings): the rows in the frame transposed, then 1, then |x|^2; the fillings are 0."""
    reach: float
    """The largest norm of a sample, in the frame."""
    margin: float
    """How far float32 products may be off, where no sample and no centroid is farther out than 1."""
    mean_square: float
    """The mean over samples of |x|^2, in the frame: n_features times the mean variance."""

    @cached_property
    def rows(self) -> FloatArray:
        """(n, d + 1): the rows in the frame, and 1."""
        n, d = self.X.shape
        rows = np.empty((n, d + 1))
        np.subtract(self.X, self.frame.origin, out=rows[:, :d])
        rows[:, :d] *= self.frame.factor
        rows[:, d] = 1.0
        return rows

    @cached_property
    def shares(self) -> FloatArray:
        """The same times the weights."""
        return self.rows if self.weights is None else self.rows * self.weights[:, None]

    def margin_at(self, reach: float) -> float:
        """How far float32 products may be off, where no sample and no centroid is farther out than reach."""
        return self.margin * max(1.0, reach * reach)

    def limit(self, tol: float) -> float:
        """How far the centroids may still move when a run stops, in squared units of the frame."""
        return shift_limit(tol, self.mean_square, self.X.shape[1])

    def runs(
        self, starts: FloatArray, *, max_iter: int, tol: float, watch: Watch | None = None
    ) -> Iterator[KMeansResult]:
        """Lloyd's algorithm from each of the starts (n_runs, k, d), which are given in the frame; see
        `lloyd`."""
        size = max(1, CELLS // (len(self.X) * starts.shape[1]))
        for some in cut(slice(0, len(starts)), size):
            yield from _side_by_side(self, starts[some], max_iter, self.limit(tol), watch)


def small_data(X: FloatArray, frame: Frame, weights: FloatArray | None) -> SmallData:
    """X (n, d) prepared."""
    n, d = X.shape
    by_feature = np.zeros((d + 2, -(-n // WIDTH) * WIDTH), dtype=np.float32)
    by_feature[d, :n] = 1.0
    most = total = 0.0
    for block in row_blocks(n, 8 * d):
        rows = frame.inside(X[block])
        norms = sq_norms(rows)
        by_feature[:d, block], by_feature[d + 1, block] = rows.T, norms
        most, total = max(most, float(norms.max())), total + float(norms.sum())
    reach, margin = math.sqrt(most) * (1 + 2.0**-40), _MARGIN * product_margin(d, 1.0)
    return SmallData(X, frame, weights, by_feature, reach, margin, total / n)


def _side_by_side(
    data: SmallData, starts: FloatArray, max_iter: int, limit: float, watch: Watch | None
) -> list[KMeansResult]:
    results: list[KMeansResult | None] = [None] * len(starts)
    running, centroids, sums = np.arange(len(starts)), starts, SmallSums(data, *starts.shape[:2])
    with blas_held():
        for n_iter in range(1, max_iter + 1):
            old, members = centroids, members_of_nearest(data, centroids)
            settled = sums.update(members)
            centroids = sums.moved(old)
            shifts = sq_norms((centroids - old).reshape(len(old), -1))
            if watch is not None:
                watch(n_iter, _inertia(data, labels_of(members[0]), old[0]))
            over = settled | (shifts <= limit) | (n_iter == max_iter)
            if not over.any():
                continue
            for run in np.flatnonzero(over):
                final, within = centroids[run], bool(shifts[run] <= limit)
                stop = Stop.LABELS if settled[run] else Stop.TOL if within else Stop.MAX_ITER
                last = members[run] if settled[run] else members_of_nearest(data, final[None])[0]
                results[running[run]] = _result(data, final, last, n_iter, float(shifts[run]), stop)
            running, centroids = running[~over], centroids[~over]
            sums.keep(~over)
            if len(running) == 0:
                break
    return results  # type: ignore[return-value]


def _result(
    data: SmallData, centroids: FloatArray, members: Members, n_iter: int, shift: float, stop: Stop
) -> KMeansResult:
    labels = labels_of(members)
    outside = data.frame.outside(centroids).astype(data.X.dtype)
    return KMeansResult(
        outside, labels, _inertia(data, labels, centroids), n_iter, data.frame.squared(shift), stop
    )


def _inertia(data: SmallData, labels: Labels, centroids: FloatArray) -> float:
    """In squared units of X."""
    return data.frame.squared(inertia_in_frame(data.X, labels, centroids, data.frame, data.weights))


def members_of_nearest(data: SmallData, centroids: FloatArray) -> Members:
    """Which samples are nearest to which of the centroids (r, k, d), in the frame; a tie to the lower.

    Where S_j = |c_j|^2 - 2 x.c_j, from the product of (x, 1) and (-2 c, |c|^2), differs from the smallest by
    no more than twice the margin, float64 decides.
    """
    r, k, d = centroids.shape
    n = len(data.X)
    norms = np.einsum("rkd,rkd->rk", centroids, centroids)
    reach = max(data.reach, math.sqrt(norms.max()))
    members: Members = np.empty((r, k, n), dtype=bool)
    if not reach < FAR:
        members[:] = True
    else:
        columns = np.empty((r, k, d + 1), dtype=np.float32)
        np.multiply(centroids, -2.0, out=columns[:, :, :d], casting="same_kind")
        columns[:, :, d] = norms
        flat = columns.reshape(r * k, d + 1)
        slack = np.float32(2 * data.margin_at(reach))
        for some in cut(slice(0, n), max(512, SMALL_PRODUCT // flat.size)):
            cells = (flat @ data.by_feature[: d + 1, some]).reshape(r, k, -1)
            limits = np.minimum.reduce(cells, axis=1)
            limits += slack
            np.less_equal(cells, limits[:, None], out=members[:, :, some])
    if np.count_nonzero(members) != r * n:
        _decide(data, centroids, members)
    return members


def _decide(data: SmallData, centroids: FloatArray, members: Members) -> None:
    """Leave samples that may be of several clusters to the nearest, in float64."""
    # NumPy adds up bytes many times faster than it counts along an axis.
    counts = np.add.reduce(members.view(np.uint8), axis=1, dtype=np.min_scalar_type(members.shape[1]))
    runs, samples = np.divmod(np.flatnonzero(counts > 1), members.shape[2])
    for run in np.unique(runs):
        some = samples[runs == run]
        nearest = nearest_directly if len(some) * centroids[run].size <= _FEW else nearest_rows
        members[run, :, some] = False
        members[run, nearest(data.rows[some, :-1], centroids[run]), some] = True


class SmallSums:
    """The sums of each cluster's samples, for several runs, kept up while samples change their cluster.

    As in `ClusterSums` they are made anew before their rounding counts: once a cluster has shrunk to a
    sixteenth, or more samples have moved than there are.
    """

    def __init__(self, data: SmallData, n_runs: int, n_clusters: int) -> None:
        n, width = data.shares.shape
        self.data, self.n_moved = data, n_runs * n
        self.members: Members = np.zeros((n_runs, n_clusters, n), dtype=bool)
        self.sums: FloatArray = np.zeros((n_runs, n_clusters, width))
        """(n_runs, k, d + 1): in the frame; the last column is the clusters' weights."""
        self.heaviest: FloatArray = self.sums[:, :, -1]

    def update(self, members: Members) -> NDArray[np.bool_]:
        """Take in the new members (n_runs, k, n); returns in which runs no sample has moved, (n_runs,)."""
        n_runs, k, n = members.shape
        changed = members != self.members
        self.members = members
        settled: NDArray[np.bool_]
        if members.size * self.sums.shape[2] <= _ANEW:
            self._renew()
            settled = ~changed.reshape(n_runs, -1).any(axis=1)
            return settled
        moves = np.flatnonzero(changed)
        self.n_moved += len(moves) // 2
        if 2 * self.n_moved <= n_runs * n and len(moves):
            self._add(moves)
            weights = self.sums[:, :, -1]
            self.heaviest = np.maximum(self.heaviest, weights)
            if (16 * weights < self.heaviest).any():
                self.n_moved = n_runs * n
        if 2 * self.n_moved > n_runs * n:
            self._renew()
        settled = np.diff(moves.searchsorted(np.arange(n_runs + 1) * (k * n))) == 0
        return settled

    def moved(self, centroids: FloatArray) -> FloatArray:
        """The means (n_runs, k, d) in the frame; clusters without weight are relocated."""
        data, d = self.data, self.sums.shape[2] - 1
        sums, weights = self.sums[:, :, :d], self.sums[:, :, d]
        if weights.all():
            new: FloatArray = sums / weights[:, :, None]
            return new
        new = np.empty_like(centroids)
        for run in range(len(new)):
            now = ClusterSums(data.X, data.frame, data.weights, len(new[run]))
            now.sums, now.cluster_weights = total = sums[run], weights[run]
            if not weights[run].all():
                total = relocate(now, labels_of(self.members[run]), centroids[run])
            new[run] = means(*total)
        return new

    def keep(self, runs: NDArray[np.bool_]) -> None:
        """Go on with these of the runs."""
        self.members, self.sums, self.heaviest = self.members[runs], self.sums[runs], self.heaviest[runs]

    def _add(self, moves: NDArray[np.intp]) -> None:
        """Add and take away samples, given as places in `members`."""
        clusters, samples = np.divmod(moves, self.members.shape[2])
        signs = np.zeros((self.members.shape[0] * self.members.shape[1], len(moves)))
        signs[clusters, np.arange(len(moves))] = np.where(self.members.reshape(-1)[moves], 1.0, -1.0)
        self.sums += (signs @ self.data.shares.take(samples, axis=0)).reshape(self.sums.shape)

    def _renew(self) -> None:
        n_runs, k, n = self.members.shape
        members = self.members.reshape(n_runs * k, n)
        self.sums[:] = 0.0
        for some in cut(slice(0, n), max(512, CELLS // 2 // len(members))):
            part = members[:, some].astype(np.float64) @ self.data.shares[some]
            self.sums += part.reshape(self.sums.shape)
        self.heaviest, self.n_moved = self.sums[:, :, -1].copy(), 0


def labels_of(members: Members) -> Labels:
    """The numbers of the clusters, (n,), from (k, n)."""
    # A product is several times faster than argmax along the first axis, and exact: there is one term.
    labels: Labels = np.matmul(np.arange(len(members), dtype=np.float32), members).astype(np.int32)
    return labels
