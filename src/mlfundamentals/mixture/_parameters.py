"""A mixture's parameters as an immutable record, and what must hold of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.types import FloatArray as AnyFloats
from mlfundamentals.mixture._frame import Frame
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._structures import STRUCTURES
from mlfundamentals.mixture._types import FloatArray

ILL_DEFINED = (
    "Fitting the mixture model failed because some components have ill-defined empirical covariance (for"
    " instance caused by singleton or collapsed samples). Try to decrease the number of components, increase"
    " reg_covar, or scale the input data."
)


@dataclass(frozen=True, slots=True)
class Parameters:
    """A Gaussian mixture: K components in d features.

    The shape of covariances and precisions_cholesky is that of scikit-learn: (K, d, d) for "full", (d, d) for
    "tied", (K, d) for "diag", (K,) for "spherical".
    """

    covariance_type: str
    weights: Float[np.ndarray, " k"]
    """sum to 1"""
    means: Float[np.ndarray, "k d"]
    covariances: FloatArray
    precisions_cholesky: FloatArray
    """upper triangular P with P P' = precision; for "diag" and "spherical" the precisions' square roots"""

    @property
    def structure(self) -> Structure:
        """What is done differently for each covariance type."""
        return STRUCTURES[self.covariance_type]

    @property
    def precisions(self) -> FloatArray:
        """Inverses of the covariances."""
        return self.structure.precisions(self.precisions_cholesky)

    @property
    def n_free(self) -> int:
        """Number of free parameters, as AIC and BIC count them."""
        k, d = self.means.shape
        return int(self.structure.n_free(k, d) + k * d + k - 1)


def from_covariances(
    covariance_type: str,
    weights: Float[np.ndarray, " k"],
    means: Float[np.ndarray, "k d"],
    covariances: FloatArray,
) -> Parameters:
    """Parameters with these covariances. Raises ValueError if one is not positive definite.

    >>> from_covariances("diag", np.ones(1), np.zeros((1, 2)), np.array([[4.0, 1.0]])).precisions_cholesky
    array([[0.5, 1. ]])
    """
    factors, good = STRUCTURES[covariance_type].factor(covariances)
    if not good.all():
        raise ValueError(ILL_DEFINED)
    return Parameters(covariance_type, weights, means, covariances, factors)


def from_precisions(
    covariance_type: str,
    weights: Float[np.ndarray, " k"],
    means: Float[np.ndarray, "k d"],
    precisions: FloatArray,
) -> Parameters:
    """Parameters whose covariances are the inverses of precisions, which are positive definite.

    >>> from_precisions("spherical", np.ones(1), np.zeros((1, 2)), np.array([0.25])).covariances
    array([4.])
    """
    structure = STRUCTURES[covariance_type]
    factors = structure.factor_precisions(precisions)
    return Parameters(covariance_type, weights, means, structure.covariances(factors), factors)


def enter(frame: Frame, parameters: Parameters) -> Parameters:
    """The same mixture for samples in the frame."""
    structure, scale = parameters.structure, frame.scale
    return replace(
        parameters,
        means=frame.points(parameters.means),
        covariances=structure.scaled(parameters.covariances, scale),
        precisions_cholesky=structure.scaled_factors(parameters.precisions_cholesky, scale),
    )


def leave(frame: Frame, parameters: Parameters) -> Parameters:
    """The mixture of samples as they came. Raises ValueError if its covariances are too small or large for a
    number."""
    structure, scale = parameters.structure, 1 / frame.scale
    with np.errstate(over="ignore", under="ignore"):
        covariances = structure.scaled(parameters.covariances, scale)
        factors = structure.scaled_factors(parameters.precisions_cholesky, scale)
        precisions = structure.precisions(factors)
    variances = structure.variances(covariances, *parameters.means.shape)
    if not (np.isfinite(covariances).all() and np.isfinite(precisions).all() and (variances > 0).all()):
        raise ValueError(ILL_DEFINED)
    means = parameters.means / frame.scale + frame.center
    return replace(parameters, means=means, covariances=covariances, precisions_cholesky=factors)


def check_start(
    covariance_type: str,
    n_components: int,
    n_features: int,
    weights: AnyFloats | None,
    means: AnyFloats | None,
    precisions: AnyFloats | None,
) -> None:
    """Raise ValueError unless the given starting parameters, where not None, can be a mixture's."""
    if weights is not None:
        _check_weights(weights, n_components)
    if means is not None:
        _check_shape("means", means, (n_components, n_features))
    if precisions is not None:
        shape = STRUCTURES[covariance_type].shape(n_components, n_features)
        _check_shape(f"{covariance_type} precision", precisions, shape)
        _check_precisions(covariance_type, precisions)


def _check_shape(name: str, value: AnyFloats, shape: tuple[int, ...]) -> None:
    if value.shape != shape:
        raise ValueError(f"The parameter '{name}' should have the shape of {shape}, but got {value.shape}")


def _check_weights(weights: AnyFloats, n_components: int) -> None:
    _check_shape("weights", weights, (n_components,))
    low, high, total = weights.min(), weights.max(), float(weights.sum())
    if low < 0 or high > 1:
        raise ValueError(
            f"The parameter 'weights' should be in the range [0, 1], but got max value {high:.5f}, min value"
            f" {low:.5f}"
        )
    if abs(1 - total) > (1e-6 if weights.dtype == np.float32 else 1e-8):
        raise ValueError(f"The parameter 'weights' should be normalized, but got sum(weights) = {total:.5f}")


def _check_precisions(covariance_type: str, precisions: AnyFloats) -> None:
    if covariance_type in ("diag", "spherical"):
        if (precisions <= 0).any():
            raise ValueError(f"'{covariance_type} precision' should be positive")
        return
    symmetric = np.allclose(precisions, np.swapaxes(precisions, -1, -2))
    if not symmetric or not (np.linalg.eigvalsh(precisions) > 0).all():
        raise ValueError(f"'{covariance_type} precision' should be symmetric, positive-definite")
