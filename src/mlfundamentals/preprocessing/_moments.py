"""Mean and variance of each column, in one pass where that is safe, else in three.

One pass: deviations t from a point s inside the data (or from 0, if that is no worse), their sum S and
squares' sum Q; the scatter about the mean is Q - S^2/n. What cancels there is known afterwards: Q / scatter
is the factor by which rounding has grown. Only where it is large, or numbers are missing or leave the range
of squares, three passes follow. Source: [chan1983].
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.finite import check_finite
from mlfundamentals.preprocessing._columns import over_blocks, reduce_columns, sum_of_squares, total
from mlfundamentals.preprocessing._sparse import Sparse, sparse_sums

MOST_CANCELLATION = 32.0
"""Q / scatter up to which one pass counts as accurate."""

LEAST_SQUARES = 1e-240
"""Sums of squares below it may have lost summands to underflow."""

SAMPLE = 31
"""Rows whose middle element is the point that deviations are taken from; odd, so that it is an element."""

Weights = Float[np.ndarray, " n"] | None


@dataclass(frozen=True, slots=True)
class Moments:
    """What is known of each column: weights' sum, mean, and squared deviations from it.

    The variance is scatter / count * 4**exponent: squares of large and small numbers stay in range.
    """

    count: Float[np.ndarray, " d"]
    mean: Float[np.ndarray, " d"]
    scatter: Float[np.ndarray, " d"]
    exponent: Int[np.ndarray, " d"]

    @property
    def var(self) -> Float[np.ndarray, " d"]:
        """The variance, divided by count; infinite or zero where it leaves the range of float64."""
        with np.errstate(all="ignore"):
            var: NDArray[np.float64] = np.ldexp(self.scatter / self.count, 2 * self.exponent)
        return var

    @property
    def std(self) -> Float[np.ndarray, " d"]:
        """The standard deviation; in range also where the variance is not."""
        with np.errstate(all="ignore"):
            std: NDArray[np.float64] = np.ldexp(np.sqrt(self.scatter / self.count), self.exponent)
        return std

    @property
    def constant(self) -> NDArray[np.bool_]:
        """Which columns have a variance that rounding alone explains, by the bound of [chan1983]."""
        eps = np.finfo(np.float64).eps
        with np.errstate(all="ignore"):
            var, mean = self.scatter / self.count, np.ldexp(self.mean, -self.exponent)
            within: NDArray[np.bool_] = var <= self.count * eps * var + (self.count * mean * eps) ** 2
        return within


def column_moments(X: Float[np.ndarray, "n d"] | Sparse, weights: Weights = None) -> Moments:
    """Moments of the columns of X (n, d), each sample counted by weights (n,); NaN is left out.

    Raises ValueError if X has an infinity.

    >>> moments = column_moments(np.array([[1.0, 10.0], [3.0, 10.0]]))
    >>> moments.mean, moments.var
    (array([ 2., 10.]), array([1., 0.]))
    """
    if isinstance(X, Sparse):
        count, mean, scatter = sparse_sums(X, weights)
        return Moments(count, mean, scatter, np.zeros(X.shape[1], dtype=np.intp))
    point = _inner_point(X)
    with np.errstate(all="ignore"):
        parts = over_blocks(lambda piece: _sums(X[piece], point, _of(weights, piece)), X)
        n, S, Q = (total([part[i] for part in parts]) for i in range(3))
        scatter = Q - S * S / n
        fine = np.isfinite(Q) & ((MOST_CANCELLATION * scatter >= Q) & (Q >= LEAST_SQUARES))
        for j in np.flatnonzero(~fine & (Q == 0)):
            fine[j] = bool((X[:, j] == X[0, j]).all())
        if not fine.all():
            return _careful_moments(X, weights)
        mean = S / n if point is None else point + S / n
        return Moments(n, mean, scatter, np.zeros(len(n), dtype=np.intp))


def _inner_point(X: NDArray[Any]) -> NDArray[np.float64] | None:
    """An element of each column that lies amid it: of a constant column it is the constant.

    None where zero is as good for all columns, as the sample has it.
    """
    sample = np.sort(X[:: max(len(X) // SAMPLE, 1)][:SAMPLE], axis=0).astype(np.float64)
    with np.errstate(all="ignore"):
        near_zero = (sample**2).mean(axis=0) <= MOST_CANCELLATION / 2 * sample.var(axis=0)
    return None if near_zero.all() and X.dtype == np.float64 else sample[len(sample) // 2]


def _of(weights: Weights, piece: slice) -> Weights:
    return None if weights is None else weights[piece]


def _sums(
    block: NDArray[Any], point: NDArray[np.float64] | None, weights: Weights
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Count, sum and sum of squares of the columns of block - point (q, d)."""
    t = block if point is None else block - point
    if weights is None:
        return np.full(t.shape[1], float(len(t))), reduce_columns(np.add, t), sum_of_squares(t)
    return np.full(t.shape[1], weights.sum()), weights @ t, weights @ np.square(t)


def _careful_moments(X: NDArray[Any], weights: Weights) -> Moments:
    """The same for any X: numbers are brought near 1 by powers of two, NaN counts as nothing."""
    check_finite(X, name="X", allow_nan=True)
    largest = np.stack(over_blocks(lambda piece: np.fmax.reduce(np.abs(X[piece]), axis=0), X))
    exponent = np.frexp(np.nan_to_num(np.fmax.reduce(largest, axis=0), nan=0.0))[1].astype(np.intp)

    def sums(center: NDArray[np.float64], piece: slice) -> tuple[NDArray[np.float64], ...]:
        w = np.ones(piece.stop - piece.start) if weights is None else weights[piece]
        t = np.ldexp(X[piece].astype(np.float64), -exponent) - center
        missing = np.isnan(t)
        t[missing] = 0.0
        return w @ ~missing, w @ t, w @ np.square(t)

    def all_sums(center: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        parts = over_blocks(lambda piece: sums(center, piece), X)
        return [total([part[i] for part in parts]) for i in range(3)]

    n, S, _ = all_sums(np.zeros(X.shape[1]))
    center = S / n
    _, S, Q = all_sums(np.where(n == 0, 0.0, center))
    return Moments(n, np.ldexp(center + S / n, exponent), Q - S * S / n, exponent)


def merged(a: Moments, b: Moments) -> Moments:
    """The moments of two samples together. Source: [chan1983], equation 2.1."""
    n = a.count + b.count
    exponent = np.maximum(a.exponent, b.exponent)
    with np.errstate(all="ignore"):
        gap = np.ldexp(b.mean, -exponent) - np.ldexp(a.mean, -exponent)
        scatter = (
            np.ldexp(a.scatter, 2 * (a.exponent - exponent))
            + np.ldexp(b.scatter, 2 * (b.exponent - exponent))
            + gap * gap * (a.count * b.count / n)
        )
        mean = a.mean + np.ldexp(gap * (b.count / n), exponent)
    for one, other in ((a, b), (b, a)):
        alone = other.count == 0
        mean = np.where(alone, one.mean, mean)
        own = np.ldexp(one.scatter, 2 * (one.exponent - exponent))
        scatter = np.where(alone, own, scatter)
    return Moments(n, mean, scatter, exponent)
