"""An elastic net to be solved, and points on the way to its minimum."""

from __future__ import annotations

from dataclasses import dataclass

from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._certificate import Penalty, certify
from mlfundamentals.linear_model._design import Design, Fit, Target


@dataclass(frozen=True, slots=True)
class Problem:
    """½ ||y - X w||² + the penalty."""

    design: Design
    target: Target
    penalty: Penalty


@dataclass(frozen=True, slots=True)
class State:
    """A point on the way."""

    coef: FloatArray
    """w, (d,)."""
    correlations: FloatArray
    """X'(y - X w) - l2 w, (d,)."""
    objective: float
    gap: float
    largest: float
    """The largest size of a correlation; of the largest one that is positive, if coefficients have to be."""
    fit: Fit
    """What w leaves of y, whatever the penalty."""


def init(problem: Problem, coef: FloatArray) -> State:
    """The state at coef (d,)."""
    support = coef.nonzero()[0]
    return penalized(problem, coef, problem.design.fit(problem.target, support, coef[support]))


def penalized(problem: Problem, coef: FloatArray, fit: Fit) -> State:
    """The same where what coef leaves of y is known: under another penalty it is the same."""
    correlations = fit.correlations - problem.penalty.l2 * coef
    found = certify(coef, correlations, fit.residual_squares, fit.residual_dot_y, problem.penalty)
    return State(coef, correlations, found.objective, max(found.gap, 0.0), found.largest, fit)
