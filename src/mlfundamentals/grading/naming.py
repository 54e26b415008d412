"""Naming the misconception that an answer shows, from what the key says each of them would return."""

from __future__ import annotations

from collections.abc import Sequence

from ..questions.key import Key
from ..questions.outcome import Outcome
from .verdict import NamedMistake

CERTAIN_FAILURES = 3  # at least so many cases fail,
CERTAIN_DIFFERENCES = 2  # and every other misconception returns something else on at least so many
LIKENESS = 0.8  # of the failing cases that must look like a misconception to say so


def name_mistake(key: Key, outcomes: Sequence[Outcome], failing: Sequence[bool]) -> NamedMistake | None:
    """The misconception whose returns the outcomes show.

    It is certain when every case agrees, at least three of them fail, and every other misconception differs
    on at least two. Otherwise the outcomes look like the one that most failing cases show, if any.
    """
    n_failing = sum(failing)
    if key.literal:
        return _named_by_literal(key, outcomes[0]) if n_failing else None
    if n_failing < CERTAIN_FAILURES:
        return None
    best, best_share, unlike = None, LIKENESS, []
    for index in range(len(key.mistakes)):
        follows = [
            key.follows(case, index, outcome) for case, outcome in zip(key.cases, outcomes, strict=True)
        ]
        unlike.append(len(follows) - sum(follows))
        share = sum(f and bad for f, bad in zip(follows, failing, strict=True)) / n_failing
        if share > best_share:
            best, best_share = index, share
    for index, differences in enumerate(unlike):
        others = unlike[:index] + unlike[index + 1 :]
        if differences == 0 and all(other >= CERTAIN_DIFFERENCES for other in others):
            return _named(key, index, certain=True)
    return None if best is None else _named(key, best, certain=False)


def _named_by_literal(key: Key, outcome: Outcome) -> NamedMistake | None:
    """The misconception that gives this answer: it is the only one, as instances are chosen so."""
    for index in range(len(key.mistakes)):
        if key.gives(index, outcome):
            return _named(key, index, certain=True)
    return None


def _named(key: Key, index: int, *, certain: bool) -> NamedMistake:
    known = key.mistakes[index]
    return NamedMistake(known.name, certain, known.mistake, known.hint)
