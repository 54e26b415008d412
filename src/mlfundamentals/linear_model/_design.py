"""The data of a least squares problem, asked for by the few columns that a sparse solution needs.

Two forms with the same methods: `Columns` holds X and gathers columns as they are asked for; `GramDesign`
holds X'X, which is smaller where samples outnumber features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from mlfundamentals._core.types import FloatArray, IntArray


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


@runtime_checkable
class Design(Protocol):
    """Centred and weighted X (n, d)."""

    n_samples: int
    n_features: int

    def gram(self, columns: IntArray) -> FloatArray:
        """X_A'X_A for the columns A, (k, k), a new array in Fortran order."""

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """What coef (k,) on columns (k,) leaves of the target."""


class GramDesign:
    """X by its Gram matrix."""

    def __init__(self, gram: FloatArray, n_samples: int) -> None:
        self._gram = gram
        self.n_samples, self.n_features = n_samples, len(gram)

    def gram(self, columns: IntArray) -> FloatArray:
        """See Design."""
        part: FloatArray = self._gram.take(columns, axis=0).take(columns, axis=1)
        return part.T

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """See Design. r'r = y'y - c'w - (c - Gw)'w, r'y = y'y - c'w, where c = X'y."""
        correlations = target.cross - coef @ self._gram.take(columns, axis=0)
        fitted = float(target.cross[columns] @ coef)
        squares = target.squares - fitted - float(correlations[columns] @ coef)
        return Fit(correlations, max(squares, 0.0), target.squares - fitted)


class Columns:
    """X by its columns: those that were asked for are kept, centred and weighted, with their Gram matrix.

    X itself is neither copied nor centred: X_c'r = X'r - mean (1'r), which loses digits only where a mean is
    large against its column's spread (then the caller passes X centred, and means of zero).
    """

    def __init__(self, X: FloatArray, mean: FloatArray | None, root_weights: FloatArray | None) -> None:
        self._X, self._mean, self._root = X, mean, root_weights
        self.n_samples, self.n_features = X.shape
        self._place = np.full(self.n_features, -1)
        self._n_kept = 0
        self._kept = np.empty((self.n_samples, 0), order="F")
        self._kept_gram = np.empty((0, 0))

    def gram(self, columns: IntArray) -> FloatArray:
        """See Design."""
        places = self._places(columns)
        part: FloatArray = self._kept_gram.take(places, axis=0).take(places, axis=1)
        return part.T

    def fit(self, target: Target, columns: IntArray, coef: FloatArray) -> Fit:
        """See Design."""
        if len(columns) == 0:
            return Fit(target.cross, target.squares, target.squares)
        places = self._places(columns)
        spread = np.zeros(self._n_kept)
        spread[places] = coef
        residual = target.y - self._kept[:, : self._n_kept] @ spread
        return Fit(self.correlate(residual), float(residual @ residual), float(residual @ target.y))

    def correlate(self, r: FloatArray) -> FloatArray:
        """X'r, (d,)."""
        if self._root is not None:
            r = r * self._root
        product: FloatArray = r @ self._X
        return product if self._mean is None else product - self._mean * r.sum()

    def _places(self, columns: IntArray) -> IntArray:
        """Where the columns are kept; those that are not yet, are gathered first."""
        new = columns[self._place[columns] < 0]
        if len(new):
            self._gather(new)
        places: IntArray = self._place[columns]
        return places

    def _gather(self, new: IntArray) -> None:
        old, total = self._n_kept, self._n_kept + len(new)
        self._make_room(total)
        added = self._kept[:, old:total]
        added[...] = self._X[:, new]
        if self._mean is not None:
            added -= self._mean[new]
        if self._root is not None:
            added *= self._root[:, None]
        rows = added.T @ self._kept[:, :total]
        self._kept_gram[old:total, :total] = rows
        self._kept_gram[:old, old:total] = rows[:, :old].T
        self._place[new] = np.arange(old, total)
        self._n_kept = total

    def _make_room(self, total: int) -> None:
        """Buffers for at least total columns, doubled when they are full."""
        if total <= self._kept.shape[1]:
            return
        size = min(max(2 * total, 64), self.n_features)
        kept, gram = np.empty((self.n_samples, size), order="F"), np.empty((size, size))
        old = self._n_kept
        kept[:, :old], gram[:old, :old] = self._kept[:, :old], self._kept_gram[:old, :old]
        self._kept, self._kept_gram = kept, gram
