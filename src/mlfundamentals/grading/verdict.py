"""The outcome of judging: typed records, and their form as JSON."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal

OutcomeName = Literal["passed", "wrong", "error", "timeout", "memory", "crashed", "refused", "incomplete"]

SCHEMA_VERSION = 1
# What steers a terminal or is no text: C1 controls, bidirectional marks, line separators, surrogates. They
# come from the names of files.
_UNPRINTABLE = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score; its points are given when all its cases are met."""

    name: str  # "values", "edge: empty cluster", "shape and dtype", "no side effects", "growth"
    points: int
    max_points: int
    passed: int  # cases that are met
    cases: int
    problem: str = ""  # what is wrong where it is not a matter of cases


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The smallest input found on which the answer fails, written as Python."""

    arguments: dict[str, str]
    expected: str
    got: str
    difference: str  # "centroids[1, 0] is nan, expected 0.0"
    part: str


@dataclass(frozen=True, slots=True)
class NamedMistake:
    """The misconception that an answer shows."""

    name: str
    certain: bool  # it behaves so in every case of the key; otherwise it only looks like it
    mistake: str
    hint: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was judged, found, and why. The same answer and key give the same verdict."""

    question: str
    candidate: str
    path: str
    outcome: OutcomeName
    score: int
    max_score: int
    why: str  # a sentence; empty when passed
    parts: tuple[Part, ...] = ()
    misconception: NamedMistake | None = None
    second_misconception: NamedMistake | None = None  # where it takes two to explain what it returns
    counterexample: Counterexample | None = None
    failing_cases: int = 0
    cases: int = 0
    key_id: str = ""
    answer_hash: str = ""  # SHA-256 of the file's content


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts of one run of the grader."""

    verdicts: tuple[Verdict, ...]
    isolation: tuple[str, ...]  # the layers that were active in every worker
    verified: bool = True  # False where layers that are required were waived
    ignored: tuple[str, ...] = ()  # files that are no answers to a question
    notes: tuple[str, ...] = ()  # what the grader should know, such as a stale key
    versions: dict[str, str] = field(default_factory=dict)
    run: dict[str, Any] = field(default_factory=dict)  # times, host and process; all else is reproducible

    @property
    def passed(self) -> int:
        """How many answers passed."""
        return sum(verdict.outcome == "passed" for verdict in self.verdicts)

    def to_json(self) -> str:
        """The report as JSON; its schema is docs/reference/grade.schema.json."""
        document = {"schema": SCHEMA_VERSION, **dataclasses.asdict(self)}
        text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
        return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
