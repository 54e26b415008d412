"""How each component's log-density is computed: expanded where that is proved accurate, otherwise whitened.

Expanded, the log-density of a sample x is linear in its features phi(x) = (quadratic terms, x, 1), so one
matrix product gives those of all components, and its transpose gives all moments. But the expansion of
|P' (x - m)|^2 cancels where the component is far from the origin or its covariance nearly singular. Let
D = diag(spread), R the length of the longest D^-1 x, and A any symmetric matrix without negative entries.
Then for each sample

    |x|'A|x| / 2 + |x|'A|m| + |m|'A|m| / 2 <= R^2 max(D A D 1) / 2 + R |D A |m|| + |m|'A|m| / 2

(Cauchy-Schwarz, and the largest row sum bounds the largest eigenvalue). With A = |P| |P|', which is at least
|P P'|, this bounds sum |w_f phi_f(x)|, so by [higham2002], (3.5), rounding of the product, of the features
and of their weights changes the log-density by at most gamma(F + 4 d + 16) times this and the constants'
size. Components for which that exceeds LOG_PROB_ERROR are whitened: first x - m, then P'(x - m), where
nothing cancels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.rounding import gamma
from mlfundamentals.mixture._expansion import Arrays, Expansion, expansion_of
from mlfundamentals.mixture._frame import Data
from mlfundamentals.mixture._parameters import Parameters
from mlfundamentals.mixture._types import FloatArray, IntArray

LOG_PROB_ERROR = 2e-8
"""The most, in nats, that rounding may change an expanded log-density in the worst case. What it does change
is a hundred (10 features) to ten thousand (50 features) times less, since roundings mostly cancel: tests hold
it to 1e-10."""

MOMENT_ERROR = 2e-9
"""The most that cancellation may change an expanded covariance in the worst case, measured by that covariance
itself."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A mixture in a frame, ready to give log-densities of samples in that frame."""

    parameters: Parameters
    expanded: IntArray
    """components whose log-densities are linear in the features"""
    whitened: IntArray
    """all others"""
    expansion: Expansion
    weights: Arrays
    """of the expanded components, as the expansion wants them"""
    constants: FloatArray
    """(K,), log weight + log det P - d/2 log 2 pi"""


def make_plan(data: Data, parameters: Parameters) -> Plan:
    """Decide for each component of parameters (in data's frame), and compute the weights of the features."""
    structure, factors = parameters.structure, parameters.precisions_cholesky
    d = parameters.means.shape[1]
    with np.errstate(divide="ignore"):
        log_weights = np.log(parameters.weights)
    logs = structure.log_det(factors, d) - 0.5 * d * np.log(2 * np.pi)
    constants = log_weights + logs
    # A weight of zero makes the error infinite: products of infinities are no numbers.
    accurate = _log_prob_error(data, parameters, np.abs(constants)) <= LOG_PROB_ERROR
    accurate &= moment_error(parameters, parameters.means, len(data.columns[0])) <= MOMENT_ERROR / 4
    if structure.shared:
        accurate[:] = accurate.all()
    expanded = np.flatnonzero(accurate)
    expansion = expansion_of(structure, *parameters.means.shape)
    weights: Arrays = ()
    if len(expanded):
        weights = tuple(array[expanded] for array in expansion.weights(parameters, constants))
    return Plan(parameters, expanded, np.flatnonzero(~accurate), expansion, weights, constants)


def _log_prob_error(data: Data, parameters: Parameters, constants: FloatArray) -> FloatArray:
    """Bound (K,) on the rounding error of the expanded log-densities: see the head of this module."""
    structure, factors = parameters.structure, np.abs(parameters.precisions_cholesky)
    k, d = parameters.means.shape
    spread = np.broadcast_to(data.spread, (k, d))
    with np.errstate(over="ignore", invalid="ignore"):
        largest = (spread * structure.backward(factors, structure.forward(factors, spread))).max(axis=1)
        white = structure.forward(factors, np.abs(parameters.means))
        cross = np.linalg.norm(spread * structure.backward(factors, white), axis=1)
        square = np.einsum("kd,kd->k", white, white)
        size = 0.5 * data.radius**2 * largest + data.radius * cross + 0.5 * square + constants
        error: FloatArray = gamma(structure.n_terms(d) + 5 * d + 17, np.float64) * size
    return np.where(np.isfinite(error), error, np.inf)


def moment_error(parameters: Parameters, shift: FloatArray, n_samples: int) -> FloatArray:
    """Bound (K,) on the relative rounding error of covariances computed as E zz' - shift shift'.

    The entry (i, j) is wrong by at most 2 gamma sqrt(m_i m_j), m_i = E z_i^2, with gamma of the additions
    that one sum goes through. In the covariance's own measure, P' error P, that is at most
    2 gamma sum_ij P_ij^2 m_i.  shift: (K, d), the means seen from the point about which moments were taken.
    """
    structure, factors = parameters.structure, parameters.precisions_cholesky
    with np.errstate(over="ignore", invalid="ignore"):
        raw = structure.variances(parameters.covariances, *shift.shape) + shift**2
        total = structure.forward(factors**2, raw).sum(axis=1)
        error = 2 * gamma(1100 + n_samples // 256, np.float64) * total
    return np.where(np.isfinite(error), error, np.inf)
