"""The nearest centroid of each row, exact up to the rounding of a direct float64 distance.

Expanded squares with a proven error bound, then direct differences for the rows that they could not decide.
"""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Frame, Labels, sq_norms

_BLOCK_ROWS = 64
"""At least so many rows a block: less would leave the matrix product nothing to do."""


def nearest_rows(rows: FloatArray, centroids: FloatArray) -> Labels:
    """Labels (m,), int32, of the nearest centroids (k, d) for rows (m, d), both float64 in one frame.

    A tie goes to the lower label. Let S_j = fl(|c_j|^2 - 2 x.c_j). Every term of the exact sum enters S_j
    times at most d + 4 factors (1 + delta), |delta| <= u (d products, their sum, the norm's own rounding),
    so by [higham2002], 3.1, |S_j - (|x - c_j|^2 - |x|^2)| <= gamma(d + 4) (|x| + |c_j|)^2. A row whose two
    smallest S differ by more than twice the bound (with rho >= |c_j| for all j) has the label of the
    smallest; all others are measured directly.
    """
    norms = sq_norms(centroids)
    rough = np.matmul(-2.0 * centroids, rows.T)
    rough += norms[:, None]
    labels: Labels = rough.argmin(axis=0).astype(np.int32)
    reach = np.sqrt(sq_norms(rows)) + np.sqrt(norms.max())
    bound = gamma(rows.shape[1] + 8, np.float64) * reach * reach
    limit = rough[labels, np.arange(len(rows))] + 2 * bound
    unsure = np.flatnonzero(np.count_nonzero(rough <= limit, axis=0) > 1)
    if len(unsure):
        labels[unsure] = nearest_directly(rows[unsure], centroids)
    return labels


def nearest_directly(rows: FloatArray, centroids: FloatArray) -> Labels:
    """The same by direct differences: the smallest fl(sum (x - c)^2), a tie to the lower label."""
    labels = np.zeros(len(rows), dtype=np.int32)
    for block in row_blocks(len(rows), 8 * centroids.size):
        gaps = rows[block, None, :] - centroids
        labels[block] = np.einsum("mkd,mkd->mk", gaps, gaps).argmin(axis=1)
    return labels


def assign_in_frame(X: FloatArray, centroids: FloatArray, frame: Frame) -> Labels:
    """Labels (n,), int32, of the rows of X (n, d, in the data's coordinates); centroids (k, d) in the
    frame."""
    labels = np.empty(len(X), dtype=np.int32)

    def run(block: slice) -> None:
        labels[block] = nearest_rows(frame.inside(X[block]), centroids)

    parallel_map(run, row_blocks(len(X), 8 * (len(centroids) + X.shape[1]), least=_BLOCK_ROWS))
    return labels


def inertia_in_frame(
    X: FloatArray, labels: Labels, centroids: FloatArray, frame: Frame, weights: FloatArray | None
) -> float:
    """The weighted sum of squared distances of the rows of X to their centroids, in squared units of the
    frame."""

    def run(block: slice) -> float:
        gaps = frame.inside(X[block])
        gaps -= centroids.take(labels[block], axis=0)
        if weights is None:
            return float(np.vdot(gaps, gaps))
        return float(sq_norms(gaps) @ weights[block])

    return float(np.sum(parallel_map(run, row_blocks(len(X), 16 * X.shape[1]))))


def distances(X: FloatArray, centroids: FloatArray, frame: Frame) -> FloatArray:
    """Distances (n, k) of the rows of X to the centroids (given in the frame), in units of X and in its
    dtype.

    Where the expanded squares cancel to less than a millionth, the difference is measured directly.
    """
    result = np.empty((len(X), len(centroids)), dtype=X.dtype)
    norms = sq_norms(centroids)

    def run(block: slice) -> None:
        rows = frame.inside(X[block])
        size = sq_norms(rows)[:, None] + norms
        squares = size - 2 * (rows @ centroids.T)
        near = np.nonzero(squares <= 1e-6 * size)
        squares[near] = sq_norms(rows[near[0]] - centroids[near[1]])
        result[block] = np.sqrt(squares) / frame.factor

    parallel_map(run, row_blocks(len(X), 24 * (len(centroids) + X.shape[1]), least=_BLOCK_ROWS))
    return result
