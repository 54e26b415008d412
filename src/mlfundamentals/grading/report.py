"""Verdicts as text for people: a table's rows, and the explanation of one."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Sequence

from .sandbox.plain_text import clean
from .verdict import Counterexample, NamedMistake, Part, Report, Verdict

WIDTH = 100
WHY_WIDTH = 90  # characters of a reason in the table
MAX_LINES = 8  # of one value in an explanation
NAME_WIDTH = 40  # characters of a candidate's name in the table


def rows(report: Report) -> list[tuple[str, str, str, str, str]]:
    """One row for every verdict: candidate, question, outcome, score, why."""
    return [
        (
            clean(v.candidate, NAME_WIDTH),
            v.question,
            v.outcome,
            f"{v.score}/{v.max_score}",
            _why_in_table(v),
        )
        for v in report.verdicts
    ]


def _why_in_table(verdict: Verdict) -> str:
    why = textwrap.shorten(verdict.why, WHY_WIDTH, placeholder=" ...")
    mistake = verdict.misconception
    if mistake is None:
        return why
    second = verdict.second_misconception
    name = mistake.name if second is None else f"{mistake.name} and {second.name}"
    return f"{why}  [{'' if mistake.certain else 'looks like '}{name}]"


def summary(report: Report) -> str:
    """The line below the table: how many, how long, behind which isolation."""
    n = len(report.verdicts)
    parts = [
        f"{n} answer{'' if n == 1 else 's'}",
        f"{report.passed} passed",
        f"{report.run['seconds']:.2f} s",
    ]
    if report.isolation:
        parts.append(f"isolation: {', '.join(report.isolation)}")
    if not report.verified:
        parts.append("NOT VERIFIED: answers could read files")
    if report.ignored:
        n_ignored = len(report.ignored)
        shown = ", ".join(clean(path, WIDTH) for path in report.ignored[:3])
        files = "file is" if n_ignored == 1 else "files are"
        parts.append(
            f"{n_ignored} {files} named after no question: {shown}{', ...' if n_ignored > 3 else ''}"
        )
    if report.run["interrupted"]:
        parts.append(f"INTERRUPTED: {report.run['not_judged']} not judged")
    return " · ".join(parts)


def explanation(verdict: Verdict) -> str:
    """One verdict at length: the score by part, the smallest failing input, the mistake it shows."""
    head = f"{verdict.question} · {verdict.outcome} · {verdict.score}/{verdict.max_score}"
    path = clean(verdict.path, 10 * WIDTH)
    fits = len(head) + 2 + len(path) <= WIDTH
    lines = [f"{head}{path:>{WIDTH - len(head)}}"] if fits else [head, f"  {path}"]
    lines += _parts(verdict)
    if verdict.why and verdict.counterexample is None:
        lines += textwrap.wrap(verdict.why, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if verdict.counterexample is not None:
        lines += _counterexample(verdict)
    if verdict.misconception is not None and verdict.second_misconception is not None:
        lines += _two_mistakes(verdict.misconception, verdict.second_misconception)
    elif verdict.misconception is not None:
        lines += _mistake(verdict, verdict.misconception)
    return "\n".join(lines)


def _parts(verdict: Verdict) -> list[str]:
    """The parts that fall short, one a line; those that are met together, so that nothing scrolls off."""
    short = [part for part in verdict.parts if part.points < part.max_points]
    met = [part for part in verdict.parts if part.points == part.max_points]
    if not verdict.parts:
        return []
    if not any(part.points or (part.passed and not part.problem) for part in verdict.parts):
        told = f"{verdict.failing_cases} of {verdict.cases} cases fail"
        return [f"  nothing met  {_points(verdict.parts)}  {told}"]
    wide = max([len(part.name) for part in short] + [len(MET)] * bool(met))
    lines = [f"  {part.name:{wide}}  {_points([part]):>5}  {_told(part, verdict)}" for part in short]
    if met:
        names = ", ".join(part.name.removeprefix("edge: ") for part in met)
        start = f"  {MET:{wide}}  {_points(met):>5}  "
        lines += textwrap.wrap(names, WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
    return lines


MET = "met in full"


def _points(parts: Sequence[Part]) -> str:
    return f"{sum(part.points for part in parts)}/{sum(part.max_points for part in parts)}"


def _told(part: Part, verdict: Verdict) -> str:
    known = verdict.counterexample.difference if verdict.counterexample is not None else verdict.why
    if part.problem and part.problem != known:
        return part.problem
    if part.cases == 0:
        return "no case returns"
    if part.passed == part.cases:
        return part.problem
    return f"{part.cases - part.passed} of {part.cases} cases fail"


def _counterexample(verdict: Verdict) -> list[str]:
    example = verdict.counterexample
    assert example is not None
    lines = ["The smallest input found on which it fails:"]
    wide = max([len(name) for name in example.arguments] + [len("expected")])
    for name, value in example.arguments.items():
        lines += _labeled(name, value, wide, sign="=")
    lines += _labeled("expected", example.expected, wide, sign=" ")
    lines += _labeled("got", example.got, wide, sign=" ")
    if not _is_said(example):
        lines += _labeled("so", example.difference, wide, sign=" ")
    return lines


def _is_said(example: Counterexample) -> bool:
    """Whether what was expected and what came say all there is, as with an exception."""
    raises = example.expected.startswith("raises ") or example.got.startswith("raises ")
    dies = example.difference.startswith("the call does not return")
    return dies or (raises and "keeps state" not in example.difference)


def _labeled(label: str, text: str, wide: int, *, sign: str) -> list[str]:
    """Text beside its label; further lines, and long ones, stand below the first."""
    indent = " " * (wide + 5)
    lines = [
        piece.rstrip()
        for line in text.splitlines() or [""]
        for piece in textwrap.wrap(line, WIDTH - len(indent), drop_whitespace=False) or [""]
    ]
    if len(lines) > MAX_LINES:
        lines = [*lines[: MAX_LINES - 1], f"... ({len(text)} characters)"]
    return [f"  {label:{wide}} {sign} {lines[0]}".rstrip(), *(indent + line for line in lines[1:])]


def _mistake(verdict: Verdict, mistake: NamedMistake) -> list[str]:
    said = mistake.mistake[0].lower() + mistake.mistake[1:].rstrip(".")
    if mistake.certain:
        how = f"In all {verdict.cases} cases your answer behaves like this known mistake"
        text = f"{how} ({mistake.name}): {said}."
    else:
        text = f"It looks like this known mistake ({mistake.name}), though not in every case: {said}."
    return textwrap.wrap(text, WIDTH) + _hint(mistake)


def _two_mistakes(one: NamedMistake, other: NamedMistake) -> list[str]:
    lines = ["It looks like two known mistakes at once:"]
    for mistake in (one, other):
        start = f"  {mistake.name}: "
        lines += textwrap.wrap(mistake.mistake, WIDTH, initial_indent=start, subsequent_indent="    ")
    return lines + _hint(one) + _hint(other)


def _hint(mistake: NamedMistake) -> list[str]:
    return textwrap.wrap(f"Hint: {mistake.hint}", WIDTH, initial_indent="  ", subsequent_indent="  ")


_IN_EXAMS = {"wrong": "", "error": "", "timeout": "out of time", "memory": "out of memory", "crashed": ""}


def without_reasons(report: Report) -> Report:
    """The report as an exam shows it: outcome and score by part, nothing that teaches the answer."""
    return dataclasses.replace(report, verdicts=tuple(map(without_reason, report.verdicts)))


def without_reason(verdict: Verdict) -> Verdict:
    """The verdict as an exam shows it."""
    return dataclasses.replace(
        verdict,
        why=_IN_EXAMS.get(verdict.outcome, verdict.why),
        parts=tuple(dataclasses.replace(part, problem="") for part in verdict.parts),
        misconception=None,
        second_misconception=None,
        counterexample=None,
    )
