"""The elastic net by Newton steps on the features whose coefficients are not zero.

On a face - features A, signs s - the objective is quadratic, and its minimum solves

    (X_A'X_A + l2 I) w_A = X_A'y - l1 s.

A step solves this on the face of the present coefficients and of the features that the KKT conditions call
in, drops those that came out with the wrong sign, and looks at all features again. With the penalty lowered
in stages from where all coefficients are zero few features change at a time, and few steps are needed, as
long as features are few beside samples. Where samples outnumber all features, so that a look at all is dear,
the problem of those called in is solved to its end before the others are looked at; or that of all features,
by X'X, if most are called in. Where features are many, faces found so are far off: then proximal point steps
follow until the signs nearly settle, and last steps on their face are nearly exact. Where all features are
few, all come in at once, without stages and proximal steps. Where nothing lowers the objective, the next step
goes from the best point so far along the Newton direction to the exact minimum on that line, which does.
Source: [lee2007] (the search over signs), [hintermuller2002] (the active set step as a Newton step).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.linear_model._called import (
    Face,
    all_may_come,
    called_in,
    crowded,
    few,
    n_concerned,
    pull,
    room,
    stage,
)
from mlfundamentals.linear_model._certificate import kkt_violation
from mlfundamentals.linear_model._design import GramDesign, Target
from mlfundamentals.linear_model._faces import face_minimum, line_minimum
from mlfundamentals.linear_model._products import square
from mlfundamentals.linear_model._proximal import proximal_step
from mlfundamentals.linear_model._states import Problem, State, init

_ROUNDING = 1e-13
"""A KKT condition broken by this share of the largest |X'y| is met: rounding of X'r moves it so far."""
_SLACK = 4 * float(np.finfo(np.float64).eps)
"""Objectives that differ by this share of y'y are the same but for rounding."""

_PROXIMAL_SHRINK, _SMALL = 0.7, 1 << 18
"""What a proximal step lowers the l1 weight to. With fewer elements of X it is half, as in other steps: there
the number of steps counts and not what they do."""
_NEARLY = 0.97
"""Features whose correlation is this share of l1 take part in a proximal step: they may come in."""
_NEARLY_NONE = 0.05
"""Where a proximal step changes at most this share of the signs, a face is tried again: in float32 it costs
less than one of the several factors of a proximal step."""
_REFINED = 0.5
"""A step by a float32 factor that leaves more than this share of the gap is of no use: where it changed no
sign, float32 is too coarse, and the step is taken in float64."""
_NARROW_TOL, _NARROW_STEPS = 1e-14, 100
"""A problem of few features is solved to rounding: a step of it costs little beside a pass over X."""
_FIRST_REACH, _STRIDE, _LONGEST_REACH = 10.0, 3.0, 1e3
"""Reach of the proximal steps: the first, its growth from step to step, and the last, where float32 ends."""


class Stop(Enum):
    """Why an iteration ended; the value is the sentence a user reads."""

    CONVERGED = "the duality gap is at most tol"
    ROUNDING = "the optimality conditions hold, or the objective falls no further, in float64"
    MAX_ITER = "max_iter reached first; raise max_iter or tol"


@dataclass(frozen=True, slots=True)
class Pace:
    """What kind of step comes next."""

    reach: float = _FIRST_REACH
    dense: bool = False
    """Whether faces proved too far off, so that proximal steps are taken."""
    settled: bool = False
    """Whether the last of these left nearly all signs as they were."""


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

    >>> from mlfundamentals.linear_model._certificate import Penalty
    >>> from mlfundamentals.linear_model._design import Columns
    >>> y = np.array([3.0, 1.0])
    >>> problem = Problem(Columns(np.eye(2), None, None), Target(y, y, 10.0), Penalty(l1=2.0))
    >>> solve(problem, np.zeros(2), tol=1e-10, max_iter=10).coef
    array([1., 0.])
    """
    with blas_held():
        return solve_from(problem, init(problem, start), tol=tol, max_iter=max_iter)[0]


def solve_from(
    problem: Problem, state: State, *, tol: float, max_iter: int
) -> tuple[ElasticNetResult, State]:
    """The same from a state, with the last state: for the caller who holds BLAS and has more to solve."""
    best, pace, n_iter = state, Pace(), 0
    stop = _reason(problem, best, tol)
    while stop is None and n_iter < max_iter:
        state, pace = advance(problem, best, pace)
        n_iter += 1
        stop = Stop.ROUNDING if state is best else _reason(problem, state, tol)
        best = state
    return ElasticNetResult(best.coef, best.gap, n_iter, stop or Stop.MAX_ITER), best


def _reason(problem: Problem, state: State, tol: float) -> Stop | None:
    """Why the state is the last one, if it is."""
    if state.gap <= tol * problem.target.squares:
        return Stop.CONVERGED
    rounding = _ROUNDING * problem.target.largest
    if state.largest > problem.penalty.l1 + rounding:
        return None
    met = kkt_violation(state.coef, state.correlations, problem.penalty) <= rounding
    return Stop.ROUNDING if met else None


def advance(problem: Problem, state: State, pace: Pace) -> tuple[State, Pace]:
    """The next state, a better one, and how to go on; the same state where rounding leaves no better one."""
    if pace.settled:
        new = refine(problem, state)
        if _better(problem, new, state) and new.gap <= _REFINED * state.gap:
            return new, pace
    on_its_face = pace.settled and bool((np.sign(new.coef) == np.sign(state.coef)).all())
    # without l1 there are no signs to guess, and no feature can be left out
    smooth = problem.penalty.l1 == 0
    face = None if pace.dense and not on_its_face else called_in(problem, state)
    sparse = not pace.dense and face is not None and (smooth or len(face.columns) <= few(problem))
    if face is not None and (on_its_face or (sparse and (smooth or not problem.design.passes))):
        new = step(problem, state, face)
        if _better(problem, new, state):
            return new, pace
        if all_may_come(problem):
            new = descend(problem, state)
            if _better(problem, new, state):
                return new, pace
    elif sparse:
        new = crowd(problem, state) if crowded(problem, state) else narrow(problem, state)
        if n_concerned(problem, new) <= few(problem) and _better(problem, new, state):
            return new, pace
    new = approach(problem, state, pace.reach)
    if _better(problem, new, state):
        at_target = stage(problem, state) == problem.penalty.l1
        changed = int((np.sign(new.coef) != np.sign(state.coef)).sum())
        settled = at_target and changed <= _NEARLY_NONE * int(np.count_nonzero(new.coef))
        reach = min(pace.reach * (_STRIDE if at_target else 1.0), _LONGEST_REACH)
        return new, Pace(reach, dense=True, settled=settled)
    new = descend(problem, state)
    return (new if _better(problem, new, state) else state), replace(pace, dense=True, settled=False)


def _better(problem: Problem, new: State, old: State) -> bool:
    """Whether the objective fell, or is the same but for rounding at a smaller gap."""
    slack = _SLACK * problem.target.squares
    fell = old.objective - new.objective
    return fell > slack or (fell >= -slack and new.gap < old.gap)


def step(problem: Problem, state: State, called: Face) -> State:
    """Solve the face of the present features and of those called in, dropping what gets the wrong sign."""
    l1, face, signs = called.l1, called.columns, called.signs
    free = problem.penalty.l1 == 0 and not problem.penalty.positive
    while len(face):
        solution = _on_face(problem, face, signs, l1, state.coef[face])
        right = (solution * signs > 0) | free
        if right.all():
            break
        face, signs = face[right], signs[right]
    coef = np.zeros_like(state.coef)
    if len(face):
        coef[face] = solution
    return init(problem, coef)


def narrow(problem: Problem, state: State) -> State:
    """Solve the problem for the present features and those called in most strongly, without the others.

    Their Gram matrix is enough for that, in however many steps; the pass over X that tells whether others
    are called in comes once.
    """
    size = pull(problem, state)
    called = np.where(state.coef != 0, np.inf, size)
    most = np.count_nonzero(state.coef) + room(problem, state)
    columns = np.flatnonzero((called > problem.penalty.l1) | (called == np.inf))
    if len(columns) > most:
        columns = columns[np.sort(np.argpartition(-called[columns], most)[:most])]
    if len(columns) == 0:
        return state
    cross = problem.target.cross[columns]
    design = GramDesign(problem.design.gram(columns), problem.design.n_samples)
    part = Problem(design, Target(problem.target.y, cross, problem.target.squares), problem.penalty)
    coef = np.zeros_like(state.coef)
    coef[columns] = solve(part, state.coef[columns], tol=_NARROW_TOL, max_iter=_NARROW_STEPS).coef
    return init(problem, coef)


def crowd(problem: Problem, state: State) -> State:
    """Solve the problem by X'X, from what the present point leaves of y.

    Where X'X is rounded to float32, only the change is wrong, in its seventh digit where the problem is well
    conditioned: the next such step finds that in X itself. Where it leaves too much, X'X is formed anew.
    """
    gram = problem.design.whole()
    new = _by_gram(problem, state, gram)
    if new.gap <= _REFINED * state.gap:
        return new
    exact = problem.design.whole(exact=True)
    return new if exact is gram else _by_gram(problem, state, exact)


def _by_gram(problem: Problem, state: State, gram: FloatArray) -> State:
    """The minimum if X'X is gram, given the correlations at state."""
    cross = state.fit.correlations + gram @ state.coef
    squares = state.fit.residual_dot_y + float(cross @ state.coef)
    target = Target(problem.target.y, cross, squares)
    part = Problem(GramDesign(gram, problem.design.n_samples), target, problem.penalty)
    return init(problem, solve(part, state.coef, tol=_NARROW_TOL, max_iter=_NARROW_STEPS).coef)


def refine(problem: Problem, state: State) -> State:
    """As step, by a float32 factor from the present point: only the change is rounded, so it can be repeated.

    The same state where float32 finds the matrix singular.
    """
    from scipy.linalg import lapack

    called = called_in(problem, state)
    l1, face, signs = called.l1, called.columns, called.signs
    here, slope = state.coef[face], state.correlations[face] - l1 * signs
    gram = problem.design.gram(face, np.float32)
    scales = 1 / np.sqrt(np.maximum(gram.diagonal(), np.finfo(np.float32).tiny))
    kept = np.ones(len(face), bool)
    while kept.any():
        inside = np.flatnonzero(kept)
        left = np.where(kept, 0.0, here).astype(np.float32)
        scale = scales[inside]
        right = scale * (slope + gram @ left)[inside]
        matrix = square(gram, inside)
        matrix *= scale
        matrix *= scale[:, None]
        np.einsum("ii->i", matrix)[...] += problem.penalty.l2 * scale**2
        _, move, failed = lapack.sposv(matrix, right.astype(np.float32), lower=1, overwrite_a=1)
        if failed:
            return state
        solution = here[inside] + scale * move
        wrong = inside[solution * signs[inside] <= 0]
        if len(wrong) == 0:
            break
        kept[wrong] = False
    coef = np.zeros_like(state.coef)
    if kept.any():
        coef[face[inside]] = solution
    return init(problem, coef)


def approach(problem: Problem, state: State, reach: float) -> State:
    """A proximal point step on the features that are in, called in, or nearly so.

    reach: in units of the features' inverse squared norms.
    """
    design, penalty = problem.design, problem.penalty
    small = design.n_samples * design.n_features < _SMALL
    l1 = stage(problem, state) if small else stage(problem, state, shrink=_PROXIMAL_SHRINK)
    size = pull(problem, state)
    columns = design.with_kept(np.flatnonzero((state.coef != 0) | (size > _NEARLY * l1)))
    gram = problem.design.gram(columns, np.float32)
    norms = np.sqrt(np.maximum(gram.diagonal(), np.finfo(np.float32).tiny))
    gram /= norms
    gram /= norms[:, None]
    scaled = proximal_step(
        gram,
        state.coef[columns] * norms,
        state.correlations[columns] / norms,
        l1=l1 / norms,
        reach=1 / (1 / reach + penalty.l2 / norms**2),
        positive=penalty.positive,
    )
    coef = np.zeros_like(state.coef)
    coef[columns] = scaled / norms
    return init(problem, coef)


def descend(problem: Problem, state: State) -> State:
    """Go from state towards the minimum of the face, as far as the objective falls."""
    penalty = problem.penalty
    l1, free = penalty.l1, penalty.l1 == 0 and not penalty.positive
    called = called_in(problem, state)
    face, signs = called.columns, called.signs
    while len(face):
        here = state.coef[face]
        move = _on_face(problem, face, signs, l1, here) - here
        away = (here == 0) & (move * signs <= 0) & (not free)
        if not away.any():
            break
        face, signs = face[~away], signs[~away]
    if len(face) == 0:
        return state
    curvature = float(move @ problem.design.gram(face) @ move) + penalty.l2 * float(move @ move)
    slope = float(l1 * signs @ move - state.correlations[face] @ move)
    length, zeroed = line_minimum(here, move, slope, curvature, l1, penalty.positive)
    coef = state.coef.copy()
    coef[face] = here + length * move
    coef[face[zeroed]] = 0.0
    return init(problem, coef)


def _on_face(problem: Problem, face: IntArray, signs: FloatArray, l1: float, here: FloatArray) -> FloatArray:
    """The minimum of the objective on a face with these signs, (k,)."""
    right = problem.target.cross[face] - l1 * signs
    return face_minimum(problem.design.gram(face), right, here, problem.penalty.l2)
