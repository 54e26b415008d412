"""From X, y and weights to the centred problems that the solver takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._design import Columns, Design, GramDesign, Target
from mlfundamentals.linear_model._moments import moments
from mlfundamentals.linear_model._products import row_products

_LARGE_MEAN = 1e3
"""A mean this many times its column's spread is taken off the column itself, not off the products."""

_NARROW = 64
"""Up to so many features X'X costs no more than the few passes over tall X that it saves."""

_SMALL = 1 << 17
"""Elements up to which all of X is looked at."""
_PLACES, _GROUP_ROWS = 4, 8
"""Of larger X a look at so many rows side by side costs little, for in Fortran order they share a line of
cache; from column to column the place alternates among so many."""


@dataclass(frozen=True, slots=True)
class Problems:
    """One design, a target for each column of y, and how to come back to the caller's units."""

    design: Design
    targets: list[Target]
    X_mean: FloatArray
    y_mean: FloatArray
    X_scale: float
    """The design is that of (X - X_mean) / X_scale."""
    y_scale: float

    def intercept(self, coef: FloatArray) -> FloatArray:
        """The intercepts (t,) that go with coef (t, d), in the caller's units."""
        return self.y_mean - coef @ self.X_mean


def prepare(
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n t"],
    *,
    weights: Float[np.ndarray, " n"] | None = None,
    fit_intercept: bool = True,
    gram: bool = False,
) -> Problems:
    """Center X and y, scale their rows by the roots of weights brought to a sum of n, and form the design.

    gram: form X'X and forget X; otherwise X is used as it is, in place.
    Raises ValueError where X has NaN or infinity: then X'y, which has to be formed anyway, has them too.
    """
    X, y = X.astype(np.float64, copy=False), y.astype(np.float64, copy=False)
    X_scale, y_scale = binary_scale(X), binary_scale(y)
    X = X if X_scale == 1 else X / X_scale
    y = y if y_scale == 1 else y / y_scale
    if weights is not None:
        weights = weights * (len(X) / weights.sum(dtype=np.float64))
    form = _by_moments if gram else _by_columns
    with np.errstate(invalid="ignore", over="ignore"):
        design, targets, X_mean, y_mean = form(X, y, weights, fit_intercept)
    if not all(np.isfinite(target.cross).all() for target in targets):
        check_finite(X, name="X")
    return Problems(design, targets, X_mean * X_scale, y_mean * y_scale, X_scale, y_scale)


def gram_pays(X: FloatArray) -> bool:
    """Whether it is faster to form X'X first, whatever the penalty."""
    return bool(X.shape[1] <= min(len(X), _NARROW))


def binary_scale(X: FloatArray) -> float:
    """A power of two near the largest element, where squares could over- or underflow; otherwise 1.

    Of large X some rows are looked at, for each column at one of several places.
    """
    looks = [X]
    if X.size > _SMALL and len(X) > _GROUP_ROWS:
        places = min(_PLACES, X.shape[1])
        starts = np.linspace(0, len(X) - _GROUP_ROWS, places).astype(int)
        looks = [X[start : start + _GROUP_ROWS, k::places] for k, start in enumerate(starts)]
    largest = max(max(float(part.max()), -float(part.min())) for part in looks)
    if largest == 0 or 1e-60 < largest < 1e60:
        return 1.0
    return float(2.0 ** min(np.frexp(largest)[1], 1023))


def _by_moments(X: FloatArray, y: FloatArray, weights: FloatArray | None, centred: bool) -> Any:
    m = moments(X, y, weights, centred=centred)
    targets = [
        Target(np.empty(0), np.ascontiguousarray(cross), float(squares))
        for cross, squares in zip(m.cross.T, m.y_squares, strict=True)
    ]
    return GramDesign(m.gram, len(X)), targets, m.X_mean, m.y_mean


def _by_columns(X: FloatArray, y: FloatArray, weights: FloatArray | None, centred: bool) -> Any:
    share = np.full(len(X), 1 / len(X)) if weights is None else weights / len(X)
    y_mean = share @ y if centred else np.zeros(y.shape[1])
    root = None if weights is None else np.sqrt(weights)
    y = (y - y_mean).T if root is None else (y - y_mean).T * root
    weighted = y if root is None else y * root
    sums = row_products(np.concatenate([share[None], weighted]), X)
    X_mean, offset = (sums[0], sums[0]) if centred else (np.zeros(X.shape[1]), None)
    if offset is not None and means_are_large(X, X_mean):
        X = X - X_mean
        rest = share @ X
        X -= rest
        X_mean, offset = X_mean + rest, None
        sums = row_products(np.concatenate([share[None], weighted]), X)
    cross = sums[1:] if offset is None else sums[1:] - weighted.sum(axis=1)[:, None] * offset
    targets = [Target(v, c, float(v @ v)) for v, c in zip(np.ascontiguousarray(y), cross, strict=True)]
    return Columns(X, offset, root), targets, X_mean, y_mean


def means_are_large(X: FloatArray, mean: FloatArray) -> bool:
    """Whether some column's mean is large against its spread, judged by at least 32 rows of large X."""
    some = X if X.size <= _SMALL else X[:: len(X) // 32 or 1]
    first = np.abs(X[-_GROUP_ROWS:] - mean).max(axis=0)  # settles it for most columns
    doubtful = np.flatnonzero(np.abs(mean) > _LARGE_MEAN * first)
    spread = np.abs(some[:, doubtful] - mean[doubtful]).max(axis=0)
    return bool((np.abs(mean[doubtful]) > _LARGE_MEAN * spread).any())


def check_gram(X: FloatArray, gram: Any, rounding: float) -> None:
    """Raise ValueError unless gram has the shape of X'X, and one of its elements, recomputed, agrees.

    rounding: how far it may be off, as a share of the product of the columns' norms.
    """
    d = X.shape[1]
    if np.shape(gram) != (d, d):
        raise ValueError(
            f"Gram matrix passed in via 'precompute' must have shape {(d, d)}, got {np.shape(gram)}."
        )
    first, second = np.argsort(-np.abs(X).sum(axis=0), kind="stable")[: 2 if d > 1 else 1][[0, -1]]
    expected, actual = float(X[:, first] @ X[:, second]), float(gram[first, second])
    scale = float(np.linalg.norm(X[:, first]) * np.linalg.norm(X[:, second]))
    if abs(expected - actual) > rounding * scale:
        raise ValueError(
            "Gram matrix passed in via 'precompute' parameter did not pass validation when a single"
            " element was"
            " checked - please check that it was computed properly. For element"
            f" ({first},{second}) we computed {expected} but the user-supplied value was {actual}."
        )


def by_given_gram(
    X: FloatArray,
    y: FloatArray,
    gram: Any,
    cross: Any = None,
    *,
    weights: FloatArray | None = None,
    fit_intercept: bool = False,
) -> Problems:
    """Problems of X, which is centred if fit_intercept, and y by their Gram matrix (d, d).

    cross: X'y (d,) or (d, t) if known. With weights (n,) gram and cross are those of rows times the roots of
    weights brought to a sum of n.
    Raises ValueError for a matrix that is none of this X.
    """
    y_mean = np.average(y, axis=0, weights=weights) if fit_intercept else np.zeros(y.shape[1])
    y = y - y_mean.astype(np.float64)
    rounding = 1e-4 if X.dtype == np.float32 else 1e-7
    if weights is not None:
        root = np.sqrt(weights * (len(X) / weights.sum(dtype=np.float64)))[:, None]
        X, y = X * root, y * root
    check_gram(X, gram, rounding)
    products = X.T.astype(np.float64, copy=False) @ y if cross is None else np.asarray(cross, np.float64)
    products = products.reshape(X.shape[1], -1)
    targets = [
        Target(np.empty(0), c, float(v @ v)) for c, v in zip(products.T.copy(), y.T.copy(), strict=True)
    ]
    design = GramDesign(np.ascontiguousarray(gram, dtype=np.float64), len(X))
    return Problems(design, targets, np.zeros(X.shape[1]), y_mean, 1.0, 1.0)
