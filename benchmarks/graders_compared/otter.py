"""otter-grader without containers, by its programming interface, `otter.api.grade_submission`.

The autograder's zip is made once, by `otter generate`, from an exception-based test file. There are as many
processes as cores, each of which imports otter once and then grades its share of the answers, scripts, one
after another; otter starts a kernel for each. This is the fastest way that otter's documentation has: `otter
run` imports otter anew for each answer, and `otter grade` starts a container for each besides. In a container
an answer cannot reach the host, but its tests run in the answer's own kernel all the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.graders_compared.answers import CHECK, QUESTION, Answers, Marking, Run, write
from benchmarks.graders_compared.processes import CORES, INSIDE, Job, Others, succeed

HEAD = f"""\
import json

import numpy as np
from otter.test_files import test_case

OK_FORMAT = False

name = "{QUESTION}"
points = None

"""
TEST = f"""\
@test_case(points={{points}})
def test_{{identifier}}({QUESTION}):
    check({QUESTION}, {{name!r}})
"""


@dataclass(frozen=True, slots=True)
class Otter:
    """otter with an autograder, which it makes in an empty folder."""

    others: Others
    marking: Marking
    place: Path
    name: str = "otter-grader"
    autograder: Path = field(init=False)

    def __post_init__(self) -> None:
        tests = self.place / "tests"
        tests.mkdir()
        check = CHECK.format(file='"cases.json"')
        (tests / f"{QUESTION}.py").write_text(
            HEAD + check + "\n\n" + self.marking.tests(TEST), encoding="utf-8"
        )
        self.marking.write_cases(self.place)
        command = self.others.command(
            *("-m", "otter", "generate", "--tests-dir", "tests", "--output-path", "autograder.zip"),
            "cases.json",
        )
        succeed(self.others.run(Job(command, self.place)))
        object.__setattr__(self, "autograder", self.place / "autograder.zip")

    def judge(self, answers: Answers, place: Path) -> Run:
        """Judge a share of the answers in each process."""
        paths = write(answers, place, lambda name: f"{name}/{QUESTION}.py")
        jobs, results = [], []
        for share in range(min(CORES, len(answers))):
            todo, result = place / f"share-{share}.json", place / f"results-{share}.json"
            todo.write_text(json.dumps({name: str(paths[name]) for name in list(answers)[share::CORES]}))
            program = [str(INSIDE / "grade_with_otter.py"), str(self.autograder), str(todo), str(result)]
            jobs.append(Job(self.others.command(*program), place))
            results.append(result)
        seconds = self.others.run_all(jobs)
        scores = {name: points for result in results for name, points in _read(result).items()}
        if set(scores) != set(answers):
            raise SystemExit(f"otter-grader did not grade {', '.join(sorted(set(answers) - set(scores)))}")
        full = (name for name, points in scores.items() if points >= self.marking.full)
        return Run(frozenset(full), seconds)


def _read(result: Path) -> dict[str, float]:
    """The points that a process has written, none where it has not come to the end."""
    if not result.exists():
        return {}
    scores: dict[str, float] = json.loads(result.read_text(encoding="utf-8"))
    return scores
