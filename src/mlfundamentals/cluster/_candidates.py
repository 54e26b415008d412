"""Few centroids for each sample instead of all: those near its own, and those that moved most.

With a the centroid that was nearest to x, and u >= |x - a| after it moved, a centroid j that lies at least R
from a is at least R - u from x: by R - 2 u farther than a is (the exponion of [newling2016]). And one that
moved by at most t has come nearer by no more than that: what was farther by g is still farther by g - t -
|a's own shift| [hamerly2010]. Centroids that are neither near a nor among the most moved are excluded by the
larger of the two; the others are the candidates of a, and all samples of a are multiplied by them at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Labels, sq_norms
from mlfundamentals.cluster._points import Single
from mlfundamentals.cluster._products import LESS, MORE, NEVER, Places, Products, gaps_of_all

N_NEAR = 16
"""Candidates by nearness, the own centroid among them."""
N_MOVED = 48
"""Candidates by movement; relocated centroids and such as took in a far cluster are few, and move far."""
WIDTH = 32
"""Samples of a block, all of one cluster."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of each centroid: N_NEAR by nearness, itself the first, then N_MOVED by movement."""

    numbers: Labels
    """(k, c): which they are."""
    columns: Single
    """(k, c, d + 2): as in `Products`; one that is there twice is never nearest at its second place."""
    apart: Single
    """(k,): no centroid that is not a candidate by nearness is nearer than this."""
    shift: float
    """No centroid that is not a candidate by movement moved farther than this."""


def worth_listing(n_samples: int, n_clusters: int) -> bool:
    """Whether candidates can save much: they are few among the centroids, and clusters fill their blocks."""
    return n_clusters >= 8 * (N_NEAR + N_MOVED) and n_samples >= 2 * WIDTH * n_clusters


def candidates_of(centroids: FloatArray, shifts: FloatArray, products: Products) -> Candidates:
    """The candidates among centroids (k, d), float64 in the frame, that moved by shifts (k,)."""
    k, d = centroids.shape
    columns = products.columns.reshape(-1, d + 2)[:k]
    seen = np.empty((k, d + 2), dtype=np.float32)
    seen[:, :d], seen[:, d], seen[:, d + 1] = centroids, 1.0, sq_norms(centroids)
    numbers, apart = np.empty((k, N_NEAR + N_MOVED), dtype=np.int32), np.empty(k, dtype=np.float32)

    def run(part: slice) -> None:
        squares = seen[part] @ columns.T
        own = np.arange(part.start, part.stop)
        squares[np.arange(len(own)), own] = NEVER
        nearest = squares.argpartition(N_NEAR - 1, axis=1)[:, :N_NEAR]
        numbers[part, 0], numbers[part, 1:N_NEAR] = own, nearest[:, :-1]
        apart[part] = squares[np.arange(len(own)), nearest[:, -1]]

    parallel_map(run, row_blocks(k, 4 * k))
    by_shift = np.argpartition(shifts, -N_MOVED - 1)
    moved = np.sort(by_shift[-N_MOVED:])
    numbers[:, N_NEAR:] = moved
    listed = columns.take(numbers, axis=0)
    twice = (numbers[:, :N_NEAR, None] == moved.astype(np.int32)).any(axis=1)
    listed[:, N_NEAR:, d][twice] = NEVER
    apart = np.sqrt(np.maximum(apart * LESS - np.float32(2 * products.margin * MORE), 0)) * LESS
    return Candidates(numbers, listed, apart.astype(np.float32), float(shifts[by_shift[-N_MOVED - 1]]))


@dataclass(frozen=True, slots=True)
class LabelBlocks:
    """Samples in blocks of WIDTH, each block of one cluster; the last of a cluster fills up its block."""

    places: Places
    """(n_blocks, WIDTH): which samples."""
    real: NDArray[np.bool_]
    """(n_blocks, WIDTH): whether a place is taken by a sample the first time."""
    labels: Labels
    """(n_blocks,): of which cluster."""


def blocks_by_label(labels: Labels, n_clusters: int) -> LabelBlocks:
    """The samples with these labels (m,), at least one, in blocks.

    >>> blocks_by_label(np.array([1, 0, 1], dtype=np.int32), 2).places[:, :3]
    array([[1, 1, 1],
           [0, 2, 2]])
    """
    # NumPy sorts 16 bits by radix, several times faster than 32.
    order = np.argsort(labels.astype(np.uint16), kind="stable")
    counts = np.bincount(labels, minlength=n_clusters)
    n_blocks = -(-counts // WIDTH)
    owner = np.repeat(np.arange(n_clusters), n_blocks)
    number = np.arange(len(owner)) - (np.cumsum(n_blocks) - n_blocks)[owner]
    within = number[:, None] * WIDTH + np.arange(WIDTH)
    ends = counts[owner, None]
    first = (np.cumsum(counts) - counts)[owner, None]
    places: Places = order[first + np.minimum(within, ends - 1)]
    return LabelBlocks(places, within < ends, owner.astype(np.int32))


def gaps_of_candidates(
    candidates: Candidates,
    blocks: Single,
    labels: Labels,
    kept: Single,
    cells: Single,
    base: Places,
    products: Products,
) -> tuple[Labels, Single]:
    """Labels and gaps, both (g * m,), of samples in blocks (g, d + 2, m), each of one cluster of labels (g,).

    kept: (g * m,), by how much all but the most moved centroids are still farther than the own one, or
    negative.  cells: room for (g, c, m); base: where each sample's begin.  A gap of 0 or less decides
    nothing: then any centroid may be nearest.
    """
    np.matmul(candidates.columns.take(labels, axis=0), blocks, out=cells)
    outside = np.sqrt(cells[:, 0, :])
    outside *= np.float32(-2 * MORE)
    outside += candidates.apart.take(labels)[:, None]
    places, gaps = gaps_of_all(cells, base, products)
    np.maximum(outside.reshape(-1), kept, out=kept)
    kept *= np.float32(LESS)
    np.minimum(gaps, kept, out=gaps)
    owner = np.repeat(labels, blocks.shape[2])
    return candidates.numbers[owner, places], gaps
