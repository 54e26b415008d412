"""The data of a least squares problem, asked for by the few columns that a sparse solution needs.

Two forms with the same methods: `Columns` holds X and gathers columns as they are asked for; `GramDesign`
holds X'X, which is smaller where samples outnumber features.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

import numpy as np

from mlfundamentals._core.blocks import cut, row_blocks, spans
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.linear_model._moments import in_float32_range, moments
from mlfundamentals.linear_model._products import SMALL, columns_product, row_products, square

_DEAR = 1 << 17
"""Elements of tall X from which passes over it cost more than all else."""

_PASS_BYTES = 1 << 21
"""A block of this size is read from memory once, though multiplied twice."""

_MANY_KEPT = 1.3
"""More columns than this times those asked for cost more in a step than to pick out the right ones."""

_SPANS = 8


@dataclass(frozen=True, slots=True)
class Fit:
    """What coefficients leave of y."""

    correlations: FloatArray
    """X'(y - X w), (d,)."""
    residual_squares: float
    residual_dot_y: float


@dataclass(frozen=True, slots=True)
class Target:
    """One target, centred and weighted as X is."""

    y: FloatArray
    """(n,); empty where only moments are known."""
    cross: FloatArray
    """X'y, (d,)."""
    squares: float
    """y'y."""
    largest: float = field(init=False)
    """The largest |X'y|."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "largest", float(np.abs(self.cross).max(initial=0.0)))


@runtime_checkable
class Design(Protocol):
    """Centred and weighted X (n, d)."""

    n_samples: int
    n_features: int
    passes: bool
    """Whether fit passes over more samples than there are features, and so many that it costs more than all
    else."""

    def gram(self, columns: IntArray, dtype: Any = np.float64) -> FloatArray:
        """X_A'X_A for the columns A, (k, k), a new array in Fortran order; in float32 it is rougher and
        faster."""

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """What coef (k,) on columns (k,) leaves of the target."""

    def with_kept(self, columns: IntArray) -> IntArray:
        """The columns, and maybe some more, in the order in which their float32 products are at hand."""

    def whole(self, *, exact: bool = False) -> FloatArray:
        """X'X, (d, d), formed once; from products in float32 unless it has to be exact."""

    @property
    def formed(self) -> bool:
        """Whether there is an X'X."""


class GramDesign:
    """X by its Gram matrix."""

    passes = False

    def __init__(self, gram: FloatArray, n_samples: int) -> None:
        self._gram = gram
        self.n_samples, self.n_features = n_samples, len(gram)

    def gram(self, columns: IntArray, dtype: Any = np.float64) -> FloatArray:
        """See Design."""
        part: FloatArray = square(self._gram, columns).astype(dtype, copy=False)
        return part

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """See Design. r'r = y'y - c'w - (c - Gw)'w, r'y = y'y - c'w, where c = X'y."""
        spread = np.zeros(self.n_features)
        spread[columns] = coef
        correlations = target.cross - self._gram @ spread
        fitted = float(target.cross[columns] @ coef)
        squares = target.squares - fitted - float(correlations[columns] @ coef)
        return Fit(correlations, max(squares, 0.0), target.squares - fitted)

    def with_kept(self, columns: IntArray) -> IntArray:
        """See Design."""
        return columns

    def whole(self, *, exact: bool = False) -> FloatArray:
        """See Design."""
        return self._gram

    @property
    def formed(self) -> bool:
        """See Design."""
        return True


class Columns:
    """X by its columns: those that were asked for are kept, centred and weighted.

    X itself is neither copied nor centred: X_c'r = X'r - mean (1'r), which loses digits only where a mean is
    large against its column's spread (then the caller passes X centred, and no means).
    """

    def __init__(self, X: FloatArray, mean: FloatArray | None, root_weights: FloatArray | None) -> None:
        self._X, self._mean, self._root = X, mean, root_weights
        self.n_samples, self.n_features = X.shape
        self.passes = len(X) > X.shape[1] and X.size > _DEAR
        self._exact, self._rough = (_Kept(X, mean, root_weights, dtype) for dtype in (np.float64, np.float32))
        self._whole: FloatArray | None = None
        self._whole_is_exact = False

    def gram(self, columns: IntArray, dtype: Any = np.float64) -> FloatArray:
        """See Design."""
        return (self._exact if dtype == np.float64 else self._rough).gram(columns)

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """See Design."""
        if len(columns) == 0:
            return Fit(target.cross, target.squares, target.squares)
        if self._whole is not None:
            spread = np.zeros(self.n_features)
            spread[columns] = coef
            return self._fit_of_all(target, spread)
        residual = target.y - self._exact.combine(columns, coef)
        return Fit(self.correlate(residual), float(residual @ residual), float(residual @ target.y))

    def with_kept(self, columns: IntArray) -> IntArray:
        """See Design."""
        return self._rough.with_kept(columns)

    def correlate(self, r: FloatArray) -> FloatArray:
        """X'r, (d,)."""
        if self._root is not None:
            r = r * self._root
        product: FloatArray = row_products(r[None], self._X)[0]
        return product if self._mean is None else product - self._mean * r.sum()

    def whole(self, *, exact: bool = False) -> FloatArray:
        """See Design."""
        if exact and not self._whole_is_exact:
            self._whole = self._products(np.float64)
            self._whole_is_exact = True
        elif self._whole is None:
            self._whole = self._products(np.float32)
            if not in_float32_range(self._whole, self.n_samples):
                return self.whole(exact=True)
        return self._whole

    @property
    def formed(self) -> bool:
        """See Design."""
        return self._whole is not None

    def _products(self, dtype: Any) -> FloatArray:
        """X'X from products in dtype."""
        weights = None if self._root is None else self._root**2
        no_target = np.empty((self.n_samples, 0))
        return moments(self._X, no_target, weights, centred=self._mean is not None, dtype=dtype).gram

    def _fit_of_all(self, target: Target, coef: FloatArray) -> Fit:
        """As fit, for coef (d,) of which most are not 0: X is read once, and no column is kept."""
        X, y, root = self._X, target.y, self._root
        offset = 0.0 if self._mean is None else float(self._mean @ coef)
        block_rows = max(_PASS_BYTES // (X.itemsize * self.n_features), 1)

        def part(piece: slice) -> FloatArray:
            sums = np.zeros(self.n_features + 3)
            for rows in cut(piece, block_rows):
                fitted = X[rows] @ coef - offset
                residual = y[rows] - (fitted if root is None else fitted * root[rows])
                sums[-3:-1] += residual @ residual, residual @ y[rows]
                weighted = residual if root is None else residual * root[rows]
                sums[-1] += weighted.sum()
                sums[:-3] += weighted @ X[rows]
            return sums

        whole = slice(0, len(X))
        parts = [part(whole)] if X.size <= SMALL else parallel_map(part, spans(len(X), _SPANS))
        total = np.add.reduce(parts)
        correlations = total[:-3] if self._mean is None else total[:-3] - self._mean * total[-1]
        return Fit(correlations, float(total[-3]), float(total[-2]))


class _Kept:
    """Columns of X in one place, contiguous, centred and weighted, with their Gram matrix once it is
    wanted."""

    def __init__(
        self, X: FloatArray, mean: FloatArray | None, root_weights: FloatArray | None, dtype: Any
    ) -> None:
        self._X, self._mean, self._root = X, mean, root_weights
        self._place, self._which = np.full(X.shape[1], -1), np.empty(X.shape[1], int)
        self._n_columns, self._n_gram = 0, 0
        self._columns = np.empty((len(X), 0), dtype, order="F")
        self._gram = np.empty((0, 0), dtype)

    def combine(self, columns: IntArray, coef: FloatArray) -> FloatArray:
        """X_A w, (n,)."""
        places = self._places(columns)
        spread = np.zeros(self._n_columns)
        spread[places] = coef
        combined: FloatArray = self._columns[:, : self._n_columns] @ spread
        return combined

    def with_kept(self, columns: IntArray) -> IntArray:
        """The columns and others that are kept, in that order: their X_A'X_A is at hand."""
        kept = self._which[: self._n_columns]
        if len(kept) > _MANY_KEPT * len(columns):
            return columns
        return np.concatenate([kept, columns[self._place[columns] < 0]])

    def gram(self, columns: IntArray) -> FloatArray:
        """X_A'X_A, in Fortran order."""
        places = self._places(columns)
        old, total = self._n_gram, self._n_columns
        if old < total:
            if total > len(self._gram):
                gram = np.empty((self._columns.shape[1],) * 2, self._gram.dtype)
                gram[:old, :old] = self._gram[:old, :old]
                self._gram = gram
            added = self._columns[:, old:total]
            self._gram[old:total, old:total] = columns_product(added, added)
            if old:
                across = columns_product(added, self._columns[:, :old])
                self._gram[old:total, :old] = across
                self._gram[:old, old:total] = across.T
            self._n_gram = total
        if len(places) == total and (places == np.arange(total)).all():
            return self._gram[:total, :total].copy().T
        return square(self._gram, places)

    def _places(self, columns: IntArray) -> IntArray:
        """Where the columns are kept; those that are not yet, are gathered first."""
        new = columns[self._place[columns] < 0]
        if len(new):
            self._gather(new)
        places: IntArray = self._place[columns]
        return places

    def _gather(self, new: IntArray) -> None:
        old, total = self._n_columns, self._n_columns + len(new)
        if total > self._columns.shape[1]:
            size = min(max(2 * total, 64), self._X.shape[1])
            columns = np.empty((len(self._X), size), self._columns.dtype, order="F")
            columns[:, :old] = self._columns[:, :old]
            self._columns = columns
        self._fill(self._columns[:, old:total], new)
        self._place[new] = np.arange(old, total)
        self._which[old:total] = new
        self._n_columns = total

    def _fill(self, added: FloatArray, new: IntArray) -> None:
        """Write the columns into added (n, k): some at a time, which are in cache when they are centred."""
        in_order = self._X.flags.f_contiguous

        def fill(piece: slice) -> None:
            for block in row_blocks(piece.stop - piece.start, self._X.itemsize * len(added)):
                places = slice(piece.start + block.start, piece.start + block.stop)
                out, chosen = added[:, places].T, new[places]
                out[...] = self._X.T[chosen] if in_order else self._X.take(chosen, axis=1).T
                if self._mean is not None:
                    out -= self._mean[chosen, None].astype(out.dtype)
                if self._root is not None:
                    out *= self._root.astype(out.dtype)

        if added.size <= SMALL:
            fill(slice(0, len(new)))
        else:
            parallel_map(fill, spans(len(new), _SPANS))
