"""What the fit needs to know of a covariance structure.

A precision matrix is kept as its upper triangular factor P: precision = P P'. Whitened, a sample x of a
component with mean m is P' (x - m), and its log-density is log det P - (d log 2 pi + |P' (x - m)|^2) / 2.

Arrays "of the structure" are shaped as in scikit-learn: full (K, d, d), tied (d, d), diag (K, d), spherical
(K,). Moments are sums over samples weighted by responsibilities.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from mlfundamentals.mixture._types import BoolArray, FloatArray


@runtime_checkable
class Structure(Protocol):
    """What the fit needs to know of a covariance structure."""

    @property
    def name(self) -> str:
        """scikit-learn's name of the covariance type."""

    @property
    def shared(self) -> bool:
        """Whether all components have one covariance."""

    def shape(self, k: int, d: int) -> tuple[int, ...]:
        """Shape of the covariances of k components in d features."""

    def n_free(self, k: int, d: int) -> int:
        """Number of free parameters in k covariances."""

    def n_terms(self, d: int) -> int:
        """Number of quadratic terms of a sample that log-densities are linear in."""

    def n_again(self, d: int) -> int:
        """How many features fill_terms wants to see twice."""

    def fill_terms(self, x: FloatArray, d: int, out: FloatArray) -> None:
        """Write samples' quadratic terms to out (n_terms, n).

        x: the samples as columns, (d + n_again, n): their d features, and then the first n_again again.
        """

    def term_weights(self, factors: FloatArray) -> FloatArray:
        """Weights (K, n_terms) of the terms in the components' log-densities."""

    def from_terms(self, sums: FloatArray, d: int) -> FloatArray:
        """Second moments of the structure from moments of the terms (K, n_terms)."""

    def second(self, gaps: FloatArray, resp: FloatArray) -> FloatArray:
        """One component's second moments of the columns of gaps (d, n), weighted by resp (n,)."""

    def whiten(self, factors: FloatArray, k: int, gaps: FloatArray) -> FloatArray:
        """P' gaps of component k, (d, n)."""

    def forward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        """P' v for each component's v in rows (K, d)."""

    def backward(self, factors: FloatArray, rows: FloatArray) -> FloatArray:
        """P v for each component's v in rows (K, d)."""

    def about(
        self, second: FloatArray, first: FloatArray, shift: FloatArray, counts: FloatArray, nk: FloatArray
    ) -> FloatArray:
        """Covariances: second moments moved by shift (K, d), divided by nk (K,).

        first (K, d), counts (K,): moments of order one and zero about the same point as second.
        """

    def add_to_variances(self, covariances: FloatArray, ridge: FloatArray) -> FloatArray:
        """Covariances with ridge (d,) added to the variances."""

    def variances(self, covariances: FloatArray, k: int, d: int) -> FloatArray:
        """Variances (K, d) of the features."""

    def factor(self, covariances: FloatArray) -> tuple[FloatArray, BoolArray]:
        """Factors P, and for which components (K,), or (1,) if shared, there is one."""

    def factor_precisions(self, precisions: FloatArray) -> FloatArray:
        """Factors P of precision matrices, which are positive definite."""

    def precisions(self, factors: FloatArray) -> FloatArray:
        """P P'."""

    def covariances(self, factors: FloatArray) -> FloatArray:
        """(P P')^-1."""

    def log_det(self, factors: FloatArray, d: int) -> FloatArray:
        """log det P, (K,) or, if shared, ()."""

    def scaled(self, matrices: FloatArray, scale: FloatArray) -> FloatArray:
        """Covariances of features multiplied by scale (d,); for the inverses pass 1 / scale."""

    def scaled_factors(self, factors: FloatArray, scale: FloatArray) -> FloatArray:
        """Factors P of features divided by scale (d,)."""
