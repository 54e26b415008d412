"""Verdicts as text for people: a table's rows, and the explanation of one."""

from __future__ import annotations

import dataclasses
import textwrap

from .verdict import Counterexample, NamedMistake, Report, Verdict

WIDTH = 100
WHY_WIDTH = 90  # characters of a reason in the table


def rows(report: Report) -> list[tuple[str, str, str, str, str]]:
    """One row for every verdict: candidate, question, outcome, score, why."""
    return [
        (v.candidate, v.question, v.outcome, f"{v.score}/{v.max_score}", _why_in_table(v))
        for v in report.verdicts
    ]


def _why_in_table(verdict: Verdict) -> str:
    why = textwrap.shorten(verdict.why, WHY_WIDTH, placeholder=" ...")
    mistake = verdict.misconception
    if mistake is None:
        return why
    return f"{why}  [{'' if mistake.certain else 'looks like '}{mistake.name}]"


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
        shown = ", ".join(report.ignored[:3]) + (", ..." if len(report.ignored) > 3 else "")
        parts.append(f"{len(report.ignored)} other files ignored: {shown}")
    if report.run["interrupted"]:
        parts.append("interrupted: the rest was not judged")
    return " · ".join(parts)


def explanation(verdict: Verdict) -> str:
    """One verdict at length: the score by part, the smallest failing input, the mistake it shows."""
    head = f"{verdict.question} · {verdict.outcome} · {verdict.score}/{verdict.max_score}"
    lines = [f"{head:<{max(len(head) + 2, WIDTH - len(verdict.path))}}{verdict.path}"]
    lines += _parts(verdict)
    if verdict.why and verdict.counterexample is None:
        lines += textwrap.wrap(verdict.why, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if verdict.counterexample is not None:
        lines += _counterexample(verdict.counterexample)
    if verdict.misconception is not None:
        lines += _mistake(verdict, verdict.misconception)
    return "\n".join(lines)


def _parts(verdict: Verdict) -> list[str]:
    wide = max((len(part.name) for part in verdict.parts), default=0)
    lines = []
    for part in verdict.parts:
        points = f"{part.points}/{part.max_points}"
        told = part.problem or f"{part.passed} of {part.cases} cases"
        lines.append(f"  {part.name:{wide}}  {points:>5}  {told}")
    return lines


def _counterexample(example: Counterexample) -> list[str]:
    lines = ["The smallest input found on which it fails:"]
    wide = max([len(name) for name in example.arguments] + [len("expected")])
    for name, value in example.arguments.items():
        lines += _labeled(name, value, wide, sign="=")
    lines += _labeled("expected", example.expected, wide, sign=" ")
    lines += _labeled("got", example.got, wide, sign=" ")
    return [*lines, *_labeled("so", example.difference, wide, sign=" ")]


def _labeled(label: str, text: str, wide: int, *, sign: str) -> list[str]:
    """Text beside its label; further lines, and long ones, stand below the first."""
    indent = " " * (wide + 5)
    lines = [
        piece
        for line in text.splitlines() or [""]
        for piece in textwrap.wrap(line, WIDTH - len(indent), break_long_words=False, drop_whitespace=False)
        or [""]
    ]
    return [f"  {label:{wide}} {sign} {lines[0]}", *(indent + line for line in lines[1:])]


def _mistake(verdict: Verdict, mistake: NamedMistake) -> list[str]:
    said = mistake.mistake[0].lower() + mistake.mistake[1:].rstrip(".")
    if mistake.certain:
        how = f"In all {verdict.cases} cases your answer behaves like this known mistake"
        text = f"{how} ({mistake.name}): {said}."
    else:
        text = f"It looks like this known mistake ({mistake.name}), though not in every case: {said}."
    lines = textwrap.wrap(text, WIDTH)
    return lines + textwrap.wrap(f"Hint: {mistake.hint}", WIDTH, initial_indent="  ", subsequent_indent="  ")


def without_reasons(report: Report) -> Report:
    """The report as an exam shows it: outcome and score by part, nothing that teaches the answer."""
    kept = (
        dataclasses.replace(
            verdict,
            why="" if verdict.outcome in ("wrong", "error") else verdict.why,
            parts=tuple(dataclasses.replace(part, problem="") for part in verdict.parts),
            misconception=None,
            counterexample=None,
        )
        for verdict in report.verdicts
    )
    return dataclasses.replace(report, verdicts=tuple(kept))
