"""What a question says of growth is checked before it becomes a key."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest

from mlfundamentals.questions import Growth, Question, QuestionError
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.growth import known_growth
from mlfundamentals.questions.key import from_bytes, to_bytes

ASKED = Growth(lambda n: ([1] * n, 1), (1, 10, 100), "numbers", "Be quick.", "How?")


def window_sums() -> Question:
    return Bank().code_question("window_sums")


def with_growth(growth: Growth) -> Question:
    question = window_sums()
    question.growth = growth
    return question


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sizes": (1, 10, 10)}, "sizes of growth must rise"),
        ({"rule": " "}, "growth has no rule"),
        ({"within": 3.0}, "within must be at least 4, below is noise; got 3.0"),
    ],
)
def test_a_rule_that_cannot_be_judged_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        dataclasses.replace(ASKED, **change)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda n: ([1] * n, 0), "the reference raises on growth's input of size 1"),
        (
            lambda n: (np.random.default_rng().integers(99, size=n).tolist(), 1),
            "other inputs the second time",
        ),
        (lambda n: ([1] * 99_999, n), "bytes, at most 400000 may"),
    ],
)
def test_inputs_that_are_not_fit_are_refused(make: Any, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        known_growth(with_growth(dataclasses.replace(ASKED, make=make)))


def test_a_slow_answer_needs_a_rule_for_being_slow() -> None:
    question = window_sums()
    question.growth = None
    with pytest.raises(QuestionError, match="the question has no growth"):
        question.too_slow("anew")(lambda a, k: [])


def test_growth_is_part_of_the_key_and_of_its_name() -> None:
    key = Bank().key("window_sums")
    assert from_bytes(to_bytes(key)) == key
    assert key.growth is not None
    wider = dataclasses.replace(key, growth=dataclasses.replace(key.growth, within=9.0))
    assert wider.id != key.id
    assert key.points["growth"] == 2
