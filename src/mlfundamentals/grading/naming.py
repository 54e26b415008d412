"""Naming the misconception that an answer shows, from what the key says each of them would return."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..questions.key import Key, same_outcome
from ..questions.outcome import Outcome
from .verdict import NamedMistake

CERTAIN_FAILURES = 3  # at least so many cases fail,
CERTAIN_DIFFERENCES = 2  # and every other misconception returns something else on at least so many
OTHERWISE = 0.2  # of the failing cases that two misconceptions together need not account for
LIKENESS = 0.8  # of the failing cases that must look like a misconception to say so


def name_mistakes(
    key: Key, outcomes: Sequence[Outcome], failing: Sequence[bool]
) -> tuple[NamedMistake | None, NamedMistake | None]:
    """The misconception whose returns the outcomes show, and a second one where it takes two to explain them.

    It is certain when every case agrees, at least three of them fail, and every other misconception differs
    on at least two. Otherwise the outcomes look like two that together account for nearly every case, or like
    the one that most failing cases show, if any.
    """
    n_failing = sum(failing)
    if key.literal:
        return (_named_by_literal(key, outcomes[0]) if n_failing else None), None
    if n_failing < CERTAIN_FAILURES:
        return None, None
    follows = followed(key, outcomes, failing)
    unlike = [len(row) - sum(row) for row in follows]
    for index, differences in enumerate(unlike):
        others = unlike[:index] + unlike[index + 1 :]
        if differences == 0 and all(other >= CERTAIN_DIFFERENCES for other in others):
            return _named(key, index, certain=True), None
    pair = _pair(key, follows, failing) if 0 not in unlike else None
    if pair is not None:
        return _named(key, pair[0], certain=False), _named(key, pair[1], certain=False)
    best, best_share = None, LIKENESS
    for index, row in enumerate(follows):
        share = sum(f and bad for f, bad in zip(row, failing, strict=True)) / n_failing
        if share > best_share:
            best, best_share = index, share
    return (None if best is None else _named(key, best, certain=False)), None


def followed(key: Key, outcomes: Sequence[Outcome], failing: Sequence[bool]) -> list[list[bool]]:
    """For each misconception and case, whether the outcome is what the misconception does there."""
    return [
        [
            not bad if theirs is None else same_outcome(theirs, outcome)
            for bad, theirs, outcome in zip(failing, returns, outcomes, strict=True)
        ]
        for returns in zip(*(case.mistaken for case in key.cases), strict=True)
    ]


def _pair(key: Key, follows: Sequence[Sequence[bool]], failing: Sequence[bool]) -> tuple[int, int] | None:
    """The two misconceptions that together account for the outcomes better than any other two, if there are.

    Where one of them alone fails, the answer does what it does; where neither does, it is right. Where both
    fail nobody knows what their mixture returns. Each must show alone in at least two cases, and few cases
    may be otherwise: one mistake may lead to a place where the other one does harm.
    """
    fails = [[case.mistakes[index] is not None for case in key.cases] for index in range(len(follows))]
    found: dict[int, list[tuple[int, int]]] = {}
    for i, j in itertools.combinations(range(len(follows)), 2):
        alone, otherwise = [0, 0], 0
        for case, bad in enumerate(failing):
            one, other = fails[i][case], fails[j][case]
            if bad if one and other else follows[i if one else j][case]:
                alone[0] += one and not other
                alone[1] += other and not one
            else:
                otherwise += 1 if bad else len(failing)
        if otherwise <= OTHERWISE * sum(failing) and min(alone) >= CERTAIN_DIFFERENCES:
            found.setdefault(otherwise, []).append((i, j) if alone[0] >= alone[1] else (j, i))
    best = found[min(found)] if found else []
    return best[0] if len(best) == 1 else None


def _named_by_literal(key: Key, outcome: Outcome) -> NamedMistake | None:
    """The misconception that gives this answer: it is the only one, as instances are chosen so."""
    for index in range(len(key.mistakes)):
        if key.gives(index, outcome):
            return _named(key, index, certain=True)
    return None


def _named(key: Key, index: int, *, certain: bool) -> NamedMistake:
    known = key.mistakes[index]
    return NamedMistake(known.name, certain, known.mistake, known.hint)
