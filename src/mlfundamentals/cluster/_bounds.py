"""Nearest centroids from one iteration to the next, at the cost of the samples whose label may have changed.

Two things are saved. Products are computed in float32; only samples whose two nearest centroids lie within
the error's bound are looked at again in float64. And a sample whose nearest centroid is nearer by more than
the centroids have moved since keeps its label without any product: the bounds of [hamerly2010]. Where there
are many centroids, samples are first compared with few (`_candidates`).
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.blocks import cut, spans
from mlfundamentals._core.parallel import n_threads, parallel_map
from mlfundamentals._core.rounding import unit_roundoff
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._candidates import (
    WIDTH,
    blocks_by_label,
    candidates_of,
    gaps_of_candidates,
    worth_listing,
)
from mlfundamentals.cluster._frame import Labels, sq_norms
from mlfundamentals.cluster._nearest import nearest_rows
from mlfundamentals.cluster._points import Points, Single
from mlfundamentals.cluster._products import (
    FAR,
    Places,
    Products,
    gaps_of_all,
    gaps_of_old,
    multiply,
    products_of,
)

_CELLS = 1 << 19
"""Products of a piece of work. Half of them would stay in the cache of one core, but the fewer and longer
the pieces, the less do threads wait for each other between them; measured from 2^17 to 2^21."""
_ALL_FROM = 0.5
"""Share of the samples from which on all are computed: a gathered sample costs twice one that lies in its
block."""
_U = unit_roundoff(np.float32)


@dataclass(frozen=True, slots=True)
class Changes:
    """Samples that left a cluster for another."""

    rows: Places
    old: Labels
    new: Labels


class Assigner:
    """Labels of all samples for one set of centroids after another.

    `lead` holds for each sample a number that stays: the gap found when it was last computed, plus what the
    centroids had moved until then. `moved[j]` is what they have moved until now, seen from a sample of
    cluster j: the sum over iterations of the shift of j and the largest shift of any other. While lead >
    moved[label], no other centroid can have become as near [hamerly2010]. Both are compared as float32, with
    u = 2^-24: with gap g and exact sums M0 <= M, lead <= (g + M0 (1 + u)) (1 + u)^2, so lead > M (1 + 8 u)
    (1 - u) gives g > M - M0.
    """

    def __init__(self, points: Points, n_clusters: int) -> None:
        n, (n_blocks, _, self.block) = len(points.X), points.blocks.shape
        self.points = points
        self.labels = np.full(n, -1, dtype=np.int32)
        self.lead = np.full(n, -1, dtype=np.float32)
        self.moved = np.zeros(n_clusters)
        self.centroids: FloatArray = np.empty((0, 0))
        self.group = max(1, _CELLS // (n_clusters * self.block))
        self.groups = cut(slice(0, n_blocks), self.group)
        self.unsure: list[Places] = []
        self.local = threading.local()
        self.listing = worth_listing(n, n_clusters)

    def assign(self, centroids: FloatArray) -> Changes:
        """Set `labels` to the nearest of the centroids (k, d), float64 in the frame; returns what changed."""
        self._move(centroids)
        self.centroids = centroids
        reach = max(self.points.reach, math.sqrt(float(sq_norms(centroids).max()))) * (1 + 2.0**-40)
        if len(centroids) == 1:
            return self._keep(
                slice(0, len(self.labels)), self.labels.copy(), np.zeros_like(self.labels), self.lead
            )
        if not reach < FAR or len(centroids) > 1 << 14:
            return self._exactly()
        products = products_of(centroids, reach, self.block)
        first = self.labels[0] < 0
        self.starts = self.moved.astype(np.float32)
        limits = (self.moved * (1 + 8 * _U)).astype(np.float32)
        parts = spans(len(self.labels), 2 * n_threads())
        doubtful = np.concatenate(parallel_map(lambda part: self._doubtful(part, limits), parts))
        found = no_changes()
        if self.listing and not first and len(doubtful):
            found, doubtful = self._listed(doubtful, products)
        elif len(doubtful) > _ALL_FROM * len(self.labels):
            whole = parallel_map(lambda group: self._whole(group, products), self.groups)
            return joined([*whole, *self._decide()])
        n_rounds = 1 + len(doubtful) // (n_threads() * self.group * self.block)
        pieces = spans(len(doubtful), n_threads() * n_rounds)  # as many for each thread
        gathered = parallel_map(lambda part: self._gathered(doubtful[part], products), pieces)
        return joined([found, *gathered, *self._decide()])

    def _listed(self, rows: Places, products: Products) -> tuple[Changes, Places]:
        """Decide what the candidates of each cluster can; returns also the rows that are left.

        It costs an eighth of all products, so it is given up once it decides fewer.
        """
        candidates = candidates_of(self.centroids, self.shifts, products)
        blocks = blocks_by_label(self.labels[rows], len(self.centroids))
        still = ((self.before + self.shifts + candidates.shift) * (1 + 8 * _U)).astype(np.float32)
        size = max(1, _CELLS // (candidates.numbers.shape[1] * WIDTH))
        pieces = cut(slice(0, len(blocks.labels)), size)

        def run(piece: slice) -> tuple[Changes, Places]:
            numbers, labels = rows[blocks.places[piece].reshape(-1)], blocks.labels[piece]
            kept = self.lead[numbers] * np.float32(1 - 8 * _U)
            kept.reshape(-1, WIDTH)[...] -= still[labels, None]
            samples = self.points.rows.take(numbers, axis=0).reshape(len(labels), WIDTH, -1)
            cells, base = self._cells(len(labels), candidates.numbers.shape[1], WIDTH)
            found, gaps = gaps_of_candidates(
                candidates, samples.transpose(0, 2, 1), labels, kept, cells, base, products
            )
            real = blocks.real[piece].reshape(-1)
            left, sure = numbers[real & (gaps <= 0)], np.flatnonzero(real & (gaps > 0))
            old = np.repeat(labels, WIDTH)[sure]
            return self._settle(numbers[sure], old, found[sure], gaps[sure]), left

        changes, left = zip(*parallel_map(run, pieces), strict=True)
        undecided = np.sort(np.concatenate(left))
        self.listing = 8 * len(undecided) <= 7 * len(rows)
        return joined(list(changes)), undecided

    def _move(self, centroids: FloatArray) -> None:
        """Add to `moved` what the centroids moved since the last call, rounded up."""
        if len(self.centroids) < 2:
            return
        self.before = self.moved.copy()
        self.shifts = shifts = np.sqrt(sq_norms(centroids - self.centroids)) * (1 + 1e-12)
        farthest = int(shifts.argmax())
        others = np.full(len(shifts), shifts[farthest])
        others[farthest] = np.delete(shifts, farthest).max()
        if shifts[farthest] < FAR:
            self.moved += (shifts + others) * (1 + 1e-12)
        else:  # all leads are lost, and float32 could not tell how far
            self.lead[:], self.moved[:] = -1, 0

    def _doubtful(self, part: slice, limits: Single) -> Places:
        """The samples of a part whose label may have changed."""
        if self.labels[part.start] < 0:
            return np.arange(part.start, part.stop)
        doubtful: Places = np.flatnonzero(limits.take(self.labels[part]) >= self.lead[part])
        doubtful += part.start
        return doubtful

    def _cells(self, n_blocks: int, n_cells: int, width: int) -> tuple[Single, Places]:
        """A buffer (g, k, m) of this thread and where each sample's cells begin (g * m,).

        They are used over and over: fresh memory would have to be cleared by the system each time.
        """
        local, size = self.local, n_blocks * n_cells * width
        if getattr(local, "shape", (0, 0)) != (n_cells, width) or len(local.base) < n_blocks * width:
            local.shape = n_cells, width
            local.base = (np.arange(n_blocks)[:, None] * (n_cells * width) + np.arange(width)).reshape(-1)
        if getattr(local, "size", 0) < size:
            local.size, local.cells = size, np.empty(size, dtype=np.float32)
        cells: Single = local.cells[:size].reshape(n_blocks, n_cells, width)
        return cells, local.base[: n_blocks * width]

    def _whole(self, group: slice, products: Products) -> Changes:
        """Compute all samples of some blocks."""
        blocks, start = self.points.blocks[group], group.start * self.block
        cells, base = self._cells(len(blocks), products.n_cells, self.block)
        multiply(products, blocks, cells)
        rows = slice(start, min(group.stop * self.block, len(self.labels)))
        return self._compare(rows, cells, base, products)

    def _gathered(self, rows: Places, products: Products) -> Changes:
        """Compute the samples of these rows, in blocks as well; the last row fills up the last block."""
        width = min(self.block, len(rows))
        n_blocks = -(-len(rows) // width)
        filled = np.append(rows, np.full(n_blocks * width - len(rows), rows[-1]))
        blocks = self.points.rows.take(filled, axis=0).reshape(n_blocks, width, -1).transpose(0, 2, 1)
        cells, base = self._cells(n_blocks, products.n_cells, width)
        multiply(products, blocks, cells)
        return self._compare(rows, cells, base, products)

    def _compare(self, rows: slice | Places, cells: Single, base: Places, products: Products) -> Changes:
        """Labels and leads of the rows from their products."""
        old = self.labels[rows]
        count = len(old)
        if old[0] < 0:
            labels, gaps = gaps_of_all(cells, base, products)
        else:
            padded = (
                old if count == len(base) else np.append(old, np.zeros(len(base) - count, dtype=np.int32))
            )
            labels, gaps = gaps_of_old(cells, padded, base, products)
        return self._settle(rows, old, labels[:count], gaps[:count])

    def _settle(self, rows: slice | Places, old: Labels, labels: Labels, gaps: Single) -> Changes:
        """Keep what float32 could decide, and put aside what it could not; old: the labels until now."""
        unsure = np.flatnonzero(gaps <= 0)
        gaps += self.starts.take(labels)
        if len(unsure):
            numbers = unsure + rows.start if isinstance(rows, slice) else rows[unsure]
            labels = labels.copy()
            labels[unsure], gaps[unsure] = old[unsure], -1
            self.unsure.append(numbers)
        return self._keep(rows, old, labels, gaps)

    def _decide(self) -> list[Changes]:
        """Label in float64 what was put aside, all at once: a few samples of each piece."""
        unsure, self.unsure = self.unsure, []
        if not unsure:
            return []
        rows = np.sort(np.concatenate(unsure))
        return parallel_map(lambda piece: self._exact_piece(rows[piece]), self._exact_pieces(len(rows)))

    def _keep(self, rows: slice | Places, old: Labels, labels: Labels, gaps: Single) -> Changes:
        """Store labels and leads, and say what changed from the old labels."""
        changed = np.flatnonzero(old != labels)
        numbers = changed + rows.start if isinstance(rows, slice) else rows[changed]
        changes = Changes(numbers, old[changed], labels[changed])
        self.labels[numbers] = changes.new
        self.lead[rows] = gaps
        return changes

    def _exactly(self) -> Changes:
        """Compute all samples in float64, where float32 has nothing to tell."""
        return joined(parallel_map(self._exact_piece, self._exact_pieces(len(self.labels))))

    def _exact_pieces(self, n_rows: int) -> list[slice]:
        """So many rows cut for float64, whose distances to all centroids shall stay in cache."""
        return cut(slice(0, n_rows), max(64, _CELLS // len(self.moved)))

    def _exact_piece(self, rows: slice | Places) -> Changes:
        labels = nearest_rows(self.points.frame.inside(self.points.X[rows]), self.centroids)
        return self._keep(rows, self.labels[rows], labels, np.full(len(labels), -1, dtype=np.float32))


def no_changes() -> Changes:
    """Of no sample."""
    return Changes(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32))


def joined(parts: list[Changes]) -> Changes:
    """All changes, in the order of the parts."""
    if not parts:
        return no_changes()
    rows, old, new = ([getattr(part, name) for part in parts] for name in ("rows", "old", "new"))
    return Changes(np.concatenate(rows), np.concatenate(old), np.concatenate(new))
