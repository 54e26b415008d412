"""Products over the samples of a block, in tiles that BLAS multiplies where they are.

OpenBLAS copies the operands of large products into an order of its own; for thin ones that takes as long as
the product itself. All tiles of a block are one call of NumPy: between calls threads wait for each other.
"""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals.mixture._types import FloatArray

DEPTH = 1024
"""Samples that one product sums over at most: moment_error counts on it."""


def multiply(weights: FloatArray, features: FloatArray, out: FloatArray) -> None:
    """Write weights (K, f) @ features (f, b) to out."""
    width = _width(weights.size)
    tiled = features.shape[1] // width * width
    if tiled:
        np.matmul(weights, _tiles(features[:, :tiled], width), out=_tiles(out[:, :tiled], width))
    if tiled < features.shape[1]:
        np.matmul(weights, features[:, tiled:], out=out[:, tiled:])


def product_sums(resp: FloatArray, features: FloatArray) -> FloatArray:
    """resp (K, b) @ features' (b, f)."""
    width = _width(len(resp) * len(features))
    tiled = features.shape[1] // width * width
    parts = _tiles(resp[:, :tiled], width) @ _tiles(features[:, :tiled], width).transpose(0, 2, 1)
    total = np.asarray(np.add.reduce(parts, axis=0))
    if tiled < features.shape[1]:
        total += resp[:, tiled:] @ features[:, tiled:].T
    return total


def _width(size: int) -> int:
    """Samples in a tile, if each takes size multiplications."""
    width = SMALL_PRODUCT // size
    return min(width, DEPTH) if width >= DEPTH // 4 else DEPTH


def _tiles(array: FloatArray, width: int) -> FloatArray:
    """The columns of array (rows, tiles * width) as (tiles, rows, width), in place."""
    return array.reshape(len(array), -1, width).transpose(1, 0, 2)
