"""Mixtures of Gaussians, fitted by expectation-maximization."""

from mlfundamentals.mixture._em import EMResult, EStep, State, Stop, e_step, init, m_step, step
from mlfundamentals.mixture._gaussian_mixture import GaussianMixture
from mlfundamentals.mixture._parameters import Parameters, from_covariances, from_precisions

__all__ = [
    "EMResult",
    "EStep",
    "GaussianMixture",
    "Parameters",
    "State",
    "Stop",
    "e_step",
    "from_covariances",
    "from_precisions",
    "init",
    "m_step",
    "step",
]
