"""Answers' files made from a question's functions."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.question import Question, QuestionError
from tests.support.made_up import QUESTION, load_code_question, write_question

BANK = Bank()


def functions(name: str) -> list[Any]:
    question = BANK.code_question(name)
    others = [other.function for other in question.alternates]
    return [question.reference, *others, *(wrong.function for wrong in question.misconceptions)]


def load(text: str, name: str) -> Any:
    namespace: dict[str, Any] = {}
    exec(compile(text, "<answer>", "exec"), namespace)
    return namespace[name]


def test_helpers_and_constants_come_along(tmp_path: Path) -> None:
    question = load_code_question(write_question(tmp_path, QUESTION))
    text = as_answer(question, question.reference)
    assert text.splitlines()[:2] == ["from __future__ import annotations", "HALF = 0.5"]
    assert load(text, "shift")(np.zeros(1))[0] == 1.0
    assert "LINE" not in text


def test_an_alternate_that_uses_the_reference_does_not_call_itself(tmp_path: Path) -> None:
    question = load_code_question(write_question(tmp_path, QUESTION))
    twice = load(as_answer(question, question.alternates[1].function), "shift")
    np.testing.assert_array_equal(twice(np.zeros(2), 3.0), [1.5, 1.5])


def test_an_import_that_no_answer_can_have(tmp_path: Path) -> None:
    text = QUESTION.replace(
        "def halved(a):\n", "from scipy.special import expit\n\n\ndef halved(a):\n    expit(a)\n"
    )
    question = load_code_question(write_question(tmp_path, text))
    with pytest.raises(
        QuestionError, match=r"shift.py:17: an answer needs scipy.special, which no answer can"
    ):
        as_answer(question, question.reference)


def test_a_function_inside_another_cannot_stand_alone(tmp_path: Path) -> None:
    inside = "def add():\n    @question.alternate('inner')\n    def inner(x, a=2.0): ...\n"
    text = f"{QUESTION}\n\n{inside}\n\nadd()\n"
    question = load_code_question(write_question(tmp_path, text))
    with pytest.raises(
        QuestionError, match=r"shift.py:\d+: inner stands inside something else; put it at the top"
    ):
        as_answer(question, question.alternates[-1].function)


CODE = [name for name in BANK.sources() if isinstance(BANK.question(name), Question)]


@pytest.mark.parametrize("name", CODE)
def test_every_function_of_the_bank_makes_an_answer(name: str) -> None:
    """The answer does on the examples what the function does."""
    question = BANK.code_question(name)
    for function in functions(name):
        text = as_answer(question, function)
        tree = ast.parse(text)
        answer = tree.body[-1]
        assert isinstance(answer, ast.ClassDef | ast.FunctionDef)
        assert isinstance(answer, ast.ClassDef) == bool(question.steps)
        assert (answer.name, answer.decorator_list) == (name, [])
        assert not {"hypothesis", "jaxtyping", "mlfundamentals"} & set(text.replace(".", " ").split())
        load(text, name)
