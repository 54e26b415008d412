"""Growth: slow answers lose it and nothing else; constant factors, noise and load cost nobody anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mlfundamentals.grading import grade
from mlfundamentals.grading.growth import _slower, _Times
from mlfundamentals.grading.verdict import Verdict
from mlfundamentals.questions.key import KnownGrowth
from tests.support.graded import write
from tests.support.isolation import require_isolation

GROWTH = KnownGrowth(b"", (1, 10, 100), (b"", b"", b""), within=20.0, unit="rows", hint="Why?")
WINDOW_SUMS = """
def window_sums(a, k):
    if k < 1:
        raise ValueError
    {body}
"""
QUADRATIC = WINDOW_SUMS.format(body="return [sum(a[i : i + k]) for i in range(len(a) - k + 1)]")
LINEAR = """
    out, total = [], 0
    for i, value in enumerate(a):
        {waste}
        total += value - (a[i - k] if i >= k else 0)
        if i >= k - 1:
            out.append(total)
    return out"""


def judged(place: Path, source: str) -> Verdict:
    require_isolation()
    write(place, "window_sums", source)
    (verdict,) = grade(place).verdicts
    return verdict


def points(verdict: Verdict) -> dict[str, int]:
    return {part.name: part.max_points - part.points for part in verdict.parts}


@pytest.mark.parametrize(
    ("times", "problem"),
    [
        (_Times(1e-4, 11e-4, 101e-4), ""),  # the same growth, from the same start
        (_Times(1e-4, 101e-4, 1001e-4), ""),  # ten times as long, but no steeper
        (_Times(1e-4, 11e-4, 420e-4), "its time grows too fast"),
        (_Times(1e-4, 11e-4, 380e-4), ""),  # just below
        (_Times(1e-4, 301e-4, 3001e-4), "it takes too long"),
        (_Times(1e-4, 1e-4, 3e-4), ""),  # too quick for its growth to be told
    ],
)
def test_only_a_factor_of_four_counts(times: _Times, problem: str) -> None:
    found = _slower(GROWTH, _Times(1e-4, 11e-4, 101e-4), times)
    assert ("" if found is None else found.briefly) == problem


def test_an_answer_that_grows_too_fast_loses_growth_and_nothing_else(tmp_path: Path) -> None:
    verdict = judged(tmp_path, QUADRATIC)
    lost = {name: n for name, n in points(verdict).items() if n}
    assert (verdict.outcome, lost) == ("wrong", {"growth": 2})
    assert verdict.why == (
        "from 1000 to 16000 numbers its time grows over 4 times as much as the reference's. "
        "By which two numbers does a window differ from the one before it?"
    )


@pytest.mark.parametrize("waste", ["pass", "for _ in range(60): pass"])
def test_a_constant_factor_costs_nothing(tmp_path: Path, waste: str) -> None:
    verdict = judged(tmp_path, WINDOW_SUMS.format(body=LINEAR.format(waste=waste).strip()))
    assert (verdict.outcome, verdict.why) == ("passed", "")


def test_growth_is_judged_the_same_under_load(tmp_path: Path) -> None:
    """Processor time is what counts, so a busy machine changes nothing."""
    loads = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(3)]
    try:
        slow = judged(tmp_path / "slow", QUADRATIC)
        quick = judged(tmp_path / "quick", WINDOW_SUMS.format(body=LINEAR.format(waste="pass").strip()))
    finally:
        for load in loads:
            load.kill()
            load.wait()
    assert (slow.outcome, quick.outcome) == ("wrong", "passed")


@pytest.mark.parametrize(
    ("shortcut", "why"),
    [
        ("return []", "for 1000 numbers it returns something else than the reference"),
        ("raise KeyError(k)", "for 1000 numbers it raises KeyError"),
        ("import os; os._exit(3)", "for 1000 numbers it ends its process (crashed)"),
    ],
)
def test_large_inputs_cannot_be_skipped(tmp_path: Path, shortcut: str, why: str) -> None:
    body = f"if len(a) > 500:\n        {shortcut}\n    {LINEAR.format(waste='pass').strip()}"
    verdict = judged(tmp_path, WINDOW_SUMS.format(body=body))
    assert (verdict.outcome, verdict.why) == ("wrong", why)


def test_an_endless_loop_on_large_inputs_is_out_of_time(tmp_path: Path) -> None:
    body = f"while len(a) > 5000: pass\n    {LINEAR.format(waste='pass').strip()}"
    verdict = judged(tmp_path, WINDOW_SUMS.format(body=body))
    assert verdict.why.startswith("for 16000 numbers it runs out of time. By which")


def test_growth_is_not_judged_where_values_are_wrong(tmp_path: Path) -> None:
    verdict = judged(tmp_path, WINDOW_SUMS.format(body="return []"))
    (part,) = (part for part in verdict.parts if part.name == "growth")
    assert (part.points, part.problem) == (0, "not judged before all else is met")
