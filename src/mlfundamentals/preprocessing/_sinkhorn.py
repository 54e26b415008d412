"""Sinkhorn's scaling: rows and columns multiplied until their sums are what is asked.

P = diag(u) K diag(v); u and v in turn make the rows' and the columns' sums right. Source: [sinkhorn1967].
Powers of two are moved from u and v into K whenever they grow large, so that nothing leaves the range of
float64 [schmitzer2019].
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._columns import over_blocks
from mlfundamentals.preprocessing._normalize import check_positive_sums, non_negative_sums
from mlfundamentals.preprocessing._support import check_total_support

LARGEST_EXPONENT = 100
"""u and v beyond 2 to this power are moved into K."""


class SinkhornStop(Enum):
    """Why the iteration ended."""

    CONVERGED = "the sums are within tol of what was asked"
    MAX_ITER = "max_iter reached first; raise max_iter or tol, or see whether such a matrix exists at all"


@dataclass(frozen=True, slots=True)
class SinkhornState:
    """Between two iterations: the scaled matrix is diag(u) kernel diag(v), its columns' sums are right.

    kernel is X with rows and columns multiplied by 2**row_exponent and 2**col_exponent.
    """

    kernel: Float[np.ndarray, "n m"]
    row_exponent: Int[np.ndarray, " n"]
    col_exponent: Int[np.ndarray, " m"]
    u: Float[np.ndarray, " n"]
    v: Float[np.ndarray, " m"]
    error: float  # of the state before: largest deviation of a row's sum, in units of what was asked


@dataclass(frozen=True, slots=True)
class SinkhornResult:
    """A scaled matrix, and how it came about: matrix = diag(row_scale) X diag(col_scale).

    Where a scale leaves the range of float64 it is infinite or 0; the matrix is right all the same.
    """

    matrix: Float[np.ndarray, "n m"]
    row_scale: Float[np.ndarray, " n"]
    col_scale: Float[np.ndarray, " m"]
    error: float  # largest deviation of a row's or column's sum, in units of what was asked
    n_iter: int
    stop: SinkhornStop


def sinkhorn(
    X: Any, *, row_sums: Any = None, col_sums: Any = None, tol: float = 1e-9, max_iter: int = 1000
) -> SinkhornResult:
    """Scale rows and columns of X (n, m), numbers >= 0, so that its sums are row_sums (n,) and col_sums (m,).

    Without sums, each row's sum is 1 and each column's n / m: a square matrix becomes doubly stochastic.
    tol: largest deviation of a sum, in units of what was asked.

    Raises ValueError for a negative number, NaN or infinity; for sums that are not positive or differ in
    total; for a row or column of zeros; and for a square matrix (with equal sums) without total support:
    where a positive entry lies on no positive diagonal, no scaling is doubly stochastic [sinkhorn1967].

    >>> result = sinkhorn([[1.0, 2.0], [3.0, 4.0]])
    >>> bool(np.allclose(result.matrix.sum(axis=0), 1)), bool(np.allclose(result.matrix.sum(axis=1), 1))
    (True, True)
    >>> result.stop.name
    'CONVERGED'
    """
    K = check_array(X, finite=False).astype(np.float64, copy=False)
    for line, sums in zip(("row", "column"), non_negative_sums(K), strict=True):
        check_positive_sums(sums, line)
    rows, cols = _marginals(K.shape, row_sums, col_sums)
    if not tol >= 0 or max_iter < 1:
        raise ValueError(f"tol must be >= 0 and max_iter >= 1, got {tol!r} and {max_iter!r}.")
    if K.shape[0] == K.shape[1] and (rows == rows[0]).all() and (cols == cols[0]).all():
        check_total_support(K)
    state = init(K, cols)
    for n_iter in range(1, max_iter + 1):
        state = step(state, rows, cols)
        if state.error <= tol:
            return _result(state, n_iter, SinkhornStop.CONVERGED, rows, cols)
    return _result(state, max_iter, SinkhornStop.MAX_ITER, rows, cols)


def init(K: Float[np.ndarray, "n m"], cols: Float[np.ndarray, " m"]) -> SinkhornState:
    """The first state: K brought near 1 by powers of two, u = 1, v so that columns sum to cols."""
    kernel, row_exponent, col_exponent = _near_one(K)
    v = cols / (np.ones(len(K)) @ kernel)
    return _absorbed(SinkhornState(kernel, row_exponent, col_exponent, np.ones(len(K)), v, np.inf))


def step(state: SinkhornState, rows: Float[np.ndarray, " n"], cols: Float[np.ndarray, " m"]) -> SinkhornState:
    """Make the rows' sums right, then the columns'; the kernel is read twice."""
    sums = state.kernel @ state.v
    error = float((np.abs(state.u * sums - rows) / rows).max())
    u = rows / sums
    v = cols / (u @ state.kernel)
    return _absorbed(SinkhornState(state.kernel, state.row_exponent, state.col_exponent, u, v, error))


def _absorbed(state: SinkhornState) -> SinkhornState:
    """The same scaling, with powers of two moved from u and v into the kernel if any is large."""
    largest = max(state.u.max(), state.v.max(), 1 / state.u.min(), 1 / state.v.min())
    if largest <= 2.0**LARGEST_EXPONENT:
        return state
    (u, a), (v, b) = np.frexp(state.u), np.frexp(state.v)
    kernel = np.ldexp(np.ldexp(state.kernel, a[:, None] // 2 + b // 2), (a - a // 2)[:, None] + (b - b // 2))
    return SinkhornState(kernel, state.row_exponent + a, state.col_exponent + b, u, v, state.error)


def _near_one(
    K: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.intp], NDArray[np.intp]]:
    """K with rows and columns multiplied by powers of two, and their exponents; K itself if it is near 1.

    The exponents fit the logarithms of the positive entries best in the mean, so that K = D A E with any
    diagonal D and E comes back to the sizes of A; then the largest entry of each row is made about 1.
    """
    n, m = K.shape
    rows, cols = np.zeros(n, dtype=np.intp), np.zeros(m, dtype=np.intp)
    positive = K > 0
    if np.ldexp(1.0, -200) < np.min(K, where=positive, initial=1.0) and K.max() < np.ldexp(1.0, 200):
        return K, rows, cols
    size = np.where(positive, np.frexp(K)[1], 0).astype(np.float64)
    r, c = np.zeros(n), np.zeros(m)
    for _ in range(10):
        r = -((size + c).sum(axis=1, where=positive)) / positive.sum(axis=1)
        c = -((size + r[:, None]).sum(axis=0, where=positive)) / positive.sum(axis=0)
    r -= (size + r[:, None] + c).max(axis=1, where=positive, initial=-np.inf)
    rows, cols = np.rint(r).astype(np.intp), np.rint(c).astype(np.intp)
    # In two halves: one factor alone can leave the range of float64.
    first, second = rows[:, None] // 2 + cols // 2, (rows - rows // 2)[:, None] + (cols - cols // 2)
    return np.ldexp(np.ldexp(K, first), second), rows, cols


def _marginals(
    shape: tuple[int, int], row_sums: Any, col_sums: Any
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sums asked for, checked; what is not given is equal sums with the same total."""
    n, m = shape
    given = [
        None if sums is None else check_array(sums, name=name, ndim=1, dtypes=(np.float64,))
        for name, sums in (("row_sums", row_sums), ("col_sums", col_sums))
    ]
    total = next((sums.sum() for sums in given if sums is not None), float(n))
    rows, cols = (
        np.full(k, total / k) if sums is None else sums for k, sums in zip(shape, given, strict=True)
    )
    if rows.shape != (n,) or cols.shape != (m,):
        raise ValueError(
            f"row_sums and col_sums must have shapes {(n,)} and {(m,)}, got {rows.shape} and {cols.shape}."
        )
    if not ((rows > 0).all() and (cols > 0).all()):
        raise ValueError("row_sums and col_sums must be positive. Leave out rows and columns of sum 0.")
    if not np.isclose(rows.sum(), cols.sum(), rtol=1e-9):
        raise ValueError(
            f"row_sums and col_sums must have the same total, got {rows.sum()} and {cols.sum()}."
        )
    return rows, cols


def _result(
    state: SinkhornState,
    n_iter: int,
    stop: SinkhornStop,
    rows: NDArray[np.float64],
    cols: NDArray[np.float64],
) -> SinkhornResult:
    matrix = np.empty_like(state.kernel)

    def one(piece: slice) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        block = np.multiply(state.kernel[piece], state.u[piece, None], out=matrix[piece])
        block *= state.v
        return block @ np.ones(len(cols)), np.ones(len(block)) @ block

    parts = over_blocks(one, matrix)
    row_errors = np.concatenate([part[0] for part in parts]) / rows - 1
    col_errors = np.sum([part[1] for part in parts], axis=0) / cols - 1
    error = max(np.abs(row_errors).max(), np.abs(col_errors).max())
    with np.errstate(over="ignore", under="ignore"):
        row_scale = np.ldexp(state.u, state.row_exponent)
        col_scale = np.ldexp(state.v, state.col_exponent)
    return SinkhornResult(matrix, row_scale, col_scale, float(error), n_iter, stop)
