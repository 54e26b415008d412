"""An elastic net to be solved, and points on the way to its minimum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._certificate import Penalty, duality_gap
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
    fit: Fit
    """What w leaves of y, whatever the penalty."""


def init(problem: Problem, coef: FloatArray) -> State:
    """The state at coef (d,)."""
    support = np.flatnonzero(coef)
    return penalized(problem, coef, problem.design.fit(problem.target, support, coef[support]))


def penalized(problem: Problem, coef: FloatArray, fit: Fit) -> State:
    """The same where what coef leaves of y is known: under another penalty it is the same."""
    penalty = problem.penalty
    correlations = fit.correlations - penalty.l2 * coef
    objective = 0.5 * (fit.residual_squares + penalty.l2 * float(coef @ coef))
    objective += penalty.l1 * float(np.abs(coef).sum())
    gap = duality_gap(coef, correlations, fit.residual_squares, fit.residual_dot_y, penalty)
    return State(coef, correlations, objective, max(gap, 0.0), fit)
