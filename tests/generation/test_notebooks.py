"""Notebooks: valid, the same bytes each time, and their cells do what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from mlfundamentals.generation.notebooks import render_notebook
from mlfundamentals.generation.writing import stub_and_picture
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.question import QuestionError
from tests.support.made_up import CLASS, CONCEPT, QUESTION, write_question

BANK = Bank()


def cells(stub: str, name: str) -> dict[str, str]:
    text = render_notebook(stub, name)
    assert text == render_notebook(stub, name)
    untyped: Any = nbformat
    notebook = untyped.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert text.endswith("\n")
    return {cell["id"]: cell["source"] for cell in notebook["cells"]}


def made_up(folder: Path, text: str, name: str) -> str:
    write_question(folder, text, name=name)
    return stub_and_picture(Bank(folder).question(name), f"{name}.py")[0]


@pytest.mark.parametrize("name", BANK.sources())
def test_every_question_has_a_notebook_that_writes_its_stub(name: str) -> None:
    stub, _ = stub_and_picture(BANK.question(name), f"{name}.py")
    found = cells(stub, name)
    magic, _, code = found["answer"].partition("\n")
    assert magic == f"%%writefile {name}.py"
    assert stub.endswith(f"\n{code}\n")
    compile(code, name, "exec")
    assert found["check"].endswith(f"-m mlfundamentals grade {name}.py")
    assert found["statement"].startswith("# ")
    assert "Check yourself" not in found["statement"]


def test_the_examples_can_be_tried(tmp_path: Path) -> None:
    found = cells(made_up(tmp_path, QUESTION, "shift"), "shift")
    magic, *lines = found["try"].splitlines()
    assert magic == "%run shift.py"
    x = "np.array([0.25, 3.0, -1.0])"
    assert lines == [f"print(repr(shift({x}, 4.0)))", f"print(repr(shift({x})))"]
    answer = found["answer"].partition("\n")[2].replace("raise NotImplementedError", "return x + a / 2")
    program = "\n".join([answer, *lines])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "array([2.25, 5.  , 1.  ])\narray([1.25, 4.  , 0.  ])\n"


def test_a_class_is_tried_step_by_step(tmp_path: Path) -> None:
    lines = cells(made_up(tmp_path, CLASS, "Counter"), "Counter")["try"].splitlines()
    steps = ["model = Counter(1.0)", "_ = model.add(np.array([1.0, 2.0]))", "print(repr(model.scaled(2.0)))"]
    assert lines[1:4] == steps


def test_a_concept_keeps_its_table_and_has_nothing_to_try(tmp_path: Path) -> None:
    found = cells(made_up(tmp_path, CONCEPT, "largest_row"), "largest_row")
    assert found["answer"] == "%%writefile largest_row.py\nANSWER = None"
    assert "try" not in found
    before, _, rest = found["statement"].partition("```text\n")
    table, _, after = rest.partition("```\n")
    assert before.endswith("The data\n\n")
    assert len({len(line) for line in table.splitlines() if line.strip()}) == 1
    assert after.strip().startswith("The same as a picture: largest_row.svg")


def test_without_nbformat_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    with pytest.raises(QuestionError, match=r'pip install "mlfundamentals\[notebooks\]"'):
        render_notebook('"""A   b"""\nx = 1\n', "x")


def test_notebooks_hold_no_outputs(tmp_path: Path) -> None:
    document = json.loads(render_notebook(made_up(tmp_path, QUESTION, "shift"), "shift"))
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in document["cells"])
