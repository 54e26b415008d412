"""Where k-means starts: greedy k-means++, or rows drawn at random.

Source: [arthur2007]; the draws (which random numbers, in which order) are scikit-learn's.
"""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import blas_held, parallel_map
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.cluster._frame import Frame, sq_norms

_WIDTH = 1 << 10
"""Samples of a block, which lies in memory feature by feature."""
_GROUP = 1 << 13
"""Samples of a piece of work: its distances to a few candidates stay in the cache of one core."""
_NEAR = 2.0**-16
"""Squared distances below this share of reach^2 are measured from differences."""


class Closest:
    """For each sample the squared distance c to the nearest of the rows chosen so far, and sums of these.

    Distances D to several candidates come from one float64 product a block: each sample x is (x, 1, |x|^2),
    each candidate (-2 y, |y|^2, 1), both in the frame. Each term of |x|^2 - 2 x.y + |y|^2 enters the
    computed D times at most 2 d + 4 factors 1 + delta, |delta| <= u (the norm's own d, its product, d + 1
    sums), so by [higham2002], 3.1, D is off by at most gamma(2 d + 4) (|x| + |y|)^2 <= `margin`.

    What small distances lose by that is put right: those of the candidate that is taken are measured from
    differences where they are small. And candidates whose sums of min(c, D) differ by less than the bounds
    are compared by differences as well, so that the first of equals is taken.
    """

    def __init__(self, X: FloatArray, frame: Frame, shares: FloatArray, first: int) -> None:
        n, d = X.shape
        n_blocks = -(-n // _WIDTH)
        self.X, self.frame = X, frame
        self.groups = row_blocks(n_blocks, _WIDTH, block_bytes=_GROUP)
        self.blocks = np.zeros((n_blocks, d + 2, _WIDTH))
        self.shares = np.zeros((n_blocks, _WIDTH))
        self.squares = np.zeros((n_blocks, _WIDTH))
        self.shares.reshape(-1)[:n], self.squares.reshape(-1)[:n] = shares, np.inf
        self.total_share = float(shares.sum())
        self.cells = np.empty((n_blocks, 0, _WIDTH))
        reach = max(parallel_map(self._fill, range(n_blocks)))
        self.near, self.margin = _NEAR * reach, gamma(2 * d + 5, np.float64) * 4 * reach
        self.sums = np.zeros(len(self.groups))
        self.take_best(np.array([first]))

    def draw(self, levels: FloatArray) -> IntArray:
        """The first samples at which the cumulated weighted distances reach the levels."""
        cumulated = np.cumsum(self.sums)
        groups = np.searchsorted(cumulated, levels).clip(max=len(self.groups) - 1).tolist()
        return np.array([self._draw_in(g, x, cumulated) for g, x in zip(groups, levels, strict=True)])

    def take_best(self, candidates: IntArray) -> int:
        """Which candidate leaves the smallest sum, the first of equals; the distances are brought up to date
        for it."""
        centers = self._inside(candidates)
        columns = np.column_stack([-2 * centers, sq_norms(centers), np.ones(len(centers))])
        if self.cells.shape[1] != len(columns):
            self.cells = np.empty((len(self.blocks), len(columns), _WIDTH))
        left = np.sum(parallel_map(lambda group: self._compare(group, columns), self.groups), axis=0)
        slack = self.margin * self.total_share + gamma(_WIDTH + len(self.blocks), np.float64) * left
        doubtful = np.flatnonzero(left - slack <= (left + slack).min())
        doubtful = doubtful[np.sort(np.unique(candidates[doubtful], return_index=True)[1])]
        best = int(doubtful[0])
        if len(doubtful) > 1:
            gains = [self._gain(centers[which], int(which)) for which in doubtful]
            best = int(doubtful[int(np.argmax(gains))])
        parallel_map(lambda number: self._take(number, centers[best], best), range(len(self.groups)))
        return best

    def _fill(self, number: int) -> float:
        """Lay out the samples of a block; returns the largest squared norm."""
        rows, block = self.X[number * _WIDTH : (number + 1) * _WIDTH], self.blocks[number]
        inside, d = block[:-2, : len(rows)], self.X.shape[1]
        np.subtract(rows.T, self.frame.origin[:, None], out=inside)
        inside *= self.frame.factor
        block[d, : len(rows)] = 1.0
        np.einsum("ij,ij->j", inside, inside, out=block[d + 1, : len(rows)])
        return float(block[d + 1].max())

    def _inside(self, rows: IntArray) -> FloatArray:
        return self.frame.inside(self.X[rows])

    def _draw_in(self, number: int, level: float, cumulated: FloatArray) -> int:
        group = self.groups[number]
        inside = np.cumsum(self.shares[group] * self.squares[group])
        rest = level - (cumulated[number - 1] if number else 0.0)
        start: int = group.start * _WIDTH
        return start + min(int(np.searchsorted(inside, rest)), len(inside) - 1, len(self.X) - 1 - start)

    def _compare(self, group: slice, columns: FloatArray) -> FloatArray:
        """min(c, D) of a group for each candidate, into the cells; returns their weighted sums."""
        cells = self.cells[group]
        np.matmul(columns, self.blocks[group], out=cells)
        np.minimum(cells, self.squares[group][:, None, :], out=cells)
        sums: FloatArray = np.matmul(cells, self.shares[group][:, :, None]).sum(axis=0)[:, 0]
        return sums

    def _gain(self, center: FloatArray, which: int) -> float:
        """By how much a candidate lowers the sum, from differences."""

        def run(group: slice) -> float:
            hits = np.flatnonzero(self.cells[group, which] < self.squares[group]) + group.start * _WIDTH
            saved = self.squares.reshape(-1)[hits] - sq_norms(self._inside(hits) - center)
            return float(np.maximum(saved, 0) @ self.shares.reshape(-1)[hits])

        return float(np.sum(parallel_map(run, self.groups)))

    def _take(self, number: int, center: FloatArray, which: int) -> None:
        """Bring the distances of a group up to date for a candidate."""
        group = self.groups[number]
        old, new = self.squares[group].reshape(-1), self.cells[group, which].reshape(-1)
        near = np.flatnonzero(new <= self.near)
        near = near[new[near] < old[near]]
        if len(near):
            direct = sq_norms(self._inside(near + group.start * _WIDTH) - center)
            new[near] = np.minimum(old[near], direct)
        old[:] = new
        self.sums[number] = float(old @ self.shares[group].reshape(-1))


def plusplus_rows(
    X: FloatArray,
    frame: Frame,
    n_clusters: int,
    weights: FloatArray | None,
    rng: np.random.RandomState,
    n_trials: int | None = None,
) -> IntArray:
    """Indices (k,) of the samples of X (n, d), seen in the frame, that greedy k-means++ chooses.

    The first with a probability in proportion to its weight. Then each time n_trials candidates (2 + log k,
    rounded down, unless given), with probabilities in proportion to weight times squared distance to the
    nearest chosen so far; the candidate that leaves the smallest sum of these is taken, the first of equals.
    """
    n_trials = n_trials or 2 + int(np.log(n_clusters))
    n = len(X)
    shares = np.ones(n) if weights is None else weights.astype(np.float64)
    chosen = np.empty(n_clusters, dtype=np.intp)
    chosen[0] = rng.choice(n, p=shares / shares.sum())
    with blas_held():
        closest = Closest(X, frame, shares, int(chosen[0]))
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
