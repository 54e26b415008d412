"""Nearest centroids from one iteration to the next, at the cost of the samples whose label may have changed.

Two things are saved. Products are computed in float32, with a proven bound on their error; only samples
whose two nearest centroids lie within it are looked at again in float64. And a sample whose nearest centroid
is nearer by more than the centroids have moved since keeps its label without any product: the bounds of
[hamerly2010].
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import spans
from mlfundamentals._core.parallel import n_threads, parallel_map
from mlfundamentals._core.rounding import gamma, unit_roundoff
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Labels, sq_norms
from mlfundamentals.cluster._nearest import nearest_rows
from mlfundamentals.cluster._points import Points, Single

_CELLS = 1 << 18
"""Products of a piece of work: as float32 they fill half of the cache of one core."""
_FAR = 1e6
"""Centroids farther out than this (the samples reach 1) leave float32 nothing to tell."""
_ALL_FROM = 0.5
"""Share of the samples from which on all are computed: a gathered sample costs twice one that lies in its
block."""
_LARGEST = np.int32(2**31 - 1)
_U = unit_roundoff(np.float32)


@dataclass(frozen=True, slots=True)
class Changes:
    """Samples that left a cluster for another."""

    rows: NDArray[np.intp]
    old: Labels
    new: Labels


@dataclass(frozen=True, slots=True)
class Products:
    """One set of centroids, as the float32 products need it.

    S_j is the computed product of (x, 1, |x|^2) and (-2 c_j, |c_j|^2 + margin, 1). Each term of the exact
    D_j + margin = |x|^2 - 2 x.c_j + |c_j|^2 + margin enters S_j times at most d + 6 factors 1 + delta,
    |delta| <= u (two casts to float32, one product, d + 1 sums, and, far smaller, the norms' own rounding in
    float64). So by [higham2002], 3.1, with `reach` >= |x| and all |c_j|,

        |S_j - D_j - margin| <= gamma(d + 6) ((|x| + |c_j|)^2 + margin) <= margin     for     margin =
        gamma(d + 8) 4 reach^2,

    (gamma(d + 6) (1 + gamma(d + 8)) <= gamma(d + 8) while d + 8 < 2^20; what underflows is below 2^-140 and
    the last two units of gamma hold it). Hence D_j <= S_j <= D_j + 2 margin, and S_j is not negative.

    The number j replaces the last `bits` bits of S_j, which changes it by at most rel = 2^(bits - 23) of
    itself. As floats that are not negative are ordered as their bits are, one minimum of integers gives
    value and label.
    """

    columns: Single
    """(k, d + 2)."""
    numbers: NDArray[np.int32]
    """(k, 1): 0 .. k - 1."""
    mask: np.int32
    """Has the bits that S_j keeps."""
    rel: float
    margin: float


def products_of(centroids: FloatArray, reach: float) -> Products:
    """The centroids (k, d), float64 in the frame, prepared; reach: no sample and no centroid is farther
    out."""
    k, d = centroids.shape
    margin = max(gamma(d + 8, np.float32) * 4 * reach * reach, 2.0**-100)
    columns = np.empty((k, d + 2), dtype=np.float32)
    columns[:, :d], columns[:, d], columns[:, d + 1] = -2 * centroids, sq_norms(centroids) + margin, 1.0
    bits = max(1, math.ceil(math.log2(k)))
    numbers = np.arange(k, dtype=np.int32)[:, None]
    return Products(columns, numbers, np.int32(-(1 << bits)), 2.0 ** (bits - 23), margin)


def nearest_two(cells: Single, products: Products, base: NDArray[np.intp]) -> tuple[Labels, Single]:
    """From S (g, k, m), which is overwritten: labels (g, m), and by how much the others are farther at least
    (g, m).

    By the bounds of `Products`, the distance to the label's centroid is at most sqrt(P1) (1 + rel), and that
    to any other at least sqrt(P2 (1 - rel) - 2 margin), P1 and P2 being the two smallest. The roundings of
    this last step are paid for by factors of 1 -+ 2^-19, thirty times a rounding each. A gap of 0 or less
    decides nothing.

    base: (g, m), where the cells of each sample begin.
    """
    bits = cells.view(np.int32)
    np.bitwise_and(bits, products.mask, out=bits)
    np.bitwise_or(bits, products.numbers, out=bits)
    first = np.minimum.reduce(bits, axis=1)
    labels = np.bitwise_and(first, ~products.mask)
    places = np.multiply(labels, cells.shape[2], dtype=np.intp)
    places += base
    bits.reshape(-1)[places.reshape(-1)] = _LARGEST
    lower = np.minimum.reduce(bits, axis=1).view(np.float32)
    lower *= np.float32((1 - products.rel) * (1 - 2.0**-19))
    lower -= np.float32(2 * products.margin * (1 + 2.0**-19))
    np.maximum(lower, 0, out=lower)
    np.sqrt(lower, out=lower)
    upper = first.view(np.float32)
    np.sqrt(upper, out=upper)
    upper *= np.float32((1 + products.rel) * (1 + 2.0**-19))
    lower -= upper
    return labels, lower


class Assigner:
    """Labels of all samples for one set of centroids after another.

    `lead` holds for each sample a number that stays: the gap found when it was last computed, plus what the
    centroids had moved until then. `moved[j]` is what they have moved until now, seen from a sample of
    cluster j: the sum over iterations of the shift of j and the largest shift of any other. While lead >
    moved[label], no other centroid can have become as near [hamerly2010]. Both are float32 (`moved` rounded
    up by 8 u): with gap g, exact sums M0 and M, the lead is at most (g + M0 (1 + u)) (1 + u)^2, so lead > M
    (1 + 8 u) gives g > M - M0.
    """

    def __init__(self, points: Points, n_clusters: int) -> None:
        n = len(points.X)
        self.points = points
        self.labels = np.full(n, -1, dtype=np.int32)
        self.lead = np.full(n, -1, dtype=np.float32)
        self.moved = np.zeros(n_clusters)
        self.centroids: FloatArray | None = None
        self.block = block = points.blocks.shape[2]
        group = max(1, _CELLS // (n_clusters * block))
        self.groups = [
            slice(a, min(a + group, len(points.blocks))) for a in range(0, len(points.blocks), group)
        ]
        self.piece = group * block
        offsets = np.arange(group)[:, None] * (n_clusters * block) + np.arange(block)
        self.group_base, self.piece_base = offsets, np.arange(self.piece)[None, :]
        self.local = threading.local()

    def assign(self, centroids: FloatArray) -> Changes:
        """Set `labels` to the nearest of the centroids (k, d), float64 in the frame; returns what changed."""
        self._move(centroids)
        self.centroids = centroids
        reach = max(self.points.reach, math.sqrt(float(sq_norms(centroids).max()))) * (1 + 2.0**-40)
        if len(centroids) == 1:
            return self._all_in_one()
        if not reach < _FAR or len(centroids) > 1 << 14:
            return self._exactly()
        products = products_of(centroids, reach)
        self.starts, limits = self.moved.astype(np.float32), (self.moved * (1 + 8 * _U)).astype(np.float32)
        parts = parallel_map(
            lambda part: self._doubtful(part, limits), spans(len(self.labels), 2 * n_threads())
        )
        doubtful = np.concatenate(parts)
        if len(doubtful) > _ALL_FROM * len(self.labels):
            found = parallel_map(lambda group: self._whole(group, products), self.groups)
        else:
            pieces = [doubtful[a : a + self.piece] for a in range(0, len(doubtful), self.piece)]
            found = parallel_map(lambda rows: self._gathered(rows, products), pieces)
        return joined(found)

    def _move(self, centroids: FloatArray) -> None:
        """Add to `moved` what the centroids moved since the last call, rounded up."""
        if self.centroids is None or len(centroids) == 1:
            return
        shifts = np.sqrt(sq_norms(centroids - self.centroids)) * (1 + 1e-12)
        farthest = int(shifts.argmax())
        others = np.full(len(shifts), shifts[farthest])
        others[farthest] = np.delete(shifts, farthest).max()
        if shifts[farthest] < _FAR:
            self.moved += (shifts + others) * (1 + 1e-12)
        else:  # all leads are lost, and float32 could not tell how far
            self.lead[:], self.moved[:] = -1, 0

    def _doubtful(self, part: slice, limits: Single) -> NDArray[np.intp]:
        """The samples of a part whose label may have changed."""
        if self.labels[part.start] < 0:
            return np.arange(part.start, part.stop)
        known = limits.take(self.labels[part]) < self.lead[part]
        doubtful: NDArray[np.intp] = np.flatnonzero(~known)
        doubtful += part.start
        return doubtful

    def _cells(self, shape: tuple[int, ...]) -> Single:
        """A buffer of this thread, used over and over: fresh memory would have to be cleared by the
        system."""
        size = math.prod(shape)
        if not hasattr(self.local, "cells") or self.local.cells.size < size:
            self.local.cells = np.empty(size, dtype=np.float32)
        cells: Single = self.local.cells[:size].reshape(shape)
        return cells

    def _whole(self, group: slice, products: Products) -> Changes:
        """Compute all samples of some blocks."""
        blocks = self.points.blocks[group]
        cells = self._cells((len(blocks), len(products.columns), self.block))
        np.matmul(products.columns, blocks, out=cells)
        labels, gaps = nearest_two(cells, products, self.group_base[: len(blocks)])
        start = group.start * self.block
        stop = min(group.stop * self.block, len(self.labels))
        count = stop - start
        return self._settle(slice(start, stop), labels.reshape(-1)[:count], gaps.reshape(-1)[:count])

    def _gathered(self, rows: NDArray[np.intp], products: Products) -> Changes:
        """Compute the samples of these rows."""
        cells = self._cells((1, len(products.columns), len(rows)))
        np.matmul(products.columns, self.points.rows.take(rows, axis=0).T, out=cells[0])
        labels, gaps = nearest_two(cells, products, self.piece_base[:, : len(rows)])
        return self._settle(rows, labels[0], gaps[0])

    def _settle(self, rows: slice | NDArray[np.intp], labels: Labels, gaps: Single) -> Changes:
        """Decide in float64 what float32 could not, then keep all."""
        unsure = np.flatnonzero(gaps <= 0)
        gaps += self.starts.take(labels)
        if len(unsure):
            numbers = unsure + rows.start if isinstance(rows, slice) else rows[unsure]
            inside = self.points.frame.inside(self.points.X[numbers])
            assert self.centroids is not None
            labels[unsure] = nearest_rows(inside, self.centroids)
            gaps[unsure] = -1
        return self._keep(rows, labels, gaps)

    def _keep(self, rows: slice | NDArray[np.intp], labels: Labels, gaps: Single) -> Changes:
        """Store labels and leads, and say what changed."""
        old = self.labels[rows]
        changed = np.flatnonzero(old != labels)
        changes = Changes(
            changed + rows.start if isinstance(rows, slice) else rows[changed], old[changed], labels[changed]
        )
        self.labels[rows], self.lead[rows] = labels, gaps
        return changes

    def _all_in_one(self) -> Changes:
        """The only centroid is the nearest."""
        old, self.labels = self.labels, np.zeros_like(self.labels)
        changed = np.flatnonzero(old != 0)
        return Changes(changed, old[changed], self.labels[changed])

    def _exactly(self) -> Changes:
        """Compute all samples in float64, where float32 has nothing to tell."""
        rows = np.arange(len(self.labels))
        size = max(64, _CELLS // len(self.moved))
        return joined(
            parallel_map(self._exact_piece, [rows[a : a + size] for a in range(0, len(rows), size)])
        )

    def _exact_piece(self, rows: NDArray[np.intp]) -> Changes:
        assert self.centroids is not None
        labels = nearest_rows(self.points.frame.inside(self.points.X[rows]), self.centroids)
        return self._keep(rows, labels, np.full(len(rows), -1, dtype=np.float32))


def block_size(n_clusters: int) -> int:
    """Samples of a block: their products with the centroids are to stay in the cache of one core."""
    return 1024 if n_clusters <= 256 else 256


def no_changes() -> Changes:
    """Of no sample."""
    return Changes(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32))


def joined(parts: list[Changes]) -> Changes:
    """All changes, in the order of the parts."""
    if not parts:
        return no_changes()
    rows, old, new = ([getattr(part, name) for part in parts] for name in ("rows", "old", "new"))
    return Changes(np.concatenate(rows), np.concatenate(old), np.concatenate(new))
