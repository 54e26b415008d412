"""Reports in the forms that other programs read: a table as CSV, test results as JUnit XML."""

from __future__ import annotations

import csv
import io
import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from .verdict import Report, Verdict

COLUMNS = (
    *("candidate", "question", "outcome", "score", "max_score", "why"),
    *("misconception", "certain", "second_misconception"),
    *("failing_cases", "cases", "key_id", "answer_hash", "path"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FAILURES = ("wrong", "incomplete")


def to_csv(report: Report) -> str:
    """One line for every verdict, under the names of COLUMNS."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for verdict in report.verdicts:
        mistake = verdict.misconception
        fields = {name: getattr(verdict, name, "") for name in COLUMNS}
        fields["misconception"] = mistake.name if mistake else ""
        second = verdict.second_misconception
        fields["second_misconception"] = second.name if second else ""
        fields["certain"] = ("yes" if mistake.certain else "no") if mistake else ""
        rows.writerow(map(_cell, fields.values()))
    return text.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode()
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_junit(report: Report) -> str:
    """JUnit XML: a test suite for every candidate, a test case for every answer."""
    suites = ET.Element("testsuites", {"name": "mlf grade", **_counts(report.verdicts)})
    timed = zip(report.verdicts, report.run["seconds_by_answer"], strict=True)
    by_candidate = sorted(timed, key=lambda pair: pair[0].candidate)
    for candidate, group in itertools.groupby(by_candidate, key=lambda pair: pair[0].candidate):
        pairs = tuple(group)
        counts = _counts(verdict for verdict, _ in pairs)
        suite = ET.SubElement(suites, "testsuite", {"name": _text(candidate), **counts})
        suite.extend(_test_case(verdict, seconds) for verdict, seconds in pairs)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _test_case(verdict: Verdict, seconds: float) -> ET.Element:
    case = ET.Element(
        "testcase",
        {"classname": _text(verdict.candidate), "name": verdict.question, "time": f"{seconds:.3f}"},
    )
    if verdict.outcome != "passed":
        kind = "failure" if verdict.outcome in _FAILURES else "error"
        found = ET.SubElement(case, kind, {"type": verdict.outcome, "message": _text(verdict.why)})
        found.text = f"{verdict.score}/{verdict.max_score} · {_text(verdict.path)}"
    return case


def _counts(verdicts: Iterable[Verdict]) -> dict[str, str]:
    outcomes = [verdict.outcome for verdict in verdicts]
    failures = sum(outcome in _FAILURES for outcome in outcomes)
    errors = len(outcomes) - failures - outcomes.count("passed")
    numbers = {"tests": len(outcomes), "failures": failures, "errors": errors}
    return {name: str(number) for name, number in numbers.items()}


def _text(value: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
