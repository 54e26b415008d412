"""Which centroid is nearest, by float32 products with a proven bound on their error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.tiles import SMALL_PRODUCT
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Labels, sq_norms
from mlfundamentals.cluster._points import Single

_FEWEST = 16
"""Centroids that are at least multiplied at once; fewer would leave the registers idle."""
FAR = 1e6
"""Centroids farther out than this (the samples reach 1) leave float32 nothing to tell."""
NEVER = 2.0**60
"""In place of a squared distance: never the smallest."""
_LARGEST = np.int32(2**31 - 1)
LESS, MORE = 1 - 2.0**-19, 1 + 2.0**-19
"""They pay for the roundings after the product: each is at most 2^-24, and there are fewer than ten."""

Places = NDArray[np.intp]


def block_size(n_clusters: int, n_features: int) -> int:
    """Samples of a block: long enough for the minimum over centroids, short enough for small products."""
    return 1024 if n_clusters * (n_features + 2) * 1024 <= SMALL_PRODUCT else 512


@dataclass(frozen=True, slots=True)
class Products:
    """One set of centroids, as the float32 products need it.

    S_j is the computed product of (x, 1, |x|^2) and (-2 c_j, |c_j|^2 + margin, 1). Each term of the exact
    D_j + margin = |x|^2 - 2 x.c_j + |c_j|^2 + margin enters S_j times at most d + 6 factors 1 + delta,
    |delta| <= u: two casts to float32, one product, d + 1 sums and, far smaller, the norms' own rounding in
    float64. So by [higham2002], 3.1, with reach >= |x| and all |c_j|,

        |S_j - D_j - margin| <= gamma(d + 6) ((|x| + |c_j|)^2 + margin) <= margin
        for  margin = gamma(d + 8) 4 reach^2,

    as gamma(d + 6) (1 + gamma(d + 8)) <= gamma(d + 8) while d + 8 < 2^11, and 16 times d is added beyond
    that. What underflows is below 2^-140 a term, the margin at least 2^-100. Hence

        0 <= D_j <= S_j <= D_j + 2 margin.
    """

    columns: Single
    """(n_parts, part, d + 2): the centroids in parts of equal size, filled up with such as are never
    nearest."""
    n_clusters: int
    margin: float

    @property
    def n_cells(self) -> int:
        """How many products a sample gets, fillings included."""
        return int(self.columns.shape[0] * self.columns.shape[1])


def products_of(centroids: FloatArray, reach: float, block: int) -> Products:
    """The centroids (k, d), float64 in the frame, prepared; reach: no sample and no centroid is farther
    out."""
    k, d = centroids.shape
    margin = product_margin(d, reach)
    most = SMALL_PRODUCT // (block * (d + 2))
    n_parts = -(-k // most) if most >= _FEWEST else 1
    part = -(-k // n_parts)
    columns = np.zeros((n_parts * part, d + 2), dtype=np.float32)
    columns[:, d], columns[:, d + 1] = NEVER, 1.0
    columns[:k, :d], columns[:k, d] = -2 * centroids, sq_norms(centroids) + margin
    return Products(columns.reshape(n_parts, part, d + 2), k, margin)


def product_margin(n_features: int, reach: float) -> float:
    """The margin of `Products`: the float32 product of x and a centroid, both no farther out than reach, is
    off by no more, whether it is added to |c|^2 or taken away."""
    roundings = n_features + 8 if n_features < 2000 else 2 * n_features
    return max(gamma(roundings, np.float32) * 4 * reach * reach, 2.0**-100)


def multiply(products: Products, blocks: Single, out: Single) -> None:
    """S (g, k, m) of the samples in blocks (g, d + 2, m), into out; k counts the fillings too.

    Blocks that lie sample by sample, seen transposed, are multiplied by all centroids at once: BLAS has no
    fast way for small products of those, and the parts would take it up to twice as long.
    """
    columns, by_feature = products.columns, blocks.strides[2] == blocks.itemsize
    if not by_feature:
        columns = columns.reshape(1, products.n_cells, -1)
    parts = out.reshape(len(blocks), *columns.shape[:2], blocks.shape[2])
    np.matmul(columns, blocks[:, None], out=parts)


def gaps_between(own: Single, others: Single, products: Products) -> Single:
    """By how much, at least, the others are farther than the own centroid; both are overwritten.

    own, others: S of the own centroid and the smallest S of all others. Their distances are at most sqrt(own)
    and at least sqrt(others - 2 margin). A gap of 0 or less decides nothing.
    """
    np.sqrt(own, out=own)
    own *= np.float32(MORE)
    others *= np.float32(LESS)
    others -= np.float32(2 * products.margin * MORE)
    np.maximum(others, 0, out=others)
    np.sqrt(others, out=others)
    others -= own
    return others


def gaps_of_old(cells: Single, old: Labels, base: Places, products: Products) -> tuple[Labels, Single]:
    """From S (g, k, m): labels and gaps, both (g * m,), where most samples keep their old label (g * m,).

    One minimum over the others proves that a label stays; only where it does not, all are compared.
    base: (g * m,), where the cells of each sample begin.
    """
    width = cells.shape[2]
    places = np.multiply(old, width, dtype=np.intp)
    places += base
    flat = cells.reshape(-1)
    own = flat.take(places)
    flat[places] = NEVER
    gaps = gaps_between(own.copy(), np.minimum.reduce(cells, axis=1).reshape(-1), products)
    left = np.flatnonzero(gaps <= 0)
    if len(left) == 0:
        return old, gaps
    flat[places[left]] = own[left]
    if 4 * len(left) > len(old):
        flat[places] = own
        return gaps_of_all(cells, base, products)
    labels = old.copy()
    rows = cells.transpose(0, 2, 1)[left // width, left % width]
    labels[left], gaps[left] = smallest_in_rows(rows, products)
    return labels, gaps


def smallest_in_rows(rows: Single, products: Products) -> tuple[Labels, Single]:
    """Labels and gaps (m,) from S (m, k), which is overwritten."""
    labels = rows.argmin(axis=1).astype(np.int32)
    places = labels + np.arange(len(rows)) * rows.shape[1]
    own = rows.reshape(-1)[places]
    rows.reshape(-1)[places] = NEVER
    return labels, gaps_between(own, np.minimum.reduce(rows, axis=1), products)


def gaps_of_all(cells: Single, base: Places, products: Products) -> tuple[Labels, Single]:
    """From S (g, k, m), which is overwritten: labels and gaps, both (g * m,).

    The number j replaces the last bits of S_j, which changes it by at most 2^(bits - 23) of itself. As floats
    that are not negative are ordered as their bits are, one minimum of integers gives value and label.
    """
    n_cells, width = cells.shape[1:]
    n_bits = max(1, math.ceil(math.log2(n_cells)))
    rel = 2.0 ** (n_bits - 23)
    mask = np.int32(-(1 << n_bits))
    bits = cells.view(np.int32)
    np.bitwise_and(bits, mask, out=bits)
    np.bitwise_or(bits, np.arange(n_cells, dtype=np.int32)[:, None], out=bits)
    first = np.minimum.reduce(bits, axis=1).reshape(-1)
    labels: Labels = np.bitwise_and(first, ~mask)
    places = np.multiply(labels, width, dtype=np.intp)
    places += base
    bits.reshape(-1)[places] = _LARGEST
    others = np.minimum.reduce(bits, axis=1).reshape(-1).view(np.float32)
    own = first.view(np.float32)
    own *= np.float32(1 + 2 * rel)
    others *= np.float32(1 - 2 * rel)
    return labels, gaps_between(own, others, products)
