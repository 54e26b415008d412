"""Answers to concept questions are read, never run, whatever stands in the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlfundamentals.generation.concept_stubs import concept_answer
from mlfundamentals.generation.writing import compiled, stub_and_picture
from mlfundamentals.grading import Verdict, grade
from mlfundamentals.grading.literal import MAX_BYTES, Unreadable, read_literal
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.concept import Concept
from mlfundamentals.questions.key import save
from tests.support.isolation import require_isolation
from tests.support.made_up import CONCEPT, write_question


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ANSWER = 3", 3),
        ("ANSWER: float = -0.5", -0.5),
        ('\ufeff"""Text."""\nANSWER = None\nANSWER = (1, "a", True)  # changed my mind', (1, "a", True)),
        ("ANSWER = [1, 2.0]", [1, 2.0]),
        ("ANSWER = {'b', 'a'}", {"a", "b"}),
        ("x = ANSWER = 4", 4),
        ("import os\nos.abort()\nANSWER = 1", 1),
    ],
)
def test_what_is_read(text: str, value: Any) -> None:
    got = read_literal(text.encode())
    assert (set(got) if isinstance(value, set) else got) == value


@pytest.mark.parametrize(
    ("source", "outcome", "why"),
    [
        (b"ANSWER = None", "incomplete", "still the stub"),
        (b"answer = 3", "refused", "it has no line `ANSWER = ...`"),
        (b"def f():\n    ANSWER = 3", "refused", "it has no line"),
        (b"ANSWER = 1 + 2", "refused", "is read, not run"),
        (b"ANSWER = __import__('os').getpid()", "refused", "is read, not run"),
        (b"ANSWER = [None]", "refused", "is read, not run"),
        (b"ANSWER = {1: 2}", "refused", "is read, not run"),
        (b"ANSWER = {[]}", "refused", "is read, not run"),
        (b"ANSWER = 1j", "refused", "is read, not run"),
        (b"ANSWER = b'x'", "refused", "is read, not run"),
        (b"ANSWER = (3", "error", "SyntaxError"),
        (b"ANSWER = '\xff'", "refused", "not UTF-8"),
        (b"ANSWER = '\0'", "error", "cannot be read as Python|null byte"),
        (b"ANSWER = " + b"9" * 5000, "error", "integer string conversion"),
        (b"ANSWER = '" + b"x" * 5000 + b"'", "refused", "longer than 4096 characters"),
        (b"#" * (MAX_BYTES + 1), "refused", "at most"),
    ],
)
def test_what_is_no_answer(source: bytes, outcome: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as caught:
        read_literal(source)
    assert caught.value.outcome == outcome


DEEP = 30_000
HOSTILE = {
    "brackets": "[" * DEEP,
    "closed_brackets": "[" * 150 + "]" * 150,
    "minus": "-" * DEEP + "1",
    "sum": "1+" * (DEEP // 2) + "1",
    "power": "2**" * (DEEP // 3) + "2",
    "attributes": "a" + ".a" * (DEEP // 2),
    "calls": "f" + "()" * (DEEP // 2),
    "strings": "'a' " * (DEEP // 4),
    "lambdas": "lambda:" * (DEEP // 8) + "1",
    "nots": "not " * (DEEP // 4) + "1",
    "comparisons": "1<" * (DEEP // 2) + "1",
    "conditionals": "1 if 1 else " * (DEEP // 12) + "1",
    "f_strings": "f'{" * 100 + "1" + "}'" * 100,
    "tuple": "(" + "1," * (DEEP // 2) + ")",
    "await": "await " * (DEEP // 6) + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_is_written_harms_the_reader(name: str) -> None:
    """Each is refused, or an error; reading it neither crashes nor takes long."""
    with pytest.raises(Unreadable):
        read_literal(f"ANSWER = {HOSTILE[name]}".encode())


@pytest.mark.parametrize("statement", ["if 1:\n" + " " * 1, "while 1: ", "class A: ", "\\\n", ";", "\f"])
def test_no_statement_harms_the_reader(statement: str) -> None:
    with pytest.raises(Unreadable):
        read_literal((statement * 5000).encode())


# judging


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    require_isolation()
    root = tmp_path_factory.mktemp("bank")
    write_question(root, CONCEPT, name="largest_row")
    bank = Bank(root)
    save(compiled(bank, "largest_row")[0], bank.key_path("largest_row"))
    return bank


def judged(bank: Bank, folder: Path, text: str) -> Verdict:
    (folder / "largest_row.py").write_text(text)
    (verdict,) = grade(folder, bank=bank.root).verdicts
    return verdict


def answers(bank: Bank) -> dict[str, Any]:
    question = bank.question("largest_row")
    assert isinstance(question, Concept)
    data = question.draw(0)
    functions = {"key": question.reference, **{m.name: m.function for m in question.misconceptions}}
    return {name: question.answer_of(function, data) for name, function in functions.items()}


def test_the_key_passes_and_each_distractor_is_named(bank: Bank, tmp_path: Path) -> None:
    for name, value in answers(bank).items():
        verdict = judged(bank, tmp_path, concept_answer(value))
        if name == "key":
            assert (verdict.outcome, verdict.score, verdict.max_score) == ("passed", 4, 4)
            continue
        assert (verdict.outcome, verdict.score) == ("wrong", 0)
        assert verdict.misconception is not None
        assert (verdict.misconception.name, verdict.misconception.certain) == (name, True)
        assert verdict.counterexample is None


def test_other_answers_are_wrong_without_a_name_and_tell_nothing(bank: Bank, tmp_path: Path) -> None:
    known = answers(bank)
    other = next(i for i in range(6) if i not in known.values())
    verdict = judged(bank, tmp_path, concept_answer(other))
    assert (verdict.outcome, verdict.misconception) == ("wrong", None)
    assert verdict.why == f"{other} is not the answer"
    assert judged(bank, tmp_path, "ANSWER = 'x'\n").why == "'x' is not of the form that is asked for"


def test_the_stub_is_incomplete_and_shows_table_and_picture(bank: Bank, tmp_path: Path) -> None:
    stub, picture = stub_and_picture(bank.question("largest_row"), "exercises/sums/largest_row.py")
    assert picture is not None
    assert judged(bank, tmp_path, stub).outcome == "incomplete"
    assert "row  X[:, 0]  X[:, 1]  X[:, 2]" in stub
    assert "in the form ANSWER = 0." in stub
    assert "Check yourself:  mlf grade exercises/sums/largest_row.py" in stub
    assert stub.endswith("\nANSWER = None\n")
    assert picture.startswith("<svg ")
    assert picture.count("<polyline") == 1


def test_another_seed_gives_another_instance(bank: Bank) -> None:
    first, other = (stub_and_picture(bank.question("largest_row"), "a.py", seed)[0] for seed in (0, 1))
    assert first != other
