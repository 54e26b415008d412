"""Whitening: features without correlation, of variance 1.

Source: [kessy2018] for the choice among all whitening matrices.
"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import Any, ClassVar

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.constraints import NONE, Constraints, Interval, Options
from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._base import Scaler, input_names
from mlfundamentals.preprocessing._columns import over_blocks
from mlfundamentals.preprocessing._moments import LEAST_SQUARES, column_moments

CERTAIN = 1e-5
"""Least eigenvalue, in units of the largest, down to which the covariance is decomposed: rounding moves
each by about eps times the largest one, so by some 1e-11 of itself. Below, the centered data are
decomposed."""


SAMPLE = 1024
"""Of about so many rows, evenly spread, the mean is taken to start from."""


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Where the data vary, and how much: the directions are orthonormal rows."""

    mean: Float[np.ndarray, " d"]
    directions: Float[np.ndarray, "r d"]
    variances: Float[np.ndarray, " r"]  # divided by n - 1, descending
    n_dropped: int  # directions without variance


def spectrum(X: Float[np.ndarray, "n d"], *, tol: float | None = None) -> Spectrum:
    """The principal directions of X (n, d) and their variances, those without variance left out.

    tol: directions with a standard deviation of at most tol times the largest are left out; None is
    max(n, d) * eps, what rounding alone makes of zero.  Signs: the largest entry of a direction is positive.
    """
    n, d = X.shape
    tol = max(n, d) * float(np.finfo(X.dtype).eps) if tol is None else tol
    found = _one_pass(X) if n > 2 * d else None
    mean, exponent, covariance = _careful(X) if found is None else found
    values, vectors = np.linalg.eigh(covariance)
    values, directions = values[::-1], vectors.T[::-1]
    if n <= 2 * d or not values[-1] > max(CERTAIN, tol * tol) * values[0]:
        values, directions = _by_svd(X, mean, exponent)
    kept = (values > tol * tol * values[:1]) & (values > 0)
    values, directions = values[kept], directions[kept]
    largest = np.take_along_axis(directions, np.abs(directions).argmax(axis=1)[:, None], axis=1)
    return Spectrum(mean, directions * np.sign(largest), np.ldexp(values, 2 * exponent), d - len(values))


def _one_pass(X: NDArray[Any]) -> tuple[NDArray[np.float64], int, NDArray[np.float64]] | None:
    """Mean, the exponent 0, and covariance of X, from the products of deviations from the mean of a sample.

    None if that is not safe: the mean of the sample is far off, or squares leave the range.
    """
    with np.errstate(all="ignore"):
        point = X[:: max(len(X) // SAMPLE, 1)].mean(axis=0, dtype=np.float64)
        parts = over_blocks(lambda piece: _products(X[piece] - point), X)
        sums, products = (np.sum([part[i] for part in parts], axis=0) for i in range(2))
        scatter = products - np.outer(sums, sums) / len(X)
    raw, centered = np.diag(products), np.diag(scatter)
    safe = (raw <= 2 * centered) & (raw >= LEAST_SQUARES) & (raw < np.inf)
    return (point + sums / len(X), 0, scatter / (len(X) - 1)) if safe.all() else None


def _careful(X: NDArray[Any]) -> tuple[NDArray[np.float64], int, NDArray[np.float64]]:
    """Mean of X, an exponent, and the covariance of 2**-exponent X, in which squares stay in range."""
    moments = column_moments(X)
    if (moments.count < len(X)).any():
        check_finite(X, name="X")
    exponent = int(np.frexp(moments.std.max())[1])
    parts = over_blocks(lambda piece: _products(np.ldexp(X[piece] - moments.mean, -exponent))[1], X)
    return moments.mean, exponent, np.sum(parts, axis=0) / (len(X) - 1)


def _products(t: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sums (d,) of the columns of t (q, d) and of their products (d, d)."""
    return np.ones(len(t)) @ t, t.T @ t


def _by_svd(
    X: NDArray[Any], mean: NDArray[np.float64], exponent: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The same from the centered data: half the digits are not lost, as squaring them would."""
    t = np.ldexp(X - mean, -exponent)
    if len(t) > 2 * t.shape[1]:
        t = np.asarray(np.linalg.qr(t, mode="r"))
    _, singular, directions = np.linalg.svd(t, full_matrices=False)
    return singular**2 / max(len(X) - 1, 1), directions


class Whitener(Scaler):
    """Center, rotate and scale so that the covariance (divided by n - 1) is the identity.

    method: "pca" gives the coordinates along the principal directions, largest variance first; "zca" rotates
    them back, which changes the data least [kessy2018].
    tol: directions whose standard deviation is at most tol times the largest are taken for empty and left
    out; None is max(n_samples, n_features) * eps. Then "pca" gives fewer features, and the covariance of
    "zca" is the projection on what is left.

    Attributes:
        mean_: (n_features,).  components_: principal directions as rows (n_components_, n_features).
        explained_variance_: (n_components_,), descending.  n_components_: how many were kept.
        whitening_: (n_features_out, n_features); the output is (X - mean_) @ whitening_.T.
        coloring_: (n_features, n_features_out), back again.
        n_features_in_, feature_names_in_

    >>> X = [[0.0, 0.0], [4.0, 0.0], [0.0, 2.0], [4.0, 2.0]]
    >>> Z = Whitener().fit_transform(X)
    >>> np.round(np.cov(Z.T), 12) + 0.0
    array([[1., 0.],
           [0., 1.]])
    """

    _allow_nan: ClassVar[bool] = False
    _constraints: ClassVar[Constraints] = {
        "method": [Options("pca", "zca")],
        "tol": [Interval(Real, 0, 1, closed="left"), NONE],
    }

    def __init__(self, method: str = "zca", *, tol: float | None = None) -> None:
        self.method = method
        self.tol = tol

    def _learn(self, X: Any) -> Any:
        self._check_parameters()
        array = self._input(X, fit=True)
        check_array(array, min_samples=2, finite=False, estimator=type(self).__name__)
        found = spectrum(array, tol=self.tol)
        if not np.isfinite(found.mean).all():
            check_finite(array, name="X", estimator=type(self).__name__)
        self.mean_, self.components_ = found.mean, found.directions
        self.explained_variance_, self.n_components_ = found.variances, len(found.variances)
        self.whitening_, self.coloring_ = whitening_matrices(found, method=self.method)
        return array

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        if check:
            check_finite(X, name="X", estimator=type(self).__name__)
        return whitened(X, self.mean_, self.whitening_)

    def inverse_transform(self, X: Any) -> Float[np.ndarray, "n d"]:
        """Whitened X (n_samples, n_features_out) back in the units it had; what was left out is the mean."""
        self._check_is_fitted()
        array = check_array(X, estimator=type(self).__name__)
        if array.shape[1] != len(self.whitening_):
            raise ValueError(f"X has {array.shape[1]} features, expected {len(self.whitening_)}.")
        back: NDArray[Any] = (array @ self.coloring_.T + self.mean_).astype(array.dtype, copy=False)
        return back

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the output's features: whitener0, ... for "pca", the input's for "zca"."""
        names = input_names(self, input_features)
        if self.method == "zca":
            return names
        return np.array([f"whitener{i}" for i in range(self.n_components_)], dtype=object)


def whitening_matrices(
    found: Spectrum, *, method: str
) -> tuple[Float[np.ndarray, "k d"], Float[np.ndarray, "d k"]]:
    """W and C, so that z = W (x - mean) is white and x = C z + mean: k is the rank, or d for "zca"."""
    std = np.sqrt(found.variances)[:, None]
    whitening, coloring = found.directions / std, (found.directions * std).T
    if method == "pca":
        return whitening, coloring
    return found.directions.T @ whitening, coloring @ found.directions


def whitened(
    X: Float[np.ndarray, "n d"], mean: Float[np.ndarray, " d"], whitening: Float[np.ndarray, "k d"]
) -> Float[np.ndarray, "n k"]:
    """(X - mean) @ whitening.T in the dtype of X: the difference first, or an offset would cost digits."""
    out = np.empty((len(X), len(whitening)), dtype=X.dtype)
    matrix = np.ascontiguousarray(whitening.T)

    def one(piece: slice) -> None:
        np.matmul(X[piece] - mean, matrix, out=out[piece], casting="same_kind")

    over_blocks(one, X)
    return out


def whiten(X: Any, *, method: str = "zca", tol: float | None = None) -> Float[np.ndarray, "n k"]:
    """X (n_samples, n_features) whitened: see `Whitener`.

    >>> whiten([[0.0], [1.0], [2.0]]).ravel()
    array([-1.,  0.,  1.])
    """
    result: NDArray[Any] = Whitener(method, tol=tol).fit_transform(X)
    return result
