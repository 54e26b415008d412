"""Which features take part in the next step of the elastic net: those that are in, and those called in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.linear_model._states import Problem, State

_SHRINK = 0.5
"""How far the l1 weight is lowered in one step, as a share of the largest correlation."""
_AT_ONCE = 64
"""Besides as many as there are already, so many features are called in at once, whatever their correlations;
but at most one for ten samples."""
_LEAST = 8
_FEW = 0.3
"""Up to this many features for each sample (or _AT_ONCE) faces are solved without proximal steps."""
_ALL = 256
"""Up to so many features, if they are not more than the samples, all may be called in at once, and every face
is trusted: a step costs little beside the stages and the proximal steps that it saves."""
_CROWD, _FIRST_CROWD, _SMALL_CROWD = 0.2, 0.9, 0.6
"""From which share of the features on, called in at once, X'X is formed: later on; at the first look, when
more are called in than will stay; and then with at most _FEW_COLUMNS features, whose X'X costs little more
than some passes over X."""
_FEW_COLUMNS = 128
_TALL = 3
"""Samples for each feature from which on X'X is worth forming."""


@dataclass(frozen=True, slots=True)
class Face:
    """Where the next step looks for the minimum."""

    l1: float
    """The l1 weight of the stage."""
    columns: IntArray
    """The present features and those called in, (k,)."""
    signs: FloatArray
    """Of their coefficients, (k,)."""


def called_in(problem: Problem, state: State) -> Face:
    """The next face."""
    coef, correlations = state.coef, state.correlations
    l1 = stage(problem, state)
    face = ((coef != 0) | (pull(problem, state) > l1)).nonzero()[0]
    here = coef[face]
    return Face(l1, face, np.sign(np.where(here != 0, here, correlations[face])))


def stage(problem: Problem, state: State, shrink: float = _SHRINK) -> float:
    """The l1 weight to solve for next: the final one where it calls in few features, else part of the way."""
    penalty = problem.penalty
    if penalty.l1 == 0:
        return 0.0
    size = pull(problem, state)
    called = size[(size > penalty.l1) & (state.coef == 0)]
    if len(called) <= _LEAST:
        return penalty.l1
    most = room(problem, state)
    if len(called) <= most:
        return penalty.l1
    enough = float(np.partition(called, -most)[-most])
    return max(penalty.l1, min(shrink * state.largest, enough))


def room(problem: Problem, state: State) -> int:
    """How many features may be called in at once."""
    if all_may_come(problem):
        return problem.design.n_features
    return min(_AT_ONCE + int(np.count_nonzero(state.coef)), max(problem.design.n_samples // 10, _LEAST))


def few(problem: Problem) -> int:
    """Up to how many features a face is trusted."""
    if all_may_come(problem):
        return problem.design.n_features
    return int(max(_FEW * problem.design.n_samples, _AT_ONCE))


def all_may_come(problem: Problem) -> bool:
    """Whether so few features are there that all of them may be called in at once."""
    design = problem.design
    return design.n_features <= min(design.n_samples, _ALL) and not design.passes


def n_concerned(problem: Problem, state: State) -> int:
    """How many features are in, or called in by the final l1 weight."""
    return int(np.count_nonzero((state.coef != 0) | (pull(problem, state) > problem.penalty.l1)))


def pull(problem: Problem, state: State) -> FloatArray:
    """How strongly each feature pulls at its coefficient, (d,), to be compared with the l1 weight."""
    return state.correlations if problem.penalty.positive else np.abs(state.correlations)


def crowded(problem: Problem, state: State) -> bool:
    """Whether so many features are concerned that X'X should be formed, or is."""
    design = problem.design
    if design.formed or design.n_samples < _TALL * design.n_features:
        return design.formed
    present = int(np.count_nonzero(state.coef))
    called = n_concerned(problem, state) - present
    if present > 0:
        return called > _CROWD * design.n_features
    few_columns = design.n_features <= _FEW_COLUMNS
    return called > (_SMALL_CROWD if few_columns else _FIRST_CROWD) * design.n_features
