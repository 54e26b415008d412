"""Mutants that no case kills: those that change nothing are told from those that do."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlfundamentals.questions import codec, equivalence
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.compiling import compile_key
from mlfundamentals.questions.question import QuestionError
from tests.support.made_up import QUESTION, stepped, write_question

COMPARED = "Mult becomes Div in `return x + halved(a) * one`"


def reports(folder: Path, text: str):  # type: ignore[no-untyped-def]
    write_question(folder, text)
    return compile_key(Bank(folder).code_question("shift"), area="sums", source_hash="0" * 16)


def test_a_mutant_that_changes_nothing_is_known_by_comparing(tmp_path: Path) -> None:
    text = QUESTION.replace("return x + halved(a)\n", "one = 1\n    return x + halved(a) * one\n")
    _, report = reports(tmp_path, text)
    (equivalent,) = [e for e in report.equivalents if e.change == COMPARED]
    assert equivalent.proof == "compared"
    assert equivalent.why.startswith("the same on ")
    assert report.survivors == []
    assert report.n_killed == report.n_mutants - len(report.equivalents)


def test_an_author_may_say_why(tmp_path: Path) -> None:
    text = QUESTION.replace("return x + halved(a)\n", "one = 1\n    return x + halved(a) * one\n")
    text = text.replace(
        "    minutes=3,", f"    minutes=3,\n    equivalent={{{COMPARED!r}: 'dividing by 1'}},"
    )
    _, report = reports(tmp_path, text)
    assert [(e.proof, e.why) for e in report.equivalents if e.change == COMPARED] == [
        ("reason", "dividing by 1")
    ]


def test_what_is_no_mutant_cannot_be_listed(tmp_path: Path) -> None:
    text = QUESTION.replace("    minutes=3,", "    minutes=3,\n    equivalent={'nothing': 'x'},")
    with pytest.raises(QuestionError, match="equivalent names what is no mutant"):
        reports(tmp_path, text)


def test_a_rare_difference_is_found_and_becomes_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That > is not >= shows only where an array begins with 2.0, which one in some hundred does."""
    key, report = reports(tmp_path, stepped("2.0"))
    assert report.survivors == report.equivalents == []
    assert any(codec.decode(case.args)[0][0] == 2.0 for case in key.cases)
    monkeypatch.setattr(equivalence, "MANY", 0)
    _, report = reports(tmp_path, stepped("2.0"))
    assert [e.change.partition(" in ")[0] for e in report.equivalents] == ["Gt becomes GtE"]


def test_a_difference_that_is_no_case_leaves_a_survivor(tmp_path: Path) -> None:
    """1.9 is no exact number, so nudging it takes right answers to both sides of the step."""
    _, report = reports(tmp_path, stepped("1.9"))
    (survivor,) = report.survivors
    assert "Gt becomes GtE in `return" in survivor
    assert "it differs on " in survivor
    assert f"not killed: {survivor}" in report.summary()
