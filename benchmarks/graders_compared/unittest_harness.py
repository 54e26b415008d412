"""A unittest harness as Gradescope's documentation has it, without Gradescope's containers.

One process for each answer, as many at once as there are cores. Each has the folders of Gradescope, `source`,
`submission` and `results`, with the answer copied into `source`, and runs `run_tests.py` there, which runs
gradescope-utils' JSONTestRunner over tests with `@weight` into `results/results.json`. Full marks are read
from that file, as Gradescope reads them. Not counted: starting a container for each answer, as Gradescope
does.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.graders_compared.answers import CHECK, QUESTION, Answers, Marking, Run, write
from benchmarks.graders_compared.processes import INSIDE, Job, Others

HEAD = f"""\
import json
import unittest
from pathlib import Path

import numpy as np
from gradescope_utils.autograder_utils.decorators import weight

from {QUESTION} import {QUESTION}

"""
SUITE = """

class TestAnswer(unittest.TestCase):
"""
TEST = f"""\
    @weight({{points}})
    def test_{{identifier}}(self):
        check({QUESTION}, {{name!r}})
"""


@dataclass(frozen=True, slots=True)
class UnittestHarness:
    """The harness, and what is expected of answers."""

    others: Others
    marking: Marking
    name: str = "unittest harness"

    def judge(self, answers: Answers, place: Path) -> Run:
        """Judge each answer in a process of its own."""
        check = CHECK.format(file='Path(__file__).with_name("cases.json")')
        tests = HEAD + check + SUITE + self.marking.tests(TEST)
        for name in answers:
            source = place / name / "source"
            (source / "tests").mkdir(parents=True)
            (place / name / "results").mkdir()
            shutil.copy(INSIDE / "run_tests.py", source)
            (source / "tests" / "test_answer.py").write_text(tests, encoding="utf-8")
            self.marking.write_cases(source / "tests")
        write(answers, place, lambda name: f"{name}/source/{QUESTION}.py")
        command = self.others.command("run_tests.py")
        seconds = self.others.run_all([Job(command, place / name / "source") for name in answers])
        return Run(frozenset(name for name in answers if self._has_full_marks(place / name)), seconds)

    def _has_full_marks(self, place: Path) -> bool:
        """Whether results.json grants all points; no file, or half of one, grants none."""
        try:
            results = json.loads((place / "results" / "results.json").read_text(encoding="utf-8"))
            return float(results["score"]) >= self.marking.full
        except (OSError, ValueError, KeyError, TypeError):
            return False
