"""Where k-means starts: greedy k-means++, or rows drawn at random.

Source: [arthur2007]; the draws (which random numbers, in which order) are scikit-learn's.
"""

from __future__ import annotations

import math

import numpy as np

from mlfundamentals._core.blocks import cut, row_blocks, spans
from mlfundamentals._core.parallel import blas_held, n_threads, parallel_map
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.cluster._frame import Frame, sq_norms
from mlfundamentals.cluster._points import Single
from mlfundamentals.cluster._products import product_margin
from mlfundamentals.cluster._small import is_small, small_data
from mlfundamentals.cluster._small_seeding import TINY, cumulated_shares, plusplus_side_by_side, upper_limits

_WIDTH = 1 << 10
"""Samples of a block, which lies in memory feature by feature."""
_GROUP = 32
"""Blocks that are compared with a few candidates at once: their distances stay in the cache of one core, and
threads seldom meet."""
_FILL = 4
"""Blocks that are laid out at once."""
_ALONE = 1 << 16
"""Samples up to which one thread does all in less time than two, which wait for each other twice a row:
measured at 20 000, 50 000 and 200 000."""
_N_PARTS = 4
"""Pieces over which equal candidates are compared."""


class Closest:
    """For each sample the squared distance c to the nearest of the rows chosen so far, and sums of these.

    Squared distances D to several candidates come from one float32 product a block, each too small by no
    more than 2 margin: each sample x is (x, 1, |x|^2), each candidate (-2 y, |y|^2 - margin, 1), both in the
    frame, with the margin of `Products`. Two things follow. A sample whose c is no larger than what came
    out is no nearer to the candidate; only the others, fewer with each row chosen, are measured for the
    candidate that is taken, in float64 from differences. And the sums of min(c, D), weighted by shares of at
    most 1, are known up to 2 margin a share and the rounding of their terms, at most _WIDTH + 8 factors
    1 + delta (c rounded up by 4 u and cast, the share cast, their product, _WIDTH sums); candidates whose
    sums differ by less are compared by differences as well, so that the first of equals is taken.
    """

    def __init__(self, X: FloatArray, frame: Frame, shares: FloatArray, first: int) -> None:
        n, d = X.shape
        n_blocks = -(-n // _WIDTH)
        self.X, self.frame = X, frame
        # One piece for each thread: with more and shorter ones they would mostly wait for the interpreter.
        self.parts = spans(n_blocks, 1 if n <= _ALONE else n_threads())
        self.blocks = np.zeros((n_blocks, d + 2, _WIDTH), dtype=np.float32)
        self.shares = np.zeros((n_blocks, _WIDTH))
        self.squares = np.zeros((n_blocks, _WIDTH))
        self.shares.reshape(-1)[:n] = shares
        self.weights = (self.shares / shares.max()).astype(np.float32)
        self.limits = np.empty((n_blocks, _WIDTH), dtype=np.float32)
        self.total_share = float(shares.sum() / shares.max())
        self.cells: Single = np.empty((n_blocks, 0, _WIDTH), dtype=np.float32)
        self.sums = np.zeros(n_blocks)
        reach = math.sqrt(max(parallel_map(lambda part: self._fill(part, first), self.parts)))
        self.margin = product_margin(d, reach)

    def draw(self, levels: FloatArray) -> IntArray:
        """The first samples at which the cumulated weighted distances reach the levels."""
        cumulated = np.cumsum(self.sums)
        blocks = np.searchsorted(cumulated, levels).clip(max=len(self.sums) - 1)
        rests = levels - np.concatenate([[0.0], cumulated]).take(blocks)
        inside = np.cumsum(self.shares.take(blocks, axis=0) * self.squares.take(blocks, axis=0), axis=1)
        below = np.count_nonzero(inside < rests[:, None], axis=1)
        found: IntArray = blocks * _WIDTH + np.minimum(below, _WIDTH - 1)
        return np.minimum(found, len(self.X) - 1)

    def take_best(self, candidates: IntArray, *, last: bool = False) -> int:
        """Which candidate leaves the smallest sum, the first of equals; the distances are brought up to date
        for it, but for the last."""
        centers = self.frame.inside(self.X[candidates])
        norms = sq_norms(centers) - self.margin
        columns = np.column_stack([-2 * centers, norms, np.ones(len(centers))]).astype(np.float32)
        if self.cells.shape[1] != len(columns):
            self.cells = np.empty((len(self.blocks), len(columns), _WIDTH), dtype=np.float32)
        compared = parallel_map(lambda part: self._compare(part, columns), self.parts)
        left = np.concatenate(compared).sum(axis=0, dtype=np.float64)
        slack = 2 * self.margin * self.total_share
        slack += gamma(_WIDTH + 9, np.float32) * (left + 2 * slack) + len(self.X) * TINY
        doubtful = np.flatnonzero(left - slack <= (left + slack).min())
        best = int(doubtful[0])
        if len(doubtful) > 1:
            doubtful = doubtful[np.sort(np.unique(candidates[doubtful], return_index=True)[1])]
            gains = [self._gain(int(candidates[which]), int(which)) for which in doubtful]
            best = int(doubtful[int(np.argmax(gains))])
        if not last:
            parallel_map(lambda part: self._take(part, int(candidates[best]), best), self.parts)
        return best

    def _fill(self, part: slice, first: int) -> float:
        """Lay out the samples of some blocks, and measure them for the first row; returns the largest squared
        norm."""
        d, reach, squares = self.X.shape[1], 0.0, self.squares.reshape(-1)
        for some in cut(part, _FILL):
            rows = self.X[some.start * _WIDTH : some.stop * _WIDTH]
            inside, count = self.frame.inside(rows), len(rows)
            padded = np.zeros(((some.stop - some.start) * _WIDTH, d + 2), dtype=np.float32)
            norms = sq_norms(inside)
            padded[:count, :d], padded[:count, d], padded[:count, d + 1] = inside, 1.0, norms
            self.blocks[some] = padded.reshape(-1, _WIDTH, d + 2).transpose(0, 2, 1)
            squares[some.start * _WIDTH :][:count] = self.frame.sq_distances(rows, self.X[first])
            reach = max(reach, float(norms.max()))
        self.limits[part] = upper_limits(self.squares[part])
        self._sum(part)
        return reach

    def _sum(self, part: slice) -> None:
        self.sums[part] = np.matmul(self.squares[part, None, :], self.shares[part, :, None])[:, 0, 0]

    def _compare(self, part: slice, columns: Single) -> Single:
        """min(c, D) of some blocks for each candidate, into the cells; returns their weighted sums by
        block."""
        sums = np.empty((part.stop - part.start, len(columns)), dtype=np.float32)
        for group in cut(part, _GROUP):
            some = slice(group.start - part.start, group.stop - part.start)
            cells = self.cells[group]
            np.matmul(columns, self.blocks[group], out=cells)
            np.minimum(cells, self.limits[group, None, :], out=cells)
            np.matmul(cells, self.weights[group, :, None], out=sums[some, :, None])
        return sums

    def _hits(self, part: slice, candidate: int, which: int) -> tuple[IntArray, FloatArray]:
        """The samples of some blocks that may be nearer to a candidate, and how near."""
        hits = np.flatnonzero(self.cells[part, which] < self.limits[part]) + part.start * _WIDTH
        # The fillings of the last block are no samples.
        hits = hits[: np.searchsorted(hits, len(self.X))]
        direct, center = np.empty(len(hits)), self.X[candidate]
        for some in row_blocks(len(hits), 8 * self.X.shape[1]):
            direct[some] = self.frame.sq_distances(self.X.take(hits[some], axis=0), center)
        return hits, direct

    def _gain(self, candidate: int, which: int) -> float:
        """By how much a candidate lowers the sum, from differences."""

        def run(part: slice) -> float:
            hits, direct = self._hits(part, candidate, which)
            saved = self.squares.reshape(-1)[hits] - direct
            return float(np.maximum(saved, 0) @ self.shares.reshape(-1)[hits])

        # Cut by the samples alone: ties must not be broken by how many threads there are.
        return float(np.sum(parallel_map(run, spans(len(self.blocks), _N_PARTS))))

    def _take(self, part: slice, candidate: int, which: int) -> None:
        """Bring the distances of some blocks up to date for a candidate."""
        hits, direct = self._hits(part, candidate, which)
        squares, limits = self.squares.reshape(-1), self.limits.reshape(-1)
        new = np.minimum(squares.take(hits), direct)
        squares[hits], limits[hits] = new, upper_limits(new)
        self._sum(part)


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
    n, d = X.shape
    if is_small(n, d, n_trials):
        rows: IntArray = plusplus_side_by_side(small_data(X, frame, weights), n_clusters, 1, rng, n_trials)[0]
        return rows
    shares = np.ones(n) if weights is None else weights.astype(np.float64)
    chosen = np.empty(n_clusters, dtype=np.intp)
    chosen[0] = cumulated_shares(shares).searchsorted(rng.random_sample(), side="right")
    with blas_held():
        closest = Closest(X, frame, shares, int(chosen[0]))
        for i in range(1, n_clusters):
            candidates = closest.draw(rng.uniform(size=n_trials) * float(np.sum(closest.sums)))
            chosen[i] = candidates[closest.take_best(candidates, last=i == n_clusters - 1)]
    return chosen


def random_rows(
    n_samples: int, n_clusters: int, weights: FloatArray | None, rng: np.random.RandomState
) -> IntArray:
    """Indices (k,) of different rows, drawn with probabilities in proportion to their weights."""
    shares = np.ones(n_samples) if weights is None else weights.astype(np.float64)
    rows: IntArray = rng.choice(n_samples, size=n_clusters, replace=False, p=shares / shares.sum())
    return rows
