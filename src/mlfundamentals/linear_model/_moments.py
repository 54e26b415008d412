"""Weighted means, centred second moments and cross moments of X and y, in one pass over blocks of rows.

What least squares needs of tall data: of n rows there remain d (d + 3) / 2 numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self, TypeVar

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.blocks import spans
from mlfundamentals._core.parallel import parallel_map_with
from mlfundamentals._core.types import FloatArray

_BLOCK_BYTES = 1 << 21
_ROWS_A_FEATURE, _MOST_ROWS = 4, 2048
"""Adding up a block's d x d products costs as much as some rows: a block has at least so many for each
feature, but as long as they are not too many to be held beside X."""
_SPANS = 8
_FEW_PRODUCTS = 1 << 27
"""Multiplications up to which one thread is faster, as it need not wait for others to wake up."""
_SHIFT_ROWS = 256
_LEAST_SQUARE, _LARGEST_SQUARE = 1e-20, 1e20
"""Mean squares of columns between which their products are well within the range of float32."""


@dataclass(slots=True)
class Sums:
    """Arrays, each summed over some rows."""


SumsT = TypeVar("SumsT", bound=Sums)


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums of squares and products of X (n, d) and y (n, t) about their means, in float64."""

    gram: FloatArray
    """X'WX of the centred X, (d, d)."""
    cross: FloatArray
    """X'Wy of the centred X and y, (d, t)."""
    y_squares: FloatArray
    """y'Wy of the centred y, (t,)."""
    X_mean: FloatArray
    """Weighted means of X, (d,); zero where nothing is centred."""
    y_mean: FloatArray
    """Weighted means of y, (t,)."""


@dataclass(slots=True)
class _Sums(Sums):
    """The same about a shift, summed over some rows."""

    gram: FloatArray
    cross: FloatArray
    y_squares: FloatArray
    X_sum: FloatArray
    y_sum: FloatArray


@np.errstate(invalid="ignore", over="ignore")
def moments(
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n t"],
    weights: Float[np.ndarray, " n"] | None = None,
    *,
    centred: bool = True,
    dtype: Any = np.float64,
) -> Moments:
    """Moments of X and y with weights (None: 1 for each row); with centred=False about zero.

    dtype: of the products of one block; in float32 they are rougher and faster. Blocks are added in float64.

    Where means are large, the rows are shifted by the mean of the first ones before they are multiplied, and
    what then remains of the mean is taken off the sums: so nothing cancels. The shift costs no pass of its
    own, since each block is in cache when it is multiplied. NaN and infinity in X end up in the diagonal of
    gram.

    >>> moments(np.array([[1.0], [3.0]]), np.array([[0.0], [2.0]])).gram
    array([[2.]])
    """
    rows, d = Shifted.of(X, y, weights, centred=centred), X.shape[1]
    parts = parallel_map_with(
        lambda: rows.scratch(dtype),
        lambda scratch, piece: _sums(rows, piece, scratch, centred),
        spans(len(X), _n_spans(len(X), d)),
    )
    total = added(parts)
    if not centred:
        return Moments(total.gram, total.cross, total.y_squares, rows.X_shift, rows.y_shift)
    weight = float(len(X) if weights is None else weights.sum())
    X_rest, y_rest = total.X_sum / weight, total.y_sum / weight
    return Moments(
        total.gram - np.outer(total.X_sum, X_rest),
        total.cross - np.outer(total.X_sum, y_rest),
        total.y_squares - total.y_sum * y_rest,
        rows.X_shift + X_rest,
        rows.y_shift + y_rest,
    )


def _n_spans(n: int, d: int) -> int:
    """Into how many parts rows are shared among threads: each has d x d sums."""
    if n * d * d <= _FEW_PRODUCTS:
        return 1
    return _SPANS if d <= 256 else _SPANS // 2 if d <= 1024 else 2


def in_float32_range(gram: FloatArray, n_rows: int) -> bool:
    """Whether gram (d, d), the sums of so many rows' products, could be added up in float32."""
    squares = gram.diagonal() / n_rows
    return bool(((squares >= _LEAST_SQUARE) & (squares <= _LARGEST_SQUARE)).all())  # NaN is not


def added(parts: Sequence[SumsT]) -> SumsT:
    """The sums of all parts, in the first one, whose arrays are added to in place."""
    total, *others = parts
    for other in others:
        for field in fields(total):
            array: FloatArray = getattr(total, field.name)
            array += getattr(other, field.name)
    return total


@dataclass(frozen=True, slots=True)
class Shifted:
    """Rows that are looked at block by block, less a shift and times the roots of their weights."""

    X: FloatArray
    y: FloatArray
    weights: FloatArray | None
    X_shift: FloatArray
    """Means of the first rows, (d,); zero, which saves a copy, where none is larger than its column's
    spread."""
    y_shift: FloatArray
    """Likewise, (t,)."""

    @classmethod
    def of(cls, X: FloatArray, y: FloatArray, weights: FloatArray | None, *, centred: bool) -> Self:
        """With the shift that X (n, d) and y (n, t) ask for; none unless centred."""
        if not centred:
            return cls(X, y, weights, np.zeros(X.shape[1]), np.zeros(y.shape[1]))
        first = X[:_SHIFT_ROWS].astype(np.float64)
        shift = np.add.reduce(first) / len(first)
        first -= shift
        if (shift**2 <= np.einsum("nd,nd->d", first, first) / len(first)).all():
            shift = np.zeros(X.shape[1])
        return cls(X, y, weights, shift, y[:_SHIFT_ROWS].mean(axis=0, dtype=np.float64))

    def scratch(self, dtype: Any) -> FloatArray:
        """Room for one block of X, in the memory order of X."""
        n, d = self.X.shape
        block_rows = max(256, _BLOCK_BYTES // (8 * d), min(_ROWS_A_FEATURE * d, _MOST_ROWS))
        return np.empty((min(block_rows, n), d), dtype, order="F" if self.X.flags.f_contiguous else "C")

    def blocks(
        self, piece: slice, scratch: FloatArray
    ) -> Iterator[tuple[FloatArray, FloatArray, FloatArray]]:
        """The rows of piece, block by block: of X, of y, and the roots of their weights.

        All of them are of the dtype of scratch, which is overwritten where X cannot serve itself.
        """
        n_rows = piece.stop - piece.start
        for block in spans(n_rows, -(-n_rows // len(scratch))):
            rows = slice(piece.start + block.start, piece.start + block.stop)
            x, target = self.X[rows], (self.y[rows] - self.y_shift).astype(scratch.dtype, copy=False)
            out = scratch[: len(x)]
            if self.X_shift.any():
                x = np.subtract(x, self.X_shift, out=out, dtype=np.float64, casting="same_kind")
            elif self.weights is not None or x.dtype != scratch.dtype:
                np.copyto(out, x, casting="same_kind")
                x = out
            roots = np.ones(len(x), scratch.dtype)
            if self.weights is not None:
                roots = np.sqrt(self.weights[rows], dtype=np.float64).astype(scratch.dtype, copy=False)
                x *= roots[:, None]
                target *= roots[:, None]
            yield x, target, roots


@np.errstate(invalid="ignore", over="ignore")
def _sums(rows: Shifted, piece: slice, scratch: FloatArray, centred: bool) -> _Sums:
    """The sums over the rows of piece; those of X and y themselves stay zero unless centred."""
    d, t = rows.X.shape[1], rows.y.shape[1]
    sums = _Sums(np.zeros((d, d)), np.zeros((d, t)), np.zeros(t), np.zeros(d), np.zeros(t))
    product = np.empty((d, d), scratch.dtype)
    for x, target, roots in rows.blocks(piece, scratch):
        sums.gram += np.matmul(x.T, x, out=product)
        sums.cross += x.T @ target
        sums.y_squares += np.einsum("nt,nt->t", target, target)
        if centred:
            sums.X_sum += roots @ x
            sums.y_sum += roots @ target
    return sums
