"""Where k-means starts: greedy k-means++, or rows drawn at random.

Source: [arthur2007]; the draws (which random numbers, in which order) are scikit-learn's.
"""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.parallel import blas_held, parallel_map
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.cluster._frame import sq_norms
from mlfundamentals.cluster._points import Points
from mlfundamentals.cluster._products import Products, multiply, products_of

_SAMPLES = 1 << 14
"""Samples of a piece of work."""

_SUM = 2 * gamma(1 << 11, np.float32)
"""Relative error of a float32 sum over a block, in any order, and of its terms."""


class Closest:
    """For each sample the squared distance c to the nearest of the rows chosen so far, and sums of these.

    What a candidate gains is the sum of w max(c - D, 0). It is first estimated by float32 products (see
    `Products`): with limit >= c + 2 margin, limit - S is no less than c - D, and more by 2 margin + 2^-19 c
    at most. Only candidates that these bounds leave in doubt are measured directly; and c is only ever
    measured directly, in float64.
    """

    def __init__(self, points: Points, shares: FloatArray, first: int) -> None:
        n, (n_blocks, _, self.width) = len(points.X), points.blocks.shape
        self.points, self.shares = points, shares
        self.heaviest = float(shares.max())
        self.even = bool((shares == self.heaviest).all())
        group = max(1, _SAMPLES // self.width)
        self.groups = [slice(a, min(a + group, n_blocks)) for a in range(0, n_blocks, group)]
        self.squares = np.full(n, np.inf)
        self.limits = np.full((n_blocks, self.width), -1, dtype=np.float32)
        self.block_shares = np.zeros((n_blocks, self.width), dtype=np.float32)
        self.block_shares.reshape(-1)[:n] = shares / self.heaviest
        self.reach = points.reach * (1 + 2.0**-40)
        self.cells = np.empty((n_blocks, 0, self.width), dtype=np.float32)
        self.sums = np.zeros(len(self.groups))
        center = self._centers(np.array([first]))
        self.margin = products_of(center, self.reach, self.width).margin
        parallel_map(lambda number: self._measure_all(number, center[0]), range(len(self.groups)))

    def draw(self, levels: FloatArray) -> IntArray:
        """The first samples at which the cumulated weighted distances reach the levels."""
        cumulated = np.cumsum(self.sums)
        groups = np.searchsorted(cumulated, levels).clip(max=len(self.groups) - 1).tolist()
        return np.array([self._draw_in(g, x, cumulated) for g, x in zip(groups, levels, strict=True)])

    def take_best(self, candidates: IntArray) -> int:
        """Which candidate gains most, the first of equals; the distances are brought up to date for it."""
        centers = self._centers(candidates)
        products = products_of(centers, self.reach, self.width)
        n_cells = products.columns.shape[0] * products.columns.shape[1]
        if self.cells.shape[1] != n_cells:
            self.cells = np.empty((len(self.limits), n_cells, self.width), dtype=np.float32)
        found = parallel_map(lambda group: self._estimate(group, products), self.groups)
        most = np.sum([gains for gains, _ in found], axis=0)[: len(centers)]
        hits = np.sum([count for _, count in found], axis=0)[: len(centers)]
        slack = 2.1 * self.margin * self.heaviest * hits + 2.0**-19 * float(self.sums.sum())
        least = most * (1 - _SUM) - slack
        doubtful = np.flatnonzero(most * (1 + _SUM) >= least.max())
        doubtful = doubtful[np.sort(np.unique(candidates[doubtful], return_index=True)[1])]
        best = int(doubtful[0])
        if len(doubtful) > 1:
            gains = [self._gain(centers[which], int(which)) for which in doubtful]
            best = int(doubtful[int(np.argmax(gains))])
        parallel_map(lambda number: self._measure(number, centers[best], best), range(len(self.groups)))
        return best

    def _rows(self, group: slice) -> slice:
        return slice(group.start * self.width, min(group.stop * self.width, len(self.squares)))

    def _centers(self, rows: IntArray) -> FloatArray:
        return self.points.frame.inside(self.points.X[rows])

    def _draw_in(self, number: int, level: float, cumulated: FloatArray) -> int:
        rows = self._rows(self.groups[number])
        inside = np.cumsum(self.shares[rows] * self.squares[rows])
        rest = level - (cumulated[number - 1] if number else 0.0)
        return int(rows.start) + min(int(np.searchsorted(inside, rest)), len(inside) - 1)

    def _estimate(self, group: slice, products: Products) -> tuple[FloatArray, IntArray]:
        """At most how much each candidate gains in a group, and from how many samples."""
        cells = self.cells[group]
        multiply(products, self.points.blocks[group], cells)
        gains = np.subtract(self.limits[group][:, None, :], cells)
        np.maximum(gains, 0, out=gains)
        hits = np.bitwise_count(np.packbits(gains > 0, axis=2)).sum(axis=(0, 2), dtype=np.intp)
        if not self.even:
            gains *= self.block_shares[group][:, None, :]
        return self.heaviest * np.add.reduce(gains, axis=2).sum(axis=0, dtype=np.float64), hits

    def _gain(self, center: FloatArray, which: int) -> float:
        """What a candidate gains, measured directly."""

        def run(group: slice) -> float:
            rows = self._hits(group, which)
            saved = self.squares[rows] - sq_norms(self._centers(rows) - center)
            return float(np.maximum(saved, 0) @ self.shares[rows])

        return float(np.sum(parallel_map(run, self.groups)))

    def _hits(self, group: slice, which: int) -> IntArray:
        """The samples of a group that may be nearer to a candidate than to what was chosen."""
        hits = np.flatnonzero(self.cells[group, which] <= self.limits[group])
        hits += group.start * self.width
        return hits

    def _measure(self, number: int, center: FloatArray, which: int) -> None:
        """Bring the distances of a group up to date for a center that was a candidate."""
        group = self.groups[number]
        rows, hits = self._rows(group), self._hits(group, which)
        if 4 * len(hits) > rows.stop - rows.start:
            self._measure_all(number, center)
        elif len(hits):
            self.squares[hits] = np.minimum(self.squares[hits], sq_norms(self._centers(hits) - center))
            self._renew(number)

    def _measure_all(self, number: int, center: FloatArray) -> None:
        rows = self._rows(self.groups[number])
        gaps = self.points.frame.inside(self.points.X[rows])
        gaps -= center
        np.minimum(self.squares[rows], sq_norms(gaps), out=self.squares[rows])
        self._renew(number)

    def _renew(self, number: int) -> None:
        """The limits and the weighted sum of a group from its distances."""
        group = self.groups[number]
        rows = self._rows(group)
        squares = self.squares[rows]
        limits = squares * (1 + 2.0**-20) + 2 * self.margin * (1 + 2.0**-20)
        self.limits[group].reshape(-1)[: len(squares)] = limits
        self.sums[number] = float(squares @ self.shares[rows])


def plusplus_rows(
    points: Points,
    n_clusters: int,
    weights: FloatArray | None,
    rng: np.random.RandomState,
    n_trials: int | None = None,
) -> IntArray:
    """Indices (k,) of the samples that greedy k-means++ chooses.

    The first with a probability in proportion to its weight. Then each time n_trials candidates (2 + log k,
    rounded down, unless given), with probabilities in proportion to weight times squared distance to the
    nearest chosen so far; the candidate that leaves the smallest sum of these is taken, the first of equals.
    """
    n_trials = n_trials or 2 + int(np.log(n_clusters))
    n = len(points.X)
    shares = np.ones(n) if weights is None else weights.astype(np.float64)
    chosen = np.empty(n_clusters, dtype=np.intp)
    chosen[0] = rng.choice(n, p=shares / shares.sum())
    with blas_held():
        closest = Closest(points, shares, int(chosen[0]))
        for i in range(1, n_clusters):
            candidates = closest.draw(rng.uniform(size=n_trials) * float(np.sum(closest.sums)))
            chosen[i] = candidates[closest.take_best(candidates)]
    return chosen


def random_rows(
    n_samples: int, n_clusters: int, weights: FloatArray | None, rng: np.random.RandomState
) -> IntArray:
    """Indices (k,) of different rows, drawn with probabilities in proportion to their weights."""
    shares = np.ones(n_samples) if weights is None else weights.astype(np.float64)
    rows: IntArray = rng.choice(n_samples, size=n_clusters, replace=False, p=shares / shares.sum())
    return rows
