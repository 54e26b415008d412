"""Expectation-maximization for Gaussian mixtures [dempster1977]: e_step and m_step, and the run of both.

>>> X = np.array([[1.0, 2.0], [1.0, 4.0], [1.0, 0.0], [10.0, 2.0], [10.0, 4.0], [10.0, 0.0]])
>>> state = init(X, np.eye(2)[[0, 0, 1, 1, 1, 1]], covariance_type="diag")
>>> for _ in range(8):
...     state = step(X, state)
>>> state.parameters.means
array([[ 1.,  2.],
       [10.,  2.]])
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from jaxtyping import Float

from mlfundamentals.mixture._frame import Data, prepare
from mlfundamentals.mixture._parameters import ILL_DEFINED, Parameters, enter, leave
from mlfundamentals.mixture._passes import (
    FromMixture,
    Given,
    Moments,
    Request,
    Responsibilities,
    evaluate,
    first_largest,
    gather,
    merged,
    normalize,
    scatter_of,
)
from mlfundamentals.mixture._plan import MOMENT_ERROR, make_plan, moment_error
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._structures import STRUCTURES
from mlfundamentals.mixture._types import BoolArray, FloatArray, IntArray

_ALMOST_NOTHING = 10 * float(np.finfo(np.float64).eps)
"""Added to each component's count, so that a component without samples divides by no zero."""

_NOBODY = 1e-6
"""Components of fewer samples are taken as having none."""


class Stop(Enum):
    """Why a run ended; the value is the sentence a user reads."""

    CONVERGED = "the log-likelihood per sample changed by less than tol"
    MAX_ITER = "max_iter reached first; raise max_iter or tol"


@dataclass(frozen=True, slots=True)
class EStep:
    """What the E-step finds."""

    log_density: Float[np.ndarray, " n"]
    """of each sample, in nats"""
    log_resp: Float[np.ndarray, "n k"]
    """log of the probability that the sample comes from the component"""


@dataclass(frozen=True, slots=True)
class State:
    """A mixture on its way."""

    parameters: Parameters
    lower_bound: float = -np.inf
    """mean log-density of the samples under the parameters before these"""
    n_iter: int = 0


@dataclass(frozen=True, slots=True)
class EMResult:
    """One run."""

    parameters: Parameters
    lower_bounds: list[float]
    """of each iteration: the mean log-density before its M-step"""
    stop: Stop

    @property
    def n_iter(self) -> int:
        """Number of iterations."""
        return len(self.lower_bounds)

    @property
    def lower_bound(self) -> float:
        """The last of the lower bounds; before any, -inf."""
        return self.lower_bounds[-1] if self.lower_bounds else -np.inf


@dataclass(frozen=True, slots=True)
class Problem:
    """Samples in their frame and a model's structure: all that stays the same from step to step."""

    data: Data
    structure: Structure
    ridge: FloatArray
    """(d,), added to the variances in the frame"""
    scatter: FloatArray | None = field(default=None, repr=False)
    """sum of x x' in the frame, where the covariance is shared"""

    @property
    def n_samples(self) -> int:
        """Number of samples."""
        return int(self.data.columns.shape[1])


def pose(X: Float[np.ndarray, "n d"], covariance_type: str, reg_covar: float = 1e-6) -> Problem:
    """Bring X into its frame, for any number of steps."""
    structure = STRUCTURES[covariance_type]
    data = prepare(X, structure=structure)
    scatter = scatter_of(data) if structure.shared else None
    with np.errstate(over="ignore"):
        return Problem(data, structure, reg_covar * data.frame.scale**2, scatter)


def e_step(X: Float[np.ndarray, "n d"], parameters: Parameters) -> EStep:
    """Log-densities of the samples and log-responsibilities of the components.

    >>> e_step(np.zeros((1, 1)), m_step(np.array([[-1.0], [1.0]]), np.ones((2, 1)), reg_covar=0)).log_density
    array([-0.91893853])
    """
    data = prepare(X, structure=parameters.structure)
    log_density = np.empty(len(X))
    log_resp = np.empty((len(X), len(parameters.weights)))

    def write(rows: slice, log_probs: FloatArray, more: FloatArray | float) -> None:
        log_resp[rows] = log_probs.T
        own = normalize(log_probs)
        log_resp[rows] -= own[:, None]
        log_density[rows] = own + more

    evaluate(data, make_plan(data, enter(data.frame, parameters)), write)
    return EStep(log_density, log_resp)


def log_densities(X: Float[np.ndarray, "n d"], parameters: Parameters) -> Float[np.ndarray, " n"]:
    """Log-density of each sample, in nats."""
    data = prepare(X, structure=parameters.structure)
    found = np.empty(len(X))

    def write(rows: slice, log_probs: FloatArray, more: FloatArray | float) -> None:
        found[rows] = normalize(log_probs) + more

    evaluate(data, make_plan(data, enter(data.frame, parameters)), write)
    return found


def labels_of(data: Data, parameters: Parameters) -> IntArray:
    """Index of the component with the largest responsibility for each sample; parameters are in data's
    frame."""
    found = np.empty(data.columns.shape[1], dtype=np.intp)

    def write(rows: slice, log_probs: FloatArray, _: FloatArray | float) -> None:
        found[rows] = first_largest(log_probs)

    evaluate(data, make_plan(data, parameters), write)
    return found


def m_step(
    X: Float[np.ndarray, "n d"],
    resp: Float[np.ndarray, "n k"],
    *,
    covariance_type: str = "full",
    reg_covar: float = 1e-6,
) -> Parameters:
    """The mixture that fits the responsibilities, whose rows sum to 1, best.

    reg_covar is added to the variances.  Raises ValueError if a covariance is not positive definite.

    >>> m_step(np.array([[0.0], [2.0], [7.0]]), np.eye(2)[[0, 0, 1]], covariance_type="tied").means
    array([[1.],
           [7.]])
    """
    problem = pose(X, covariance_type, reg_covar)
    return leave(problem.data.frame, m_step_in(problem, resp))


def m_step_in(problem: Problem, resp: Float[np.ndarray, "n k"]) -> Parameters:
    """As m_step, in the problem's frame."""
    everything = np.arange(resp.shape[1])
    nothing = np.empty(0, dtype=np.intp)
    about = np.zeros((resp.shape[1], len(problem.data.columns)))
    source = Given(np.ascontiguousarray(resp.T, dtype=np.float64))
    return _maximize(problem, source, Request(everything, nothing, about))[0]


def init(
    X: Float[np.ndarray, "n d"],
    start: Float[np.ndarray, "n k"] | Parameters,
    *,
    covariance_type: str = "full",
    reg_covar: float = 1e-6,
) -> State:
    """The state before the first step, from responsibilities or from a mixture."""
    if isinstance(start, Parameters):
        return State(start)
    return State(m_step(X, start, covariance_type=covariance_type, reg_covar=reg_covar))


def step(X: Float[np.ndarray, "n d"], state: State, *, reg_covar: float = 1e-6) -> State:
    """One E-step and one M-step."""
    problem = pose(X, state.parameters.covariance_type, reg_covar)
    parameters, bound = advance(problem, enter(problem.data.frame, state.parameters))
    return State(leave(problem.data.frame, parameters), bound, state.n_iter + 1)


def advance(problem: Problem, parameters: Parameters) -> tuple[Parameters, float]:
    """One E-step and one M-step in the problem's frame: the new mixture, and the lower bound of the old."""
    plan = make_plan(problem.data, parameters)
    request = Request(plan.expanded, plan.whitened, parameters.means)
    new, log_likelihood = _maximize(problem, FromMixture(plan), request)
    if problem.scatter is not None and not len(plan.whitened):
        log_likelihood -= 0.5 * float((parameters.precisions * problem.scatter).sum())
    return new, log_likelihood / problem.n_samples + problem.data.frame.log_scale


def em(
    problem: Problem,
    start: Parameters,
    *,
    tol: float,
    max_iter: int,
    lower_bound: float = -np.inf,
    watch: Callable[[int, float, float], None] = lambda n_iter, bound, change: None,
) -> EMResult:
    """Steps from start (in the problem's frame) until the lower bound changes by less than tol.

    lower_bound: the one that start was left with, if it comes from an earlier run.  watch: called after each
    iteration with its number, lower bound and change.  The result is in the frame too.
    """
    parameters, bounds, stop = start, list[float](), Stop.MAX_ITER
    for n_iter in range(1, max_iter + 1):
        previous = lower_bound
        parameters, lower_bound = advance(problem, parameters)
        bounds.append(lower_bound)
        watch(n_iter, lower_bound, lower_bound - previous)
        if abs(lower_bound - previous) < tol:
            stop = Stop.CONVERGED
            break
    return EMResult(parameters, bounds, stop)


def _maximize(problem: Problem, source: Responsibilities, request: Request) -> tuple[Parameters, float]:
    """The M-step: gather moments, and gather anew, about the means found, those that cancelled."""
    data, structure = problem.data, problem.structure
    moments = gather(data, structure, source, request, problem.scatter)
    if not np.isfinite(moments.log_likelihood):
        raise ValueError(
            "Some samples have density zero under every component of the mixture. Start from means nearer to"
            " the data or from smaller precisions, or scale the input data."
        )
    parameters, good = _estimate(problem, moments)
    shift = parameters.means - moments.about
    with np.errstate(invalid="ignore"):
        good &= moment_error(parameters, shift, problem.n_samples) <= MOMENT_ERROR
    if structure.shared:
        good[:] = good.all()
    if not good.all():
        redo = np.flatnonzero(~good)
        again = Request(np.empty(0, dtype=np.intp), redo, parameters.means)
        found = gather(data, structure, source, again, problem.scatter)
        parameters, good = _estimate(problem, merged(moments, found, redo, structure.shared))
    if not good.all():
        raise ValueError(ILL_DEFINED)
    return parameters, moments.log_likelihood


def _estimate(problem: Problem, moments: Moments) -> tuple[Parameters, BoolArray]:
    """Parameters from moments, and which components (K,) have a positive definite covariance."""
    structure, frame = problem.structure, problem.data.frame
    nk = moments.counts + _ALMOST_NOTHING
    # A component without samples goes to the origin of the data, as in scikit-learn.
    missing = np.where(nk < _NOBODY, _ALMOST_NOTHING / nk, 0.0)
    home = moments.about + frame.center * frame.scale
    shift = moments.first / nk[:, None] - home * missing[:, None]
    weights = nk / problem.n_samples
    covariances = structure.about(moments.second, moments.first, shift, moments.counts, nk)
    covariances = structure.add_to_variances(covariances, problem.ridge)
    factors, good = structure.factor(covariances)
    parameters = Parameters(
        structure.name, weights / weights.sum(), moments.about + shift, covariances, factors
    )
    return parameters, np.broadcast_to(good, nk.shape).copy()
