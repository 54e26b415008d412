"""The data in float32, once by rows and once by blocks, for matrix products that are redone where they don't
suffice."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Frame, sq_norms

Single = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Points:
    """What the float32 products need. Each sample x is (x, 1, |x|^2), each centroid (-2 c, |c|^2, 1)."""

    X: FloatArray
    """(n, d), in the data's own coordinates and dtype."""
    frame: Frame
    rows: Single
    """(n, d + 2), in the frame."""
    blocks: Single
    """(n_blocks, d + 2, block): the same, block by block transposed; zeros fill the last."""
    reach: float
    """The largest norm of a sample, in the frame."""
    mean_square: float
    """The mean over samples of |x|^2, in the frame: n_features times the mean variance."""


def points_of(X: FloatArray, frame: Frame, block: int) -> Points:
    """X (n, d) prepared, in blocks of so many samples."""
    n, d = X.shape
    rows = np.empty((n, d + 2), dtype=np.float32)
    blocks = np.zeros((-(-n // block), d + 2, block), dtype=np.float32)

    def run(group: slice) -> tuple[float, float]:
        part = slice(group.start * block, min(group.stop * block, n))
        inside = frame.inside(X[part])
        norms = sq_norms(inside)
        rows[part, :d], rows[part, d], rows[part, d + 1] = inside, 1.0, norms
        full = len(norms) // block
        whole = rows[part][: full * block].reshape(full, block, d + 2)
        blocks[group.start : group.start + full] = whole.transpose(0, 2, 1)
        blocks[group.start + full : group.stop, :, : len(norms) % block] = rows[part][full * block :].T
        return float(norms.max()), float(norms.sum())

    groups = row_blocks(len(blocks), 8 * block * d, block_bytes=1 << 20)
    most, total = zip(*parallel_map(run, groups), strict=True)
    return Points(X, frame, rows, blocks, math.sqrt(max(most)), float(np.sum(total)) / n)
