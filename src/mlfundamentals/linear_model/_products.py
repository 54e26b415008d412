"""Products of vectors with a large matrix, in one pass over its memory with all threads."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.blocks import row_blocks, spans
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals._core.types import FloatArray, IntArray

SMALL = 1 << 21
"""Elements up to which one call is faster than threads, which take 0.3 ms to wake up after a pause."""
_BLOCK_BYTES = 1 << 20
"""A block of this size stays in cache while the next vector passes over it."""
_LEAST_COLUMNS = 8
"""Fewer columns at once are slower, even where so many leave the cache: BLAS takes four at a time, and reads
the vector anew in each call."""
_LEAST_TILE = 1024
"""Small products read X once for all vectors; with fewer rows at once than these, which only many vectors
lead to, that gains nothing."""
_SPANS = 8
_SHORT_BYTES, _SHORT_BLOCK_BYTES = 1 << 15, 1 << 22
"""A vector of this size stays in the fastest cache: for columns as short as it blocks are larger, since there
the number of calls costs more than a slower cache does."""
_FEW_PRODUCTS, _PRODUCT_SPANS = 1 << 24, 2
"""What SMALL is, for products of two matrices, in multiplications; and into how many pieces these are cut."""


@np.errstate(invalid="ignore", over="ignore")
def row_products(R: Float[np.ndarray, "k n"], X: Float[np.ndarray, "n d"]) -> Float[np.ndarray, "k d"]:
    """R X for few rows k: each block of X is read from memory once, in the order in which it lies there.

    NaN and infinity in X pass without a warning, to be seen in the product.

    >>> row_products(np.array([[1.0, 1.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[4., 6.]])
    """
    if X.size <= SMALL:
        product: FloatArray = R @ X
        return product
    if X.flags.f_contiguous:
        return _by_columns(R, X)
    return _by_rows(R, X)


def columns_product(A: Float[np.ndarray, "n a"], B: Float[np.ndarray, "n b"]) -> Float[np.ndarray, "a b"]:
    """A'B for tall A and B, the same object for A'A: rows are shared among threads.

    >>> columns_product(np.array([[1.0], [2.0]]), np.array([[3.0], [4.0]]))
    array([[11.]])
    """
    if A.size * B.shape[1] <= _FEW_PRODUCTS:
        product: FloatArray = A.T @ B
        return product
    symmetric = A is B

    def part(piece: slice) -> FloatArray:
        rows = A[piece]
        share: FloatArray = rows.T @ (rows if symmetric else B[piece])
        return share

    first, *others = parallel_map(part, spans(len(A), _PRODUCT_SPANS))
    for other in others:
        first += other
    return first


def square(gram: FloatArray, places: IntArray) -> FloatArray:
    """gram[places][:, places] for a symmetric gram, in Fortran order.

    Whole rows are gathered first, as they lie in memory: of an array in Fortran order those of its transpose.
    """
    rows = gram if gram.flags.c_contiguous else gram.T
    part: FloatArray = rows.take(places, axis=0).take(places, axis=1)
    return part.T


def _by_columns(R: FloatArray, X: FloatArray) -> FloatArray:
    out = np.empty((len(R), X.shape[1]))
    column_bytes = X.itemsize * len(X)
    block_bytes = _SHORT_BLOCK_BYTES if column_bytes <= _SHORT_BYTES else _BLOCK_BYTES

    @np.errstate(invalid="ignore", over="ignore")
    def fill(piece: slice) -> None:
        n_columns = piece.stop - piece.start
        for block in row_blocks(n_columns, column_bytes, block_bytes=block_bytes, least=_LEAST_COLUMNS):
            columns = slice(piece.start + block.start, piece.start + block.stop)
            tile = max(SMALL_PRODUCT // (len(R) * (columns.stop - columns.start)), 1)
            if len(R) == 1 or tile < _LEAST_TILE:
                for k, r in enumerate(R):
                    out[k, columns] = r @ X[:, columns]
                continue
            out[:, columns] = R[:, :tile] @ X[:tile, columns]
            for start in range(tile, len(X), tile):
                out[:, columns] += R[:, start : start + tile] @ X[start : start + tile, columns]

    parallel_map(fill, spans(X.shape[1], _SPANS))
    return out


def _by_rows(R: FloatArray, X: FloatArray) -> FloatArray:
    @np.errstate(invalid="ignore", over="ignore")
    def part(piece: slice) -> FloatArray:
        total = np.zeros((len(R), X.shape[1]))
        for block in row_blocks(piece.stop - piece.start, X.itemsize * X.shape[1], block_bytes=_BLOCK_BYTES):
            rows = slice(piece.start + block.start, piece.start + block.stop)
            for k, r in enumerate(R):
                total[k] += r[rows] @ X[rows]
        return total

    first, *others = parallel_map(part, spans(len(X), _SPANS))
    for other in others:
        first += other
    return first
