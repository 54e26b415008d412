"""A misconception is named as certain only where nothing else can be meant."""

from __future__ import annotations

import dataclasses

import pytest

from mlfundamentals.grading.naming import name_mistake
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.key import Key
from mlfundamentals.questions.outcome import Outcome, Returned, run
from tests.support.graded import BANK

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
    named = name_mistake(key, outcomes, failing(key, outcomes))
    assert named is not None
    assert (named.name, named.certain) == (mistake, True)


def test_one_case_that_differs_makes_it_a_likeness() -> None:
    key, outcomes = outcomes_of("l2_normalize_rows", "l1_norm")
    first = failing(key, outcomes).index(True)
    outcomes[first] = Returned(None)
    named = name_mistake(key, outcomes, failing(key, outcomes))
    assert named is not None
    assert (named.name, named.certain) == ("l1_norm", False)


def test_two_failing_cases_are_too_few() -> None:
    key, outcomes = outcomes_of("l2_normalize_rows", "l1_norm")
    bad = [i for i, failed in enumerate(failing(key, outcomes)) if failed][:2]
    cases = [case for i, case in enumerate(key.cases) if i in bad or key.follows(case, 0, outcomes[i])]
    few = dataclasses.replace(key, cases=tuple(key.cases[i] for i in bad))
    assert cases
    assert name_mistake(few, [outcomes[i] for i in bad], [True, True]) is None


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
    named = name_mistake(twin, outcomes, failing(key, outcomes))
    assert named is not None
    assert not named.certain


def test_what_nobody_does_has_no_name() -> None:
    key, outcomes = outcomes_of("digits_of", BANK_OF_TESTS.key("digits_of").mistakes[0].name)
    nothing: list[Outcome] = [Returned(3.5)] * len(outcomes)
    assert name_mistake(key, nothing, failing(key, nothing)) is None
