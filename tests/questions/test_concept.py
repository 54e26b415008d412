"""Concept questions: instances that are beyond dispute, and answers read as they are meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlfundamentals.questions import codec
from mlfundamentals.questions.agreement import Agreement, exact
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.concept import Concept, compile_concept, literal_mismatch
from mlfundamentals.questions.key import decode_outcome, from_bytes, to_bytes
from mlfundamentals.questions.outcome import Returned
from mlfundamentals.questions.question import QuestionError
from tests.support.made_up import CONCEPT, write_question


@pytest.fixture
def question(tmp_path: Path) -> Concept:
    write_question(tmp_path, CONCEPT, name="largest_row")
    loaded = Bank(tmp_path).question("largest_row")
    assert isinstance(loaded, Concept)
    return loaded


@pytest.mark.parametrize("seed", range(20))
def test_an_instance_tells_the_key_from_every_distractor(question: Concept, seed: int) -> None:
    data = question.draw(seed)
    answers = [question.answer_of(question.reference, data)]
    answers += [question.answer_of(m.function, data) for m in question.misconceptions]
    assert len(set(answers)) == 3
    assert answers[0] != question.example
    assert type(answers[0]) is int


def test_a_seed_stands_for_one_instance(question: Concept) -> None:
    first, again, other = question.draw(0), question.draw(0), question.draw(1)
    assert codec.encode(first) == codec.encode(again) != codec.encode(other)


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        ("return X.sum(axis=1).argmin()", "return X.sum(axis=1).argmax()", "'smallest' gives the key"),
        (
            "return X.max(axis=1).argmax()",
            "return X.sum(axis=1).argmin()",
            "'smallest' and 'largest_entry' agree",
        ),
        ("[-1] > 0.05", "[-1] > 99", "not fit by the question's own rule"),
        ("np.round(rng.normal(size=(6, 3)), 1)", "np.ones((6, 3))", "."),
        (
            "return X.sum(axis=1).argmax()\n\n\nquestion",
            "return int(abs(X).sum() * 1e9) % 7 + 9\n\n\nquestion",
            "changes with the last digits",
        ),
    ],
)
def test_instances_open_to_dispute_are_rejected(tmp_path: Path, text: str, change: str, reason: str) -> None:
    assert text in CONCEPT
    write_question(tmp_path, CONCEPT.replace(text, change), name="largest_row")
    loaded = Bank(tmp_path).question("largest_row")
    assert isinstance(loaded, Concept)
    with pytest.raises(QuestionError, match=f"none of 2000 instances is fit: .*{reason}"):
        loaded.draw(0)


def test_the_key_holds_the_instance_and_what_the_distractors_give(question: Concept) -> None:
    key = compile_concept(question, area="sums", source_hash="0" * 16, seed=3)
    assert from_bytes(to_bytes(key)) == key
    assert key.literal
    (case,) = key.cases
    data = question.draw(3)
    assert case.args == codec.encode(data)
    assert case.expected == Returned(int(data[0].sum(axis=1).argmax()))
    theirs = [decode_outcome(codec.decode(mistake or b"")) for mistake in case.mistakes]
    assert theirs == [Returned(question.answer_of(m.function, data)) for m in question.misconceptions]
    assert [key.gives(i, theirs[i]) for i in range(2)] == [True, True]
    assert not key.gives(0, theirs[1])


CLOSE, ANY_ORDER = Agreement("close", rtol=1.0), Agreement("any_order")


@pytest.mark.parametrize(
    ("agreement", "expected", "same", "others"),
    [
        (exact(), 3, [3, 3.0], [4, 3.5, "3", None, True, [3], float("nan")]),
        (exact(), "l1", ["l1", "L1", " l1 "], ["l2", 1, ""]),
        (exact(), "high_bias", ["high bias", "High-Bias", "high_bias"], ["bias"]),
        (exact(), (1, 2), [(1, 2), [1, 2], (1.0, 2)], [(2, 1), (1, 2, 3), (1,), 12, "1, 2"]),
        (
            ANY_ORDER,
            ("a", "b"),
            [("b", "a"), ["A", "b"], {"a", "b"}],
            [("a",), ("a", "b", "b"), {"a", "c"}, "ab", (1, "a")],
        ),
        (CLOSE, 0.124, [0.12, 0.1285], [0.14, 1, "0.12"]),
        (exact(), True, [True], [1, "yes", False]),
        (exact(), 0, [0], [False]),
    ],
)
def test_how_a_literal_is_compared(
    agreement: Agreement, expected: Any, same: list[Any], others: list[Any]
) -> None:
    tolerances = (0.0051,) if agreement is CLOSE else ()
    for got in same:
        assert literal_mismatch(agreement, expected, tolerances, got) is None, got
    for got in others:
        assert literal_mismatch(agreement, expected, tolerances, got) is not None, got


def test_numpys_numbers_and_arrays_become_pythons(question: Concept) -> None:
    assert question.answer_of(lambda X: np.array([1, 2]), (np.ones(2),)) == (1, 2)
    assert type(question.answer_of(lambda X: np.float64(0.5), (np.ones(2),))) is float
    assert question.answer_of(lambda X: [np.int64(1), "a"], (np.ones(2),)) == (1, "a")
