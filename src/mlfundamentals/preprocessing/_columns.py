"""Passes over the columns of a matrix: reduce them, or map them, block by block in the cache and in threads.

Columns are few and rows many, so a loop along one row is too short to be fast. Rows that lie one behind the
other in memory are one long row: 16 of them are reduced as one, and a vector with an entry for each column is
repeated until it is as long as a block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import cut
from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.preprocessing._sparse import is_sparse, map_stored

FOLD = 16
"""How many rows are reduced as one."""

WIDE = 512
"""From so many columns on a row is long enough by itself."""

BLOCK_BYTES = 1 << 21
"""Twice a core's cache. Smaller blocks would leave room in it for more, but the threads would meet more
often."""

SERIAL_BELOW = 1 << 15
"""With fewer elements, starting threads costs more than they save."""

ResultT = TypeVar("ResultT")
Step = tuple[np.ufunc, NDArray[Any]]
"""A ufunc and its second operand: (n_features,), or what broadcasts with a block."""


def blocks(X: NDArray[Any]) -> list[slice]:
    """The rows of X in blocks of BLOCK_BYTES, of a multiple of FOLD rows each but for the last one."""
    n_samples, n_features = X.shape
    size = max(BLOCK_BYTES // max(8 * n_features, 1) // FOLD * FOLD, FOLD)
    return cut(slice(0, n_samples), size)


def over_blocks(function: Callable[[slice], ResultT], X: NDArray[Any]) -> list[ResultT]:
    """function of each block of rows of X, in threads where X is large; results in the order of the rows."""
    rows = blocks(X)
    if X.size < SERIAL_BELOW:
        return [function(piece) for piece in rows]
    return parallel_map(function, rows)


def reduce_columns(ufunc: np.ufunc, block: NDArray[Any]) -> NDArray[Any]:
    """ufunc.reduce(block, axis=0): of block (q, d), one value a column (d,)."""
    wide = _folded(block)
    result: NDArray[Any] = ufunc.reduce(ufunc.reduce(wide, axis=0).reshape(-1, block.shape[1]), axis=0)
    return result


def sum_of_squares(block: NDArray[Any]) -> NDArray[Any]:
    """The sum of the squares of each column of block (q, d), which is read once."""
    wide = _folded(block)
    result: NDArray[Any] = np.einsum("ij,ij->j", wide, wide).reshape(-1, block.shape[1]).sum(axis=0)
    return result


def _folded(block: NDArray[Any]) -> NDArray[Any]:
    """block (q, d) as (q / FOLD, FOLD d) where that takes no copy and rows are short, else as it is."""
    q, d = block.shape
    if d >= WIDE or q % FOLD or q == 0 or not block.flags.c_contiguous:
        return block
    return block.reshape(q // FOLD, FOLD * d)


def total(parts: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """The sum of equally long vectors, pairwise: the rounding grows with the logarithm of their number."""
    result: NDArray[Any] = np.ascontiguousarray(np.stack(parts).T).sum(axis=-1)
    return result


def map_columns(X: Any, steps: Sequence[Step], *, out: Any, check: bool, allow_nan: bool = True) -> Any:
    """Apply steps, one after the other, to X (n, d): out = ufunc(out, vector), starting from X.

    out: (n, d) of the dtype of X, may be X itself.  check: raise ValueError if X has an infinity (or NaN,
    unless allowed); out is then undefined, so where out is X itself, X is checked before anything is
    written.
    """
    if is_sparse(X):
        return map_stored(X, steps, out=out)
    if check and np.may_share_memory(X, out):
        check_finite(X, name="X", allow_nan=allow_nan)
        check = False
    rows = blocks(X)
    flat = bool(rows) and X.flags.c_contiguous and out.flags.c_contiguous and X.shape[1] < WIDE
    length = rows[0].stop if rows else 0
    operands = [_operand(vector, X.dtype, length if flat else 0) for _, vector in steps]

    def one(piece: slice) -> bool:
        source, target = X[piece], out[piece]
        fine = not check or is_finite(source, allow_nan=allow_nan)
        if flat:
            source, target = source.reshape(-1), target.reshape(-1)
        for (ufunc, _), operand in zip(steps, operands, strict=True):
            ufunc(source, operand[: len(target)] if flat and operand.ndim else operand, out=target)
            source = target
        if source is not target:
            target[...] = source
        return fine

    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        if not all(over_blocks(one, X)):
            check_finite(X, name="X", allow_nan=allow_nan)
    return out


def _operand(vector: NDArray[Any], dtype: np.dtype[Any], length: int) -> NDArray[Any]:
    """vector in dtype; where length is given, repeated for so many rows."""
    vector = np.asarray(vector).astype(dtype, copy=False)
    return np.tile(vector, length) if length and vector.ndim else vector


def is_finite(block: NDArray[Any], *, allow_nan: bool) -> bool:
    """Whether a block in the cache has no infinity and, unless allowed, no NaN; its sum tells it mostly."""
    if np.isfinite(np.add.reduce(block, axis=None)):
        return True
    return not np.isinf(block).any() if allow_nan else bool(np.isfinite(block).all())


def output_for(X: Any, *, copy: bool) -> Any:
    """Where the image of X goes: into X itself without `copy`, if it can be written to."""
    if is_sparse(X):
        return X.copy() if copy else X
    return np.empty_like(X, subok=False) if copy or not X.flags.writeable else X
