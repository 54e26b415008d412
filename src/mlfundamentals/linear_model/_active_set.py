"""The elastic net by Newton steps on the features whose coefficients are not zero.

On a face - features A, signs s - the objective is quadratic, and its minimum solves

    (X_A'X_A + l2 I) w_A = X_A'y - l1 s.

A step solves this on the face of the present coefficients and of the features that the KKT conditions call
in, drops those that came out with the wrong sign, and looks at all features again. With the penalty lowered
in stages from where all coefficients are zero few features change at a time, and few steps are needed. Such
steps need not descend: where the objective did not fall, the next step goes from the best point so far along
the Newton direction to the exact minimum on that line, which does.
Source: [lee2007] (the search over signs), [hintermuller2002] (the active set step as a Newton step).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from mlfundamentals._core.types import BoolArray, FloatArray, IntArray
from mlfundamentals.linear_model._certificate import Penalty, duality_gap, kkt_violation
from mlfundamentals.linear_model._design import Design, Target

_SHRINK = 0.5
"""How far the l1 weight is lowered in one step, as a share of the largest correlation."""
_ROUNDING = 1e-13
"""A KKT condition broken by this share of the largest |X'y| is met: rounding of X'r moves it so far."""


class Stop(Enum):
    """Why an iteration ended; the value is the sentence a user reads."""

    CONVERGED = "the duality gap is at most tol"
    ROUNDING = "the optimality conditions hold, or the objective falls no further, in float64"
    MAX_ITER = "max_iter reached first; raise max_iter or tol"


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


@dataclass(frozen=True, slots=True)
class ElasticNetResult:
    """One run."""

    coef: FloatArray
    """w, (d,)."""
    gap: float
    """Duality gap reached, in units of the objective."""
    n_iter: int
    stop: Stop


def solve(problem: Problem, start: FloatArray, *, tol: float, max_iter: int) -> ElasticNetResult:
    """Minimize from start (d,) until the gap is at most tol y'y.

    >>> from mlfundamentals.linear_model._design import Columns
    >>> design, target = Columns(np.eye(2), None, None), Target(np.array([3.0, 1.0]), np.array([3.0, 1.0]),
    10.0) >>> solve(Problem(design, target, Penalty(l1=2.0)), np.zeros(2), tol=1e-10, max_iter=10).coef
    array([1., 0.])
    """
    best = init(problem, start)
    enough, rounding = tol * problem.target.squares, _ROUNDING * np.abs(problem.target.cross).max(initial=0.0)
    for n_iter in range(max_iter + 1):
        if best.gap <= enough:
            return ElasticNetResult(best.coef, best.gap, n_iter, Stop.CONVERGED)
        if kkt_violation(best.coef, best.correlations, problem.penalty) <= rounding:
            break
        if n_iter == max_iter:
            return ElasticNetResult(best.coef, best.gap, n_iter, Stop.MAX_ITER)
        state = step(problem, best)
        if state.objective >= best.objective:
            state = descend(problem, best)
        if state.objective >= best.objective:
            break
        best = state
    return ElasticNetResult(best.coef, best.gap, n_iter, Stop.ROUNDING)


def init(problem: Problem, coef: FloatArray) -> State:
    """The state at coef (d,)."""
    penalty = problem.penalty
    support = np.flatnonzero(coef)
    fit = problem.design.fit(problem.target, support, coef[support])
    correlations = fit.correlations - penalty.l2 * coef
    objective = 0.5 * (fit.residual_squares + penalty.l2 * float(coef @ coef))
    objective += penalty.l1 * float(np.abs(coef).sum())
    gap = duality_gap(coef, correlations, fit.residual_squares, fit.residual_dot_y, penalty)
    return State(coef, correlations, objective, max(gap, 0.0))


def step(problem: Problem, state: State) -> State:
    """Solve the face of the present features and of those called in, dropping what gets the wrong sign."""
    l1 = _stage(state, problem.penalty)
    face, signs = _called_in(state, l1, problem.penalty.positive)
    free = problem.penalty.l1 == 0 and not problem.penalty.positive
    while len(face):
        solution = _minimum(problem, face, signs, l1, state.coef[face])
        right = (solution * signs > 0) | free
        if right.all():
            break
        face, signs = face[right], signs[right]
    coef = np.zeros_like(state.coef)
    if len(face):
        coef[face] = solution
    return init(problem, coef)


def descend(problem: Problem, state: State) -> State:
    """Go from state towards the minimum of the face, as far as the objective falls."""
    l1 = problem.penalty.l1
    face, signs = _called_in(state, _stage(state, problem.penalty), problem.penalty.positive)
    while len(face):
        here = state.coef[face]
        move = _minimum(problem, face, signs, l1, here) - here
        away = (here == 0) & (move * signs <= 0) & (l1 > 0 or problem.penalty.positive)
        if not away.any():
            break
        face, signs = face[~away], signs[~away]
    if len(face) == 0:
        return state
    gram = problem.design.gram(face)
    curvature = float(move @ gram @ move) + problem.penalty.l2 * float(move @ move)
    slope = float(l1 * signs @ move - state.correlations[face] @ move)
    length, zeroed = _line_minimum(here, move, slope, curvature, l1, problem.penalty.positive)
    coef = state.coef.copy()
    coef[face] = here + length * move
    coef[face[zeroed]] = 0.0
    return init(problem, coef)


def _stage(state: State, penalty: Penalty) -> float:
    """The l1 weight to solve for next: at most halfway down from what the state is a solution of."""
    size = state.correlations if penalty.positive else np.abs(state.correlations)
    return max(penalty.l1, _SHRINK * float(size.max())) if penalty.l1 > 0 else 0.0


def _called_in(state: State, l1: float, positive: bool) -> tuple[IntArray, FloatArray]:
    """The features of the next face, and their signs."""
    size = state.correlations if positive else np.abs(state.correlations)
    face = np.flatnonzero((state.coef != 0) | (size > l1))
    signs = np.sign(np.where(state.coef[face] != 0, state.coef[face], state.correlations[face]))
    return face, signs


def _minimum(problem: Problem, face: IntArray, signs: FloatArray, l1: float, here: FloatArray) -> FloatArray:
    """The minimum of the objective on a face with these signs, (k,).

    Where columns depend on each other there are many: the one found is near the present coefficients.
    """
    from scipy.linalg import lapack

    right = problem.target.cross[face] - l1 * signs
    gram = problem.design.gram(face)
    size = float(gram.diagonal().max())
    pull = 0.0
    while True:
        matrix = gram.copy(order="F")
        matrix.flat[:: len(face) + 1] += problem.penalty.l2 + pull
        _, solution, failed = lapack.dposv(matrix, right + pull * here, lower=1, overwrite_a=1)
        if not failed:
            return solution
        pull = max(100 * pull, 1e-12 * size, np.finfo(float).tiny)


def _line_minimum(
    here: FloatArray, move: FloatArray, slope: float, curvature: float, l1: float, positive: bool
) -> tuple[float, BoolArray]:
    """The minimum over t in [0, 1] of the objective at here + t move, and which coefficients are 0 there.

    Its derivative is slope + t curvature, and rises by 2 l1 |move_j| where coefficient j passes through
    zero, at t_j = here_j / -move_j; with positive none may pass.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = np.where(here * move < 0, -here / move, np.inf)
    order = np.argsort(crossing, kind="stable")
    order = order[crossing[order] < 1]
    at = crossing[order]
    if positive and len(at):
        length = min(float(at[0]), -slope / curvature if curvature > 0 else 1.0)
        return length, crossing == length
    jumps = 2 * l1 * np.abs(move[order])
    after = slope + at * curvature + np.cumsum(jumps)
    if not (after >= 0).any():
        rest = slope + float(jumps.sum())
        return min(1.0, -rest / curvature if curvature > 0 else 1.0), np.zeros(len(here), bool)
    first = int(np.argmax(after >= 0))
    before = after[first] - jumps[first]
    if before > 0:
        return float(at[first] - before / curvature), np.zeros(len(here), bool)
    return float(at[first]), crossing == at[first]
