"""Ridge regression of tall data by a float32 Gram matrix and float64 residuals.

Forming X'X takes most of the time, and half of it in float32. The coefficients that a float32 matrix gives
are wrong in the seventh digit; a step by its factor along the gradient X'(y - X w) - alpha w, computed from X
itself in float64, takes seven digits more off the error where the problem is well conditioned. So one pass or
two over X, at the speed of memory, replace the other half.
Source: [higham2002], chapter 12 (iterative refinement).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.blocks import spans
from mlfundamentals._core.parallel import parallel_map_with
from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._moments import Shifted, Sums, added, in_float32_range, moments

_LEAST_SIZE, _LEAST_ROWS_A_FEATURE = 1 << 23, 32
_LEAST_FEATURES, _FEATURES_A_TARGET = 180, 150
"""With less of X, with fewer features or fewer of them for each target, the sample and the passes cost as
much as they save."""
_SAMPLE_ROWS_A_FEATURE, _RUNS = 2, 16
"""From so many rows for each feature, in so many runs, the condition is judged."""
_LEAST_RCOND = 1e-4
"""Reciprocal condition of the Gram matrix, its diagonal brought to 1, from which a pass takes some five
digits off the error, so that two passes are enough."""
_MOST_PASSES = 3
_SLOWEST = 2e-4
"""A pass that leaves a larger share of the error is not followed by another: three would not be enough."""
_SAFETY, _ACCURATE = 4.0, 1e-14
"""The error left, by the rate of the last pass and a factor of safety, beside the coefficients."""
_ROUNDOFF = 2.0**-24
"""Of float32: over the condition, what a pass leaves of the error at least, however good it was by chance."""
_SPANS = 8


@dataclass(frozen=True, slots=True)
class Refined:
    """A minimum of ||sqrt(W) (y - X w - b)||² + alpha ||w||², for each target."""

    coef: FloatArray
    """w, (d, t)."""
    intercept: FloatArray
    """b, (t,)."""


@dataclass(slots=True)
class _Left(Sums):
    """What coefficients leave of the data about a shift, summed over rows in float64."""

    cross: FloatArray
    """X'W(y - X w), (d, t)."""
    residual_sum: FloatArray
    X_sum: FloatArray
    y_sum: FloatArray


@dataclass(frozen=True, slots=True)
class Factor:
    """The Cholesky factor of S (X'X + alpha I) S, where the diagonal matrix S brings its diagonal to 1."""

    lower: FloatArray
    scale: FloatArray
    """The diagonal of S, (d,)."""
    rcond: float
    """Reciprocal condition of the scaled matrix, in the 1-norm."""

    def solve(self, right: FloatArray) -> FloatArray:
        """(X'X + alpha I)^-1 right, (d,)."""
        from scipy.linalg import lapack

        scaled: FloatArray = lapack.dpotrs(self.lower, self.scale * right, lower=1)[0]
        return self.scale * scaled


def refined_ridge(
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n t"],
    alpha: Float[np.ndarray, " t"],
    weights: Float[np.ndarray, " n"] | None = None,
    *,
    centred: bool = True,
) -> Refined | None:
    """The ridge regression of each target; None where this is not the faster way, or not an accurate one.

    Whether it is accurate is told by the condition of some of the rows, before all are multiplied, by that of
    all of them, and by how fast the steps get smaller.
    """
    if not (_pays(X, y) and _sample_is_sound(X, alpha, weights, centred)):
        return None
    m = moments(X, y, weights, centred=centred, dtype=np.float32)
    factors = {float(penalty): factored(m.gram, float(penalty), len(X)) for penalty in np.unique(alpha)}
    columns = [factors[float(penalty)] for penalty in alpha]
    sound = [factor for factor in columns if factor is not None]
    return _refine(X, y, alpha, weights, centred, m.cross, sound) if len(sound) == len(columns) else None


def factored(gram: Float[np.ndarray, "d d"], penalty: float, n_rows: int) -> Factor | None:
    """The factor of gram + penalty I; None where products in float32 are too coarse for it.

    n_rows: how many rows the sums in gram are of.

    >>> factored(np.diag([4.0, 1.0]), 0.0, 1).solve(np.array([4.0, 1.0]))
    array([1., 1.])
    >>> factored(np.array([[1.0, 1.0], [1.0, 1.0 + 1e-6]]), 0.0, 1) is None
    True
    """
    from scipy.linalg import lapack

    if not in_float32_range(gram, n_rows):
        return None
    matrix = np.array(gram, order="F")
    matrix.flat[:: len(gram) + 1] += penalty
    scale = 1 / np.sqrt(matrix.diagonal())
    matrix *= scale
    matrix *= scale[:, None]
    norm = float(np.abs(matrix).sum(axis=0).max())
    lower, failed = lapack.dpotrf(matrix, lower=1, overwrite_a=1)
    if failed:
        return None
    rcond = float(lapack.dpocon(lower, norm, uplo="L")[0])
    return Factor(lower, scale, rcond) if rcond >= _LEAST_RCOND else None


def _pays(X: FloatArray, y: FloatArray) -> bool:
    n, d = X.shape
    tall = X.size >= _LEAST_SIZE and n >= _LEAST_ROWS_A_FEATURE * d
    # the rows of a block of an X in Fortran order lie far apart, and copying them costs what float32 saves
    return tall and d >= max(_LEAST_FEATURES, _FEATURES_A_TARGET * y.shape[1]) and X.flags.c_contiguous


def _sample_is_sound(X: FloatArray, alpha: FloatArray, weights: FloatArray | None, centred: bool) -> bool:
    """Whether runs of rows from all over X, with their share of the least penalty, have a sound factor."""
    n_rows = _SAMPLE_ROWS_A_FEATURE * X.shape[1]
    runs = [slice(piece.start, piece.start + n_rows // _RUNS) for piece in spans(len(X), _RUNS)]
    some = np.concatenate([X[run] for run in runs])
    some_weights = None if weights is None else np.concatenate([weights[run] for run in runs])
    if some_weights is not None and not some_weights.any():
        return False
    gram = moments(some, some[:, :1], some_weights, centred=centred).gram
    return factored(gram, float(alpha.min()) * len(some) / len(X), len(some)) is not None


def _refine(
    X: FloatArray,
    y: FloatArray,
    alpha: FloatArray,
    weights: FloatArray | None,
    centred: bool,
    cross: FloatArray,
    factors: list[Factor],
) -> Refined | None:
    """Steps of iterative refinement from what the factors make of cross; None if they do not shrink fast."""
    rows = Shifted.of(X, y, weights, centred=centred)
    weight = float(len(X) if weights is None else weights.sum())
    coef = _solved(factors, cross)
    last = _norms(factors, coef)
    least_rate = np.array([_ROUNDOFF / factor.rcond for factor in factors])
    for _ in range(_MOST_PASSES):
        left = _left(rows, coef)
        X_rest = left.X_sum / weight if centred else np.zeros(len(coef))
        y_rest = left.y_sum / weight if centred else np.zeros(len(alpha))
        step = _solved(factors, left.cross - np.outer(X_rest, left.residual_sum) - alpha * coef)
        coef = coef + step
        size, whole = _norms(factors, step), _norms(factors, coef)
        # the next step would be as much smaller than this one as this one is than the last
        if (size * np.maximum(_SAFETY * size, least_rate * last) <= _ACCURATE * whole * last).all():
            return Refined(coef, rows.y_shift + y_rest - (rows.X_shift + X_rest) @ coef)
        if not (size <= _SLOWEST * last).all():
            return None
        last = size
    return None


def _solved(factors: list[Factor], right: FloatArray) -> FloatArray:
    """The solution (d, t) for each column of right by its own factor."""
    return np.stack([factor.solve(b) for factor, b in zip(factors, right.T, strict=True)], axis=1)


def _norms(factors: list[Factor], coef: FloatArray) -> FloatArray:
    """The norm of each column of coef (d, t), (t,), in units that make all features of one size."""
    return np.array([np.linalg.norm(w / factor.scale) for factor, w in zip(factors, coef.T, strict=True)])


def _left(rows: Shifted, coef: FloatArray) -> _Left:
    """What coef (d, t) leaves of X and y about the shift: one pass, each block read from memory once."""

    @np.errstate(invalid="ignore", over="ignore")
    def part(scratch: FloatArray, piece: slice) -> _Left:
        d, t = coef.shape
        left = _Left(np.zeros((d, t)), np.zeros(t), np.zeros(d), np.zeros(t))
        for x, target, roots in rows.blocks(piece, scratch):
            residual = target - x @ coef
            left.cross += x.T @ residual
            left.residual_sum += roots @ residual
            left.X_sum += roots @ x
            left.y_sum += roots @ target
        return left

    return added(parallel_map_with(lambda: rows.scratch(np.float64), part, spans(len(rows.X), _SPANS)))
