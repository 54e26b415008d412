"""Stubs: text from a question, the same text every time."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from mlfundamentals.generation.stubs import IndexRow, render_index, render_stub
from mlfundamentals.generation.writing import stub_and_picture
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.question import Question, QuestionError
from tests.support.made_up import IN_PLACE, QUESTION, load_code_question, write_question

GOLDEN = Path(__file__).parent / "golden"
BANK = Bank()


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return load_code_question(write_question(tmp_path, QUESTION))


def test_parameters_without_words_are_named(tmp_path: Path) -> None:
    path = write_question(tmp_path, QUESTION.replace("    a: twice what is added\n", ""))
    with pytest.raises(
        QuestionError, match="shift: the reference's docstring has no line `name: words` for a"
    ):
        render_stub(load_code_question(path), path="sums/shift.py")


def test_a_backslash_in_the_statement_makes_a_raw_docstring(question: Question) -> None:
    stub = render_stub(question, path="sums/shift.py")
    assert stub.startswith('r"""')
    assert r"\frac{a}{2}" in (ast.get_docstring(ast.parse(stub)) or "")


def test_what_is_not_finite_is_shown_as_python_reads_it(tmp_path: Path) -> None:
    odd = "(np.array([-np.inf, np.inf, np.nan]), 4.0)"
    path = write_question(tmp_path, QUESTION.replace("examples=[(LINE, 4.0)", f"examples=[{odd}"))
    stub = render_stub(load_code_question(path), path="sums/shift.py")
    assert ">>> shift(np.array([-np.inf, np.inf, np.nan]), 4.0)" in stub


def test_a_stub_gives_nothing_away(question: Question) -> None:
    stub = render_stub(question, path="sums/shift.py")
    for secret in (
        "HALF",
        "halved",
        "alternate",
        "misconception",
        "jaxtyping",
        "hypothesis",
        "mlfundamentals",
    ):
        assert secret not in stub


# property: every stub of the bank


@pytest.mark.parametrize("name", BANK.sources())
def test_a_stub_needs_nothing_but_numpy(name: str) -> None:
    question = BANK.question(name)
    stub, _ = stub_and_picture(question, f"{name}.py")
    imports = [node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.Import | ast.ImportFrom)]
    needed = ["import numpy as np"] * (isinstance(question, Question) and question.numpy)
    assert [ast.unparse(node) for node in imports] == needed
    assert stub.rstrip().endswith(("raise NotImplementedError", "ANSWER = None"))


def test_stubs_are_the_same_whatever_the_process(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; from pathlib import Path; from mlfundamentals.questions.bank import Bank\n"
        "from mlfundamentals.generation.writing import stubs\n"
        "texts = stubs(Bank(), 'exercises'); print(hashlib.sha256(repr(texts).encode()).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


# golden


@pytest.mark.parametrize(("text", "name"), [(QUESTION, "shift"), (IN_PLACE, "insert_before_last")])
def test_golden_stub(text: str, name: str, tmp_path: Path) -> None:
    question = load_code_question(write_question(tmp_path, text, name=name))
    assert render_stub(question, path=f"exercises/sums/{name}.py") == (GOLDEN / f"{name}.txt").read_text()


def test_golden_index(question: Question, tmp_path: Path) -> None:
    other = load_code_question(write_question(tmp_path, IN_PLACE, name="insert_before_last"))
    rows = [IndexRow(question, "sums"), IndexRow(other, "more_sums")]
    assert render_index(rows) == (GOLDEN / "index.txt").read_text()
