"""The one question on which graders are compared, its answers, and its checks as other graders have them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

from mlfundamentals.questions import codec
from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.key import Case, Key
from mlfundamentals.questions.outcome import Returned

ROOT = Path(__file__).parents[2]
QUESTION = "l2_normalize_rows"
CASES_FILE = "cases.json"

Answers = dict[str, str]
"""The text of each answer's file, by the answer's name."""

CHECK = '''\
with open({file}) as file:
    CASES = json.load(file)


def check(answer, part):
    """Hold the answer against the cases of a part."""
    for case in CASES:
        if case["part"] == part:
            X, expected = np.array(case["X"]), np.array(case["expected"])
            np.testing.assert_allclose(answer(X), expected, rtol=1e-9, atol=1e-12)
'''
"""What the tests of all other graders have in common; the file of cases is filled in."""


class Part(NamedTuple):
    """A part of the question, which is a test in other graders."""

    name: str
    points: int

    @property
    def identifier(self) -> str:
        """The name as a part of a function's name."""
        return "_".join("".join(c if c.isalnum() else " " for c in self.name).split())


@dataclass(frozen=True, slots=True)
class Marking:
    """What the other graders need for tests that check the same as ours."""

    parts: tuple[Part, ...]
    cases: list[dict[str, Any]]  # part, X and expected, as JSON has them

    @property
    def full(self) -> int:
        """The points of an answer that is right."""
        return sum(part.points for part in self.parts)

    def write_cases(self, folder: Path) -> Path:
        """Write the file of cases that the tests load."""
        path = folder / CASES_FILE
        path.write_text(json.dumps(self.cases), encoding="utf-8")
        return path

    def tests(self, template: str) -> str:
        """The template filled in for each part: {identifier}, {points} and {name!r}."""
        return "\n\n".join(
            template.format(identifier=part.identifier, points=part.points, name=part.name)
            for part in self.parts
        )


class Run(NamedTuple):
    """What a grader made of answers."""

    accepted: frozenset[str]  # the names of the answers that got full marks
    seconds: float  # the wall clock of judging all, without laying the files out or reading the marks


class Grader(Protocol):
    """A grader that is ready to judge."""

    @property
    def name(self) -> str:
        """What it is called in the table."""

    def judge(self, answers: Answers, place: Path) -> Run:
        """Judge answers in an empty folder of their own."""


def marking() -> Marking:
    """The parts of the question's key that have cases, and the cases."""
    key: Key = Bank().key(QUESTION)
    with_cases = {case.part for case in key.cases}
    parts = (Part(name, points) for name, points in key.points.items() if name in with_cases)
    return Marking(tuple(parts), [_as_json(case) for case in key.cases])


def _as_json(case: Case) -> dict[str, Any]:
    """A case as JSON has it; its numbers are read back as they were."""
    (X,) = codec.decode(case.args)
    if not isinstance(case.expected, Returned):
        raise SystemExit(f"{QUESTION} has a case that expects an exception; the tests here check values")
    found = {"X": X, "expected": case.expected.value}
    for name, array in found.items():
        back = np.array(json.loads(json.dumps(array.tolist())))
        if back.dtype != array.dtype or not np.array_equal(back, array, equal_nan=True):
            raise SystemExit(f"{QUESTION} has a case with {name} that JSON cannot hold: {array!r}")
    return {"part": case.part, **{name: array.tolist() for name, array in found.items()}}


def right() -> Answers:
    """The reference and the right answers of the tests, which were written without it."""
    question = Bank().code_question(QUESTION)
    files = sorted(ROOT.glob(f"tests/answers/right/*/{QUESTION}.py"))
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in files}
    return {"reference": as_answer(question, question.reference), **texts}


def wrong() -> Answers:
    """An answer for each of the question's misconceptions."""
    question = Bank().code_question(QUESTION)
    return {m.name: as_answer(question, m.function) for m in question.misconceptions}


def forged() -> Answers:
    """Answers that do no work and want full marks nevertheless."""
    files = sorted(ROOT.glob(f"benchmarks/forgeries/*/{QUESTION}.py"))
    return {path.parent.name: path.read_text(encoding="utf-8") for path in files}


def copies(answers: Answers, count: int) -> Answers:
    """As many answers as asked for, the same ones in turns; no two texts are equal."""
    endless: Iterator[tuple[str, str]] = itertools.cycle(answers.items())
    return {
        f"{name}-{number:04}": f"{text}\n# copy {number}\n"
        for number, (name, text) in enumerate(itertools.islice(endless, count))
    }


def write(answers: Answers, folder: Path, path_of: Callable[[str], str]) -> dict[str, Path]:
    """Write each answer to the path that its name is given; the paths, by the answers' names."""
    paths = {name: folder / path_of(name) for name in answers}
    for name, path in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(answers[name], encoding="utf-8")
    return paths
