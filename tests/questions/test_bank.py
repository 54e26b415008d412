"""Banks: finding questions, and saying what is wrong with a file, where, and how to mend it."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path

import pytest

from mlfundamentals.questions.bank import Bank, BankError, default_root, load_question
from mlfundamentals.questions.key import save
from mlfundamentals.questions.question import QuestionError
from tests.questions.test_key import KEY
from tests.support.made_up import IN_PLACE, QUESTION, write_question


def with_keys(root: Path, **levels: int) -> Bank:
    """The bank, with keys that fit as far as the bank can see."""
    bank = Bank(root)
    for name in bank.sources():
        hashed = bank.source_hash(name)
        key = dataclasses.replace(KEY, question=name, level=levels.get(name, 1), source_hash=hashed)
        save(key, bank.key_path(name))
    return bank


# example


def test_the_default_bank_is_the_checkouts() -> None:
    assert default_root() == Path(__file__).parents[2] / "reference"


def test_questions_come_in_teaching_order(tmp_path: Path) -> None:
    write_question(tmp_path, QUESTION, area="sums")
    write_question(tmp_path, IN_PLACE, area="data_manipulation", name="insert_before_last")
    for name in ("easy", "hard", "mild"):
        write_question(tmp_path, QUESTION, area="kmeans", name=name)
    (tmp_path / "kmeans" / "_draft.py").write_text("")
    bank = with_keys(tmp_path, easy=1, hard=3, mild=2)
    assert bank.names() == ["insert_before_last", "easy", "mild", "hard", "shift"]


def test_a_key_is_stale_when_its_question_changes(tmp_path: Path) -> None:
    path = write_question(tmp_path, QUESTION)
    assert Bank(tmp_path).is_stale("shift")
    bank = with_keys(tmp_path)
    assert not bank.is_stale("shift")
    path.write_text(QUESTION + "\n")
    assert bank.is_stale("shift")
    bank.key_path("shift").write_bytes(b"damaged")
    assert Bank(tmp_path).is_stale("shift")


def test_a_question_is_read_anew_when_it_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the file keeps its size and changes within a second, which Python's own cache overlooks."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = write_question(tmp_path, QUESTION)
    bank = Bank(tmp_path)
    assert bank.question("shift").minutes == 3
    path.write_text(QUESTION.replace("minutes=3", "minutes=8"))
    bank.forget("shift")
    assert bank.question("shift").minutes == 8
    assert not (tmp_path / "sums" / "__pycache__").exists()


# tables of bad calls


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("shft", "did you mean shift?"),
        ("something_else", "`mlf list` shows what there is"),
        ("../sums/shift", "`mlf list` shows what there is"),
        ("*", "`mlf list` shows what there is"),
        ("", "`mlf list` shows what there is"),
    ],
)
def test_unknown_question(name: str, advice: str, tmp_path: Path) -> None:
    write_question(tmp_path, QUESTION)
    with pytest.raises(BankError, match=re.escape(f"there is no question {name!r} in {tmp_path}; {advice}")):
        Bank(tmp_path).source(name)


def test_bank_that_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="it is no folder; name one with --bank DIR"):
        Bank(tmp_path / "nowhere")


def test_two_files_of_one_question(tmp_path: Path) -> None:
    write_question(tmp_path, QUESTION, area="a")
    write_question(tmp_path, QUESTION, area="b")
    with pytest.raises(BankError, match=r"two files hold question shift: .*a/shift.py and .*b/shift.py"):
        Bank(tmp_path).sources()


def test_key_that_is_missing_or_damaged(tmp_path: Path) -> None:
    path = write_question(tmp_path, QUESTION)
    with pytest.raises(BankError, match="shift has no key yet; compile it with `mlf generate`"):
        Bank(tmp_path).key("shift")
    path.with_suffix(".key").write_bytes(b"nothing")
    with pytest.raises(BankError, match=r"shift.key is no key: .* compile it again with `mlf generate`"):
        Bank(tmp_path).key("shift")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def changed(old: str, new: str) -> str:
    assert old in QUESTION
    return QUESTION.replace(old, new, 1)


BROKEN = {
    "syntax error": (
        changed("HALF = 0.5", "HALF = (0.5"),
        "HALF = (0.5",
        "'(' was never closed; mend the syntax",
    ),
    "exception at import": (
        changed("HALF = 0.5", "HALF = 1 / 0"),
        "HALF = 1 / 0",
        "ZeroDivisionError: division by zero",
    ),
    "module that is not there": (
        changed("import numpy as np", "import numpie as np"),
        "import numpie",
        "ModuleNotFoundError: No module named 'numpie'",
    ),
    "level out of range": (
        changed("level=1", "level=5"),
        "question = Question(",
        "level must be 1 to 4, got 5",
    ),
    "no minutes": (
        changed("minutes=3", "minutes=0"),
        "question = Question(",
        "minutes must be positive, got 0",
    ),
    "no examples": (
        changed("examples=[(LINE, 4.0), (LINE,)]", "examples=[]"),
        "question = Question(",
        "examples is empty; give at least one argument tuple",
    ),
    "two families of one name": (
        changed('edge("nothing added"', 'edge("reals"'),
        "question = Question(",
        "two families of inputs share a name: ['reals', 'reals']",
    ),
    "edge without cases": (
        changed('edge("nothing added", (LINE, 0.0), (np.array([1.0, 2.0]), 0.0))', 'edge("nothing added")'),
        'edge("nothing added")',
        "edge 'nothing added' has neither cases nor a strategy; give one of them",
    ),
    "in_place that is no parameter": (
        changed("level=1", 'in_place="y",\n    level=1'),
        "question = Question(",
        "in_place names no parameter: 'y'",
    ),
    "misconception with another signature": (
        changed('def _(x, a=2.0):\n    """It adds', 'def _(x, a=3.0):\n    """It adds'),
        '@question.misconception("whole"',
        "misconception 'whole' takes (x, a=3.0), the reference (x, a=2.0); make them the same",
    ),
    "alternate with another signature": (
        changed("def _(x, a=2.0):\n    return np.array", "def _(x):\n    a = 2.0\n    return np.array"),
        '@question.alternate("loop")',
        "alternate 'loop' takes (x), the reference (x, a=2.0); make them the same",
    ),
    "misconception without a docstring": (
        changed('    """It adds all of a."""\n', ""),
        '@question.misconception("whole"',
        "misconception 'whole' has no docstring; say there what it does wrong",
    ),
    "misconception without a hint": (
        changed('hint="Which sign?"', 'hint=" "'),
        '@question.misconception("subtracts"',
        "misconception 'subtracts' has no hint; ask what would lead on",
    ),
    "name taken twice": (
        changed('"subtracts"', '"whole"'),
        '@question.misconception("whole", hint="Which sign?")',
        "the name 'whole' is taken twice",
    ),
    "name that is none": (
        changed('"loop"', '"a loop"'),
        '@question.alternate("a loop")',
        "'a loop' is no identifier",
    ),
}  # fmt: skip


@pytest.mark.parametrize("relative", [False, True], ids=["absolute", "relative"])
@pytest.mark.parametrize("what", BROKEN)
def test_broken_question(what: str, relative: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names file and line as an editor understands them, however the bank was named."""
    text, part, message = BROKEN[what]
    path = write_question(tmp_path, text)
    monkeypatch.chdir(tmp_path)
    shown = path.relative_to(tmp_path) if relative else path
    with pytest.raises(QuestionError) as error:
        load_question(shown)
    lines = {line_of(text, part), line_of(text, part) + 1}
    assert any(str(error.value).startswith(f"{shown}:{line}: {message}") for line in lines), error.value


NONE = {
    "no question": (changed("question = Question(", "task = Question("), "NameError: name 'question' is not"),
    "nothing at all": ("x = 1\n", "it defines no `question`; end it with question = Question(...)"),
    "another name": (
        QUESTION.replace("shift", "move"),
        "its function is called move; call it shift, as the file",
    ),
    "no statement": (
        QUESTION[QUESTION.index("import") :],
        "1: the statement is missing; write it as the file's docstring",
    ),
}


@pytest.mark.parametrize("what", NONE)
def test_question_that_is_none(what: str, tmp_path: Path) -> None:
    text, message = NONE[what]
    with pytest.raises(QuestionError, match=re.escape(message)):
        load_question(write_question(tmp_path, text))


def test_a_question_that_stops_python_is_an_error_of_its_file(tmp_path: Path) -> None:
    path = write_question(tmp_path, changed("HALF = 0.5", "raise SystemExit(3)"))
    with pytest.raises(QuestionError, match=r"shift.py:14: SystemExit: 3"):
        load_question(path)
