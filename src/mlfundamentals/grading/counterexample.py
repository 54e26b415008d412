"""The smallest input on which an answer fails, and how to show it."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np

from ..questions import codec
from ..questions.agreement import Disagreement, leaves
from ..questions.key import Case, Key, same_outcome
from ..questions.outcome import Died, Outcome, Raised, Returned, run
from ..questions.question import Question
from ..questions.shrinking import Shrinker
from ..questions.text import show
from ..questions.tolerance import Unfit, derive
from .sandbox import Worker
from .translation import run_batch
from .verdict import Counterexample
from .wording import show_outcome

CONFIRMED = 4  # inputs at the end of the search for which it is derived what is expected
_ONE_AT_A_TIME = threading.Lock()  # references silence warnings, which one thread at a time can do


def shrink(question: Question, key: Key, case: Case, worker: Worker) -> tuple[Case, Outcome] | None:
    """A lighter input than the case's on which the answer fails, with what it does there; None if none is.

    Every step goes through the same worker, many inputs in one message, and is held against the reference at
    a glance. What is expected is derived from all witnesses, as when the key was compiled, for the last input
    only, or for one before it where right answers differ there.
    """
    path: list[tuple[bytes, Outcome]] = []

    def first_failing(batch: list[bytes]) -> bytes | None:
        for args, outcome in zip(batch, run_batch(key, batch, worker), strict=True):
            if _differs(question, key, args, outcome):
                path.append((args, outcome))
                return args
        return None

    with _ONE_AT_A_TIME:
        Shrinker(question, [known.args for known in key.cases]).shrink(case.args, first_failing)
        for args, outcome in path[: -CONFIRMED - 1 : -1]:
            expected = _expected(question, key, case.part, args)
            if expected is not None and key.mismatch(expected, outcome) is not None:
                return expected, outcome
    return None


def _differs(question: Question, key: Key, args: bytes, outcome: Outcome) -> bool:
    """Whether an outcome is another one than the reference's, at a glance."""
    if isinstance(outcome, Died):
        return False
    right = run(question.witnesses[0], args, key.names, key.in_place)
    return not same_outcome(right, outcome) and not (
        isinstance(right, Raised) and isinstance(outcome, Raised)
    )


def _expected(question: Question, key: Key, part: str, args: bytes) -> Case | None:
    """The case that an input makes, or None where right answers differ."""
    try:
        expectation = derive(question.witnesses_of(part), args, key.names, key.agreement, key.in_place)
    except Unfit:
        return None
    return Case(part, args, expectation.outcome, expectation.tolerances, ())


def explain(key: Key, case: Case, outcome: Outcome, problem: Disagreement) -> Counterexample:
    """Write a failing case as a person reads it."""
    arguments = codec.decode(case.args)
    expected, got = show_outcome(key, case.expected), show_outcome(key, outcome)
    if isinstance(case.expected, Returned) and isinstance(outcome, Returned):
        kinds = _kind(case.expected.value), _kind(outcome.value)
        if problem.kind in ("type", "dtype") and "" not in kinds:
            expected, got = f"{expected} ({kinds[0]})", f"{got} ({kinds[1]})"
        elif "float32" in kinds[1] or "float16" in kinds[1]:
            got = f"{got} ({kinds[1]})"
    return Counterexample(
        arguments={name: show(value) for name, value in zip(key.names, arguments, strict=False)},
        expected=expected,
        got=got,
        difference=str(problem),
        part=case.part,
    )


def _kind(value: Any) -> str:
    """What the text of a value may not tell: a list of ints, an array of float32."""
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype}"
    if isinstance(value, np.generic):
        return f"NumPy {value.dtype}"
    if value is None or isinstance(value, codec.Opaque):
        return ""
    inside = sorted({_kind(leaf) for leaf in leaves(value)} - {""}) if isinstance(value, list | tuple) else []
    return f"{type(value).__name__} of {', '.join(inside)}" if inside else type(value).__name__
