"""A misconception is named as certain only where nothing else can be meant."""

from __future__ import annotations

import dataclasses
import itertools
import textwrap
from pathlib import Path

import pytest

from mlfundamentals.grading import grade
from mlfundamentals.grading.naming import followed, name_mistakes
from mlfundamentals.grading.report import explanation
from mlfundamentals.questions import codec
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.key import Key, decode_outcome
from mlfundamentals.questions.outcome import Outcome, Returned, run
from tests.support.graded import BANK, write

BANK_OF_TESTS = Bank(BANK)
MISTAKES = [
    (name, mistake.name)
    for name in BANK_OF_TESTS.names()
    if not BANK_OF_TESTS.key(name).literal
    for mistake in BANK_OF_TESTS.key(name).mistakes
]


def outcomes_of(question: str, mistake: str) -> tuple[Key, list[Outcome]]:
    key, asked = BANK_OF_TESTS.key(question), BANK_OF_TESTS.code_question(question)
    (wrong,) = (asked.as_function(m.function) for m in asked.misconceptions if m.name == mistake)
    return key, [run(wrong, case.args, key.names, key.in_place) for case in key.cases]


def failing(key: Key, outcomes: list[Outcome]) -> list[bool]:
    pairs = zip(key.cases, outcomes, strict=True)
    return [key.mismatch(case, outcome) is not None for case, outcome in pairs]


@pytest.mark.parametrize(("question", "mistake"), MISTAKES)
def test_every_misconception_fails_and_is_named(question: str, mistake: str) -> None:
    key, outcomes = outcomes_of(question, mistake)
    named, second = name_mistakes(key, outcomes, failing(key, outcomes))
    assert named is not None
    assert second is None
    assert (named.name, named.certain) == (mistake, True)


@pytest.mark.parametrize("question", sorted({question for question, _ in MISTAKES}))
def test_following_a_misconception(question: str) -> None:
    """What it does itself follows it everywhere; a right answer follows it where it is right, or nearly."""
    key = BANK_OF_TESTS.key(question)
    right: list[Outcome] = [case.expected for case in key.cases]
    for index, row in enumerate(followed(key, right, [False] * len(right))):
        assert all(
            follows for follows, case in zip(row, key.cases, strict=True) if case.mistakes[index] is None
        )
        assert not all(row)
        does = [case.mistaken[index] or case.expected for case in key.cases]
        assert all(followed(key, does, failing(key, does))[index])


def test_one_case_that_differs_makes_it_a_likeness() -> None:
    key, outcomes = outcomes_of("l2_normalize_rows", "l1_norm")
    first = failing(key, outcomes).index(True)
    outcomes[first] = Returned(None)
    named, second = name_mistakes(key, outcomes, failing(key, outcomes))
    assert named is not None
    assert second is None
    assert (named.name, named.certain) == ("l1_norm", False)


def test_two_failing_cases_are_too_few() -> None:
    key, outcomes = outcomes_of("l2_normalize_rows", "l1_norm")
    bad = [i for i, failed in enumerate(failing(key, outcomes)) if failed][:2]
    few = dataclasses.replace(key, cases=tuple(key.cases[i] for i in bad))
    assert name_mistakes(few, [outcomes[i] for i in bad], [True, True]) == (None, None)


def test_a_twin_makes_it_uncertain() -> None:
    key, outcomes = outcomes_of("l2_normalize_rows", "l1_norm")
    index = [mistake.name for mistake in key.mistakes].index("l1_norm")
    twin = dataclasses.replace(
        key,
        mistakes=(*key.mistakes, dataclasses.replace(key.mistakes[index], name="twin")),
        cases=tuple(
            dataclasses.replace(case, mistakes=(*case.mistakes, case.mistakes[index])) for case in key.cases
        ),
    )
    named, second = name_mistakes(twin, outcomes, failing(key, outcomes))
    assert named is not None
    assert second is None
    assert not named.certain


def test_what_nobody_does_has_no_name() -> None:
    key, outcomes = outcomes_of("digits_of", BANK_OF_TESTS.key("digits_of").mistakes[0].name)
    nothing: list[Outcome] = [Returned(3.5)] * len(outcomes)
    assert name_mistakes(key, nothing, failing(key, nothing)) == (None, None)


def mixture(key: Key, one: int, other: int) -> list[Outcome]:
    """What an answer with two mistakes would return; where both fail, as the first."""
    outcomes: list[Outcome] = []
    for case in key.cases:
        encoded = case.mistakes[one] or case.mistakes[other]
        outcomes.append(case.expected if encoded is None else decode_outcome(codec.decode(encoded)))
    return outcomes


def alone(key: Key, one: int, other: int) -> int:
    return sum(c.mistakes[one] is not None and c.mistakes[other] is None for c in key.cases)


def test_two_mistakes_at_once_are_recognized() -> None:
    """Named only where no other two would do, and never for certain; every twentieth pair of the bank."""
    keys = [BANK_OF_TESTS.key(question) for question in BANK_OF_TESTS.names()]
    pairs = [
        (key, one, other)
        for key in keys
        if not key.literal
        for one, other in itertools.combinations(range(len(key.mistakes)), 2)
        if min(alone(key, one, other), alone(key, other, one)) >= 2
    ][::20]
    n_named = 0
    for key, one, other in pairs:
        outcomes = mixture(key, one, other)
        named = name_mistakes(key, outcomes, failing(key, outcomes))
        names = {mistake.name for mistake in named if mistake is not None}
        n_named += names == {key.mistakes[one].name, key.mistakes[other].name}
        assert not any(mistake is not None and mistake.certain for mistake in named)
    assert len(pairs) > 50
    assert n_named > 0.95 * len(pairs)


@pytest.mark.usefixtures("isolation")
def test_two_mistakes_are_explained(tmp_path: Path) -> None:
    source = """
        def digits_of(n, base=10):
            if not isinstance(n, int) or not isinstance(base, int):
                raise TypeError
            if base < 2:
                raise ValueError
            n, digits = abs(n), []
            while n:
                n, digit = divmod(n, base)
                digits.append(digit)
            return digits[::-1]
    """
    path = write(tmp_path, "digits_of", textwrap.dedent(source))
    (verdict,) = grade(path, bank=BANK).verdicts
    assert verdict.misconception is not None
    assert verdict.second_misconception is not None
    names = {verdict.misconception.name, verdict.second_misconception.name}
    assert names == {"zero_empty", "bool_accepted"}
    assert not verdict.misconception.certain
    text = explanation(verdict)
    assert all(f"  {name}: " in text for name in names)
    assert text.count("Hint: ") == 2
