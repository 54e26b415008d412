"""Naming the misconception that an answer shows, from what the key says each of them would return."""

from __future__ import annotations

from collections.abc import Sequence

from ..questions.key import Key
from ..questions.outcome import Outcome
from .verdict import NamedMistake

CERTAIN_FAILURES = 3
LIKENESS = 0.8  # of the failing cases that must look like a misconception to say so


def name_mistake(key: Key, outcomes: Sequence[Outcome], failing: Sequence[bool]) -> NamedMistake | None:
    """The misconception whose returns the outcomes show.

    It is certain when every case agrees and at least three of them fail; compiling made sure that every other
    misconception differs on two cases. Otherwise the outcomes look like the one that most failing cases show.
    """
    n_failing = sum(failing)
    best, best_share = None, LIKENESS
    for index in range(len(key.mistakes)):
        follows = [
            key.follows(case, index, outcome) for case, outcome in zip(key.cases, outcomes, strict=True)
        ]
        if all(follows) and n_failing >= CERTAIN_FAILURES:
            return _named(key, index, certain=True)
        share = sum(f and bad for f, bad in zip(follows, failing, strict=True)) / max(n_failing, 1)
        if share > best_share and n_failing >= CERTAIN_FAILURES:
            best, best_share = index, share
    return None if best is None else _named(key, best, certain=False)


def _named(key: Key, index: int, *, certain: bool) -> NamedMistake:
    known = key.mistakes[index]
    return NamedMistake(known.name, certain, known.mistake, known.hint)
