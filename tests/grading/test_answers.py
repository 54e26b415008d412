"""Answers written from the stubs alone, without sight of the references: right ones pass, wrong ones fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlfundamentals.grading import grade

ANSWERS = Path(__file__).parents[1] / "answers"


@pytest.mark.usefixtures("isolation")
def test_no_right_answer_is_refused() -> None:
    report = grade(ANSWERS / "right")
    assert len(report.verdicts) >= 60
    assert [(v.path, v.why) for v in report.verdicts if v.outcome != "passed"] == []


@pytest.mark.usefixtures("isolation")
def test_no_wrong_answer_is_accepted() -> None:
    report = grade(ANSWERS / "wrong")
    assert len(report.verdicts) >= 90
    assert [v.path for v in report.verdicts if v.outcome in ("passed", "refused", "incomplete")] == []
    assert all(v.why for v in report.verdicts)


def test_every_answer_says_what_it_is() -> None:
    for kind in ("right", "wrong"):
        for path in sorted((ANSWERS / kind).glob("*/*.py")):
            assert path.read_text(encoding="utf-8").startswith(f'"""{kind}: '), path
