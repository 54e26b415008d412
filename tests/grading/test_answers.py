"""Answers written from the stubs alone, without sight of the references: right ones pass, wrong ones fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mlfundamentals.grading import Verdict, grade

ANSWERS = Path(__file__).parents[1] / "answers"


@pytest.mark.usefixtures("isolation")
def test_no_right_answer_is_refused() -> None:
    report = grade(ANSWERS / "right")
    assert len(report.verdicts) >= 350
    assert [(v.path, v.why) for v in report.verdicts if v.outcome != "passed"] == []


@pytest.fixture(scope="module")
def wrong(isolation: None) -> tuple[Verdict, ...]:
    return grade(ANSWERS / "wrong").verdicts


def test_no_wrong_answer_is_accepted(wrong: tuple[Verdict, ...]) -> None:
    assert len(wrong) >= 700
    assert [v.path for v in wrong if v.outcome in ("passed", "refused", "incomplete")] == []
    assert all(v.why for v in wrong)


def test_misconceptions_are_named(wrong: tuple[Verdict, ...]) -> None:
    """Those that an answer's file says it shows; and no other one is ever named with certainty."""
    declared = {v.path: name for v in wrong if (name := _shown(v.path))}
    named = {v.path: v.misconception.name for v in wrong if v.misconception is not None}
    missed = sorted(path for path, name in declared.items() if named.get(path) != name)
    assert len(declared) >= 150
    assert len(missed) <= 0.05 * len(declared), missed
    certain = [v.path for v in wrong if v.misconception is not None and v.misconception.certain]
    assert [(path, named[path]) for path in certain if named[path] != declared.get(path)] == []


def _shown(path: str) -> str:
    found = re.search(r"^shows: (\w+)$", Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def test_every_answer_says_what_it_is() -> None:
    for kind in ("right", "wrong"):
        for path in sorted((ANSWERS / kind).glob("*/*.py")):
            assert path.read_text(encoding="utf-8").startswith(f'"""{kind}: '), path
