"""Greedy k-means++ on small data, for several runs side by side: few calls of NumPy a row, no threads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import cut, row_blocks
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.cluster._points import Single
from mlfundamentals.cluster._small import CELLS, WIDTH, SmallData

TINY = 2.0**-120
"""More than what may underflow in float32 for one sample."""
_AT_ONCE = 1 << 11
"""Samples whose distances are sooner cumulated than added up by WIDTH."""
_ONES = np.ones(WIDTH, dtype=np.float32)


def upper_limits(squares: FloatArray) -> FloatArray:
    """What cast to float32 is no smaller than the squares, float64."""
    return squares * (1 + 2.0**-22) + TINY


class SmallClosest:
    """For each run and sample the squared distance c to the nearest of the rows chosen so far.

    As in `Closest`, but for several runs at once, and in one piece: squared distances D to the candidates
    come from one float32 product, each too small by no more than 2 margin, and what that cannot decide is
    measured in float64.
    """

    def __init__(self, data: SmallData, first: IntArray) -> None:
        n, width = len(data.X), data.by_feature.shape[1]
        self.data, self.X = data, data.X.astype(np.float64, copy=False)
        self.margin = data.margin_at(data.reach)
        self.shares = np.zeros(width)
        self.shares[:n] = 1.0 if data.weights is None else data.weights / data.weights.max()
        self.weights = None if data.weights is None else self.shares.astype(np.float32)
        # Three times what one sum may be off: there are two, and the larger one is off by more.
        self.rounding = 3 * gamma(WIDTH + 10, np.float32)
        self.slack = 6 * self.margin * float(self.shares.sum()) * (1 + self.rounding) + n * TINY
        self.squares = np.zeros((len(first), width))
        """(n_runs, n and fillings)."""
        for squares, row in zip(self.squares, first, strict=True):
            squares[:n] = self._direct_of_all(int(row))
        self.limits = upper_limits(self.squares).astype(np.float32)
        self.limits[:, n:] = 0.0

    def draw(self, levels: FloatArray) -> IntArray:
        """The first samples (n_runs, t) at which the cumulated weighted distances reach levels (n_runs, t),
        given as parts of the whole."""
        squares, last = self._weighted(self.squares), len(self.X) - 1
        if squares.shape[1] <= _AT_ONCE:
            return np.minimum(reached(np.cumsum(squares, axis=1), levels)[0], last)
        squares = squares.reshape(len(levels), -1, WIDTH)
        sums = np.add.reduce(squares, axis=2)
        cumulated = np.cumsum(sums, axis=1)
        blocks, levels = reached(cumulated, levels)
        runs = np.arange(len(levels))[:, None]
        rests = levels - (cumulated - sums)[runs, blocks]
        below = np.add.reduce(np.cumsum(squares[runs, blocks], axis=2) < rests[:, :, None], axis=2)
        drawn: IntArray = blocks * WIDTH + np.minimum(below, WIDTH - 1)
        return np.minimum(drawn, last)

    def take_best(self, candidates: IntArray, *, last: bool = False) -> IntArray:
        """Which of its candidates (n_runs, t) leaves each run the smallest sum, the first of equals; the
        distances are brought up to date for it, but for the last."""
        n_runs, n_trials = candidates.shape
        by_feature, d = self.data.by_feature, self.X.shape[1]
        columns = np.ascontiguousarray(by_feature.take(candidates.reshape(-1), axis=1).T)
        columns[:, :d] *= -2
        np.subtract(columns[:, d + 1], np.float32(self.margin), out=columns[:, d])
        columns[:, d + 1] = 1.0
        cells = np.empty((n_runs, n_trials, by_feature.shape[1]), dtype=np.float32)
        for some in cut(slice(0, by_feature.shape[1]), max(WIDTH, SMALL_PRODUCT // columns.size)):
            np.matmul(columns, by_feature[:, some], out=cells.reshape(len(columns), -1)[:, some])
        np.minimum(cells, self.limits[:, None], out=cells)
        weighted = cells if self.weights is None else cells * self.weights
        sums = np.matmul(weighted.reshape(-1, WIDTH), _ONES).reshape(n_runs, n_trials, -1)
        left = np.add.reduce(sums, axis=2, dtype=np.float64)
        least = np.minimum.reduce(left, axis=1)
        close = left <= (least + self.slack + self.rounding * np.abs(least))[:, None]
        best: IntArray = close.argmax(axis=1)
        if np.count_nonzero(close) > n_runs:
            for run in map(int, np.flatnonzero(np.count_nonzero(close, axis=1) > 1)):
                best[run] = self._first_best(run, candidates[run], close[run])
        if not last:
            runs = np.arange(n_runs)
            self._take(candidates[runs, best], cells[runs, best])
        return best

    def _take(self, rows: IntArray, rough: Single) -> None:
        """Bring the distances up to date for one row a run; no more than min(c, D), as (n_runs, n)."""
        squares, limits = self.squares.reshape(-1), self.limits.reshape(-1)
        hits = np.flatnonzero(rough.reshape(-1) < limits)
        for some in row_blocks(len(hits), 8 * self.X.shape[1]):
            places = hits[some]
            runs, samples = np.divmod(places, self.squares.shape[1])
            centers = self.X[rows[0]] if len(rows) == 1 else self.X.take(rows.take(runs), axis=0)
            direct = self.data.frame.sq_distances(self.X.take(samples, axis=0), centers)
            squares[places] = new = np.minimum(squares.take(places), direct)
            limits[places] = upper_limits(new)

    def _first_best(self, run: int, candidates: IntArray, close: NDArray[np.bool_]) -> int:
        """Which of the candidates that come close lowers the sum most, by differences."""
        places = np.flatnonzero(close)
        if (candidates[places] == candidates[places[0]]).all():
            return int(places[0])
        n = len(self.X)
        gains = []
        for candidate in candidates[places]:
            saved = self.squares[run, :n] - self._direct_of_all(int(candidate))
            gains.append(float(np.maximum(saved, 0) @ self.shares[:n]))
        return int(places[int(np.argmax(gains))])

    def _weighted(self, squares: FloatArray) -> FloatArray:
        return squares if self.data.weights is None else squares * self.shares

    def _direct_of_all(self, row: int) -> FloatArray:
        """Squared distances (n,) of all samples to that of a row."""
        squares = np.empty(len(self.X))
        for some in row_blocks(len(self.X), 8 * self.X.shape[1]):
            squares[some] = self.data.frame.sq_distances(self.X[some], self.X[row])
        return squares


def reached(cumulated: FloatArray, levels: FloatArray) -> tuple[IntArray, FloatArray]:
    """Where the rows of cumulated (n_runs, m) first reach levels (n_runs, t), given as parts of their ends,
    and these levels themselves."""
    levels = levels * cumulated[:, -1:]
    places = np.array([row.searchsorted(level) for row, level in zip(cumulated, levels, strict=True)])
    return np.minimum(places, cumulated.shape[1] - 1), levels


def cumulated_shares(shares: FloatArray) -> FloatArray:
    """What a number drawn from 0 to 1 is looked up in, as rng.choice does it, but without its checks of p."""
    cumulated: FloatArray = np.cumsum(shares / shares.sum())
    cumulated /= cumulated[-1]
    return cumulated


def plusplus_side_by_side(
    data: SmallData, n_clusters: int, n_runs: int, rng: np.random.RandomState, n_trials: int | None = None
) -> IntArray:
    """Indices (n_runs, k) of the samples that `plusplus_rows` chooses, called so often in a row."""
    n, n_trials = len(data.X), n_trials or 2 + int(np.log(n_clusters))
    shares = np.ones(n) if data.weights is None else data.weights.astype(np.float64)
    chosen = np.empty((n_runs, n_clusters), dtype=np.intp)
    levels = np.empty((n_runs, n_clusters - 1, n_trials))
    cumulated = cumulated_shares(shares)
    for run in range(n_runs):
        chosen[run, 0] = cumulated.searchsorted(rng.random_sample(), side="right")
        levels[run] = rng.uniform(size=levels.shape[1:])
    size = max(1, CELLS // (n * n_trials))
    with blas_held():
        for start in range(0, n_runs, size):
            _choose(data, chosen[start : start + size], levels[start : start + size])
    return chosen


def _choose(data: SmallData, chosen: IntArray, levels: FloatArray) -> None:
    """Fill chosen (n_runs, k), of which the first column is there, from levels (n_runs, k - 1, t) between 0
    and 1."""
    n_runs, n_clusters = chosen.shape
    closest = SmallClosest(data, chosen[:, 0])
    for i in range(1, n_clusters):
        candidates = closest.draw(levels[:, i - 1])
        best = closest.take_best(candidates, last=i == n_clusters - 1)
        chosen[:, i] = candidates[np.arange(n_runs), best]
