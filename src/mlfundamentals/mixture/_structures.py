"""The four structures that a component's covariance may have, as objects with the same methods: see
Structure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from mlfundamentals.mixture._factors import factor_one, factor_precision
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._types import BoolArray, FloatArray, IntArray


def _outer(first: FloatArray, shift: FloatArray) -> FloatArray:
    """Symmetric part of first shift', twice: (K, d, d)."""
    product = first[:, :, None] * shift[:, None, :]
    return product + product.transpose(0, 2, 1)


def _pairs(d: int) -> tuple[IntArray, IntArray]:
    """Indices (i, j) of the products of d features: first i = j, then j one further in a circle, and so on,
    up to the opposite feature, which half of them have seen from the other side."""
    index = np.arange(d * (d + 1) // 2)
    return index % d, (index % d + index // d) % d


@dataclass(frozen=True)
class Full:
    """Each component has a covariance matrix of its own."""

    name: str = "full"
    shared: bool = False

    def shape(self, k: int, d: int) -> tuple[int, ...]:
        return (k, d, d)

    def n_free(self, k: int, d: int) -> int:
        return k * d * (d + 1) // 2

    def n_terms(self, d: int) -> int:
        return d * (d + 1) // 2

    def n_again(self, d: int) -> int:
        return (d - 1) // 2

    def fill_terms(self, x: FloatArray, d: int, out: FloatArray) -> None:
        # Products with the features s further in a circle are those with the rows from s on: one call.
        shape = (len(x) - d + 1, d, x.shape[1])
        further = as_strided(x, shape, (x.strides[0], *x.strides), writeable=False)
        n_whole = shape[0] * d
        np.multiply(x[:d], further, out=out[:n_whole].reshape(shape))
        opposite = out[n_whole:]
        np.multiply(x[: len(opposite)], x[d - len(opposite) : d], out=opposite)

    def term_weights(self, factors: FloatArray) -> FloatArray:
        i, j = _pairs(factors.shape[-1])
        halves = -0.5 * self.precisions(factors)[:, i, j]
        return np.where(i == j, halves, 2 * halves)

    def from_terms(self, sums: FloatArray, d: int) -> FloatArray:
        i, j = _pairs(d)
        second = np.empty((len(sums), d, d))
        second[:, i, j] = sums
        second[:, j, i] = sums
        return second

    def second(self, gaps: FloatArray, resp: FloatArray) -> FloatArray:
        return (gaps * resp) @ gaps.T

    def whiten(self, factors: FloatArray, k: int, gaps: FloatArray) -> FloatArray:
        return np.asarray(factors[k].T @ gaps)

    def forward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return (rows[:, None, :] @ factors)[:, 0, :]

    def backward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return (factors @ rows[:, :, None])[:, :, 0]

    def about(
        self, second: FloatArray, first: FloatArray, shift: FloatArray, counts: FloatArray, nk: FloatArray
    ) -> FloatArray:
        squares = shift[:, :, None] * shift[:, None, :]
        return (second - _outer(first, shift) + counts[:, None, None] * squares) / nk[:, None, None]

    def add_to_variances(self, covariances: FloatArray, ridge: FloatArray) -> FloatArray:
        return covariances + np.diag(ridge)

    def variances(self, covariances: FloatArray, k: int, d: int) -> FloatArray:
        return np.diagonal(covariances, axis1=1, axis2=2)

    def factor(self, covariances: FloatArray) -> tuple[FloatArray, BoolArray]:
        pairs = [factor_one(covariance) for covariance in covariances]
        return np.stack([factors for factors, _ in pairs]), np.array([good for _, good in pairs])

    def factor_precisions(self, precisions: FloatArray) -> FloatArray:
        return np.stack([factor_precision(precision) for precision in precisions])

    def precisions(self, factors: FloatArray) -> FloatArray:
        return factors @ factors.transpose(0, 2, 1)

    def covariances(self, factors: FloatArray) -> FloatArray:
        inverses = np.linalg.inv(factors)
        return inverses.transpose(0, 2, 1) @ inverses

    def log_det(self, factors: FloatArray, d: int) -> FloatArray:
        return np.asarray(np.log(np.diagonal(factors, axis1=1, axis2=2)).sum(axis=1))

    def scaled(self, matrices: FloatArray, scale: FloatArray) -> FloatArray:
        return matrices * scale[:, None] * scale

    def scaled_factors(self, factors: FloatArray, scale: FloatArray) -> FloatArray:
        return factors / scale[:, None]


@dataclass(frozen=True)
class Tied:
    """All components have one covariance matrix.

    Then the quadratic term of a log-density is the same for all components: it is no term of the expansion
    but is added to the sum.
    """

    name: str = "tied"
    shared: bool = True

    def shape(self, k: int, d: int) -> tuple[int, ...]:
        return (d, d)

    def n_free(self, k: int, d: int) -> int:
        return d * (d + 1) // 2

    def n_terms(self, d: int) -> int:
        return 0

    def n_again(self, d: int) -> int:
        return 0

    def fill_terms(self, x: FloatArray, d: int, out: FloatArray) -> None:
        return

    def term_weights(self, factors: FloatArray) -> FloatArray:
        return np.empty((1, 0))

    def from_terms(self, sums: FloatArray, d: int) -> FloatArray:
        return np.zeros((d, d))

    def second(self, gaps: FloatArray, resp: FloatArray) -> FloatArray:
        return (gaps * resp) @ gaps.T

    def whiten(self, factors: FloatArray, k: int, gaps: FloatArray) -> FloatArray:
        return factors.T @ gaps

    def forward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows @ factors

    def backward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows @ factors.T

    def about(
        self, second: FloatArray, first: FloatArray, shift: FloatArray, counts: FloatArray, nk: FloatArray
    ) -> FloatArray:
        cross = first.T @ shift
        moved = second - (cross + cross.T) + (counts[:, None] * shift).T @ shift
        return np.asarray((moved + moved.T) / (2 * nk.sum()))

    def add_to_variances(self, covariances: FloatArray, ridge: FloatArray) -> FloatArray:
        return covariances + np.diag(ridge)

    def variances(self, covariances: FloatArray, k: int, d: int) -> FloatArray:
        return np.broadcast_to(np.diagonal(covariances), (k, d))

    def factor(self, covariances: FloatArray) -> tuple[FloatArray, BoolArray]:
        factors, good = factor_one(covariances)
        return factors, np.array([good])

    def factor_precisions(self, precisions: FloatArray) -> FloatArray:
        return factor_precision(precisions)

    def precisions(self, factors: FloatArray) -> FloatArray:
        return factors @ factors.T

    def covariances(self, factors: FloatArray) -> FloatArray:
        inverse = np.linalg.inv(factors)
        return inverse.T @ inverse

    def log_det(self, factors: FloatArray, d: int) -> FloatArray:
        return np.asarray(np.log(np.diagonal(factors)).sum())

    def scaled(self, matrices: FloatArray, scale: FloatArray) -> FloatArray:
        return matrices * scale[:, None] * scale

    def scaled_factors(self, factors: FloatArray, scale: FloatArray) -> FloatArray:
        return factors / scale[:, None]


class _Elementwise:
    """What diagonal and spherical covariances share: a factor is the square root of a precision."""

    shared: bool = False

    def n_again(self, d: int) -> int:
        return 0

    def factor(self, covariances: FloatArray) -> tuple[FloatArray, BoolArray]:
        with np.errstate(divide="ignore", invalid="ignore"):
            factors = 1.0 / np.sqrt(covariances)
        good = (covariances > 0) & np.isfinite(factors)
        return factors, np.asarray(good.reshape(len(good), -1).all(axis=1))

    def factor_precisions(self, precisions: FloatArray) -> FloatArray:
        return np.sqrt(precisions)

    def precisions(self, factors: FloatArray) -> FloatArray:
        return factors**2

    def covariances(self, factors: FloatArray) -> FloatArray:
        return factors**-2.0


@dataclass(frozen=True)
class Diag(_Elementwise):
    """Each component has a variance for each feature."""

    name: str = "diag"
    shared: bool = False

    def shape(self, k: int, d: int) -> tuple[int, ...]:
        return (k, d)

    def n_free(self, k: int, d: int) -> int:
        return k * d

    def n_terms(self, d: int) -> int:
        return d

    def fill_terms(self, x: FloatArray, d: int, out: FloatArray) -> None:
        np.multiply(x, x, out=out)

    def term_weights(self, factors: FloatArray) -> FloatArray:
        return -0.5 * factors**2

    def from_terms(self, sums: FloatArray, d: int) -> FloatArray:
        return sums

    def second(self, gaps: FloatArray, resp: FloatArray) -> FloatArray:
        return (gaps * gaps) @ resp

    def whiten(self, factors: FloatArray, k: int, gaps: FloatArray) -> FloatArray:
        return np.asarray(factors[k][:, None] * gaps)

    def forward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows * factors

    def backward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows * factors

    def about(
        self, second: FloatArray, first: FloatArray, shift: FloatArray, counts: FloatArray, nk: FloatArray
    ) -> FloatArray:
        return (second - 2 * first * shift + counts[:, None] * shift**2) / nk[:, None]

    def add_to_variances(self, covariances: FloatArray, ridge: FloatArray) -> FloatArray:
        return covariances + ridge

    def variances(self, covariances: FloatArray, k: int, d: int) -> FloatArray:
        return covariances

    def log_det(self, factors: FloatArray, d: int) -> FloatArray:
        return np.asarray(np.log(factors).sum(axis=1))

    def scaled(self, matrices: FloatArray, scale: FloatArray) -> FloatArray:
        return matrices * scale * scale

    def scaled_factors(self, factors: FloatArray, scale: FloatArray) -> FloatArray:
        return factors / scale


@dataclass(frozen=True)
class Spherical(_Elementwise):
    """Each component has one variance, the same in all directions; all features have one scale."""

    name: str = "spherical"
    shared: bool = False

    def shape(self, k: int, d: int) -> tuple[int, ...]:
        return (k,)

    def n_free(self, k: int, d: int) -> int:
        return k

    def n_terms(self, d: int) -> int:
        return 1

    def fill_terms(self, x: FloatArray, d: int, out: FloatArray) -> None:
        np.einsum("dn,dn->n", x, x, out=out[0])

    def term_weights(self, factors: FloatArray) -> FloatArray:
        return -0.5 * factors[:, None] ** 2

    def from_terms(self, sums: FloatArray, d: int) -> FloatArray:
        return sums[:, 0]

    def second(self, gaps: FloatArray, resp: FloatArray) -> FloatArray:
        return np.asarray(np.einsum("dn,dn->n", gaps, gaps) @ resp)

    def whiten(self, factors: FloatArray, k: int, gaps: FloatArray) -> FloatArray:
        return np.asarray(factors[k] * gaps)

    def forward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows * factors[:, None]

    def backward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        return rows * factors[:, None]

    def about(
        self, second: FloatArray, first: FloatArray, shift: FloatArray, counts: FloatArray, nk: FloatArray
    ) -> FloatArray:
        moved = second - 2 * (first * shift).sum(axis=1) + counts * (shift**2).sum(axis=1)
        return np.asarray(moved / (nk * first.shape[1]))

    def add_to_variances(self, covariances: FloatArray, ridge: FloatArray) -> FloatArray:
        return np.asarray(covariances + ridge[0])

    def variances(self, covariances: FloatArray, k: int, d: int) -> FloatArray:
        return np.broadcast_to(covariances[:, None], (k, d))

    def log_det(self, factors: FloatArray, d: int) -> FloatArray:
        return d * np.log(factors)

    def scaled(self, matrices: FloatArray, scale: FloatArray) -> FloatArray:
        return np.asarray(matrices * scale[0] * scale[0])

    def scaled_factors(self, factors: FloatArray, scale: FloatArray) -> FloatArray:
        return np.asarray(factors / scale[0])


STRUCTURES: dict[str, Structure] = {s.name: s for s in (Full(), Tied(), Diag(), Spherical())}
"""By scikit-learn's name of the covariance type."""
