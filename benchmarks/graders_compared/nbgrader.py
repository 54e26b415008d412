"""nbgrader: a course folder with one assignment, graded by `nbgrader autograde`.

The assignment is made once, by `nbgrader generate_assignment`, from a notebook with a solution cell, a locked
cell with the check, and a graded test cell for each part. A submission is the released notebook with the
answer in the solution cell. One run of `nbgrader autograde` grades all submissions, one after another, each
in a kernel of its own; it has no way to grade several at once (its FAQ: "Not yet"). Marks are read by
`nbgrader export`, which is not counted.
"""

from __future__ import annotations

import csv
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.graders_compared.answers import CHECK, QUESTION, Answers, Marking, Run
from benchmarks.graders_compared.processes import Job, Others, succeed

ASSIGNMENT = "normalization"
SOLUTION_CELL = "answer"
SOLUTION = f"""\
def {QUESTION}(X):
    ### BEGIN SOLUTION
    norms = np.linalg.norm(X, axis=1, keepdims=True)
    return X / np.where(norms > 0, norms, 1.0)
    ### END SOLUTION
"""

Notebook = dict[str, Any]


def cell(identifier: str, source: str, *, solution: bool = False, points: int | None = None) -> Notebook:
    """A cell: of the solution, graded where it has points, and locked otherwise."""
    graded = {} if points is None else {"points": points}
    nbgrader = {
        "grade_id": identifier,
        "schema_version": 3,
        "task": False,
        "cell_type": "code",
        "solution": solution,
        "locked": not solution,
        "grade": points is not None,
        **graded,
    }
    return {
        "cell_type": "code",
        "id": identifier,
        "metadata": {"nbgrader": nbgrader},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }


def notebook(marking: Marking) -> Notebook:
    """The instructor's version of the assignment."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    tests = (
        cell(part.identifier, f"check({QUESTION}, {part.name!r})", points=part.points)
        for part in marking.parts
    )
    cells = [
        cell("imports", "import json\n\nimport numpy as np"),
        cell(SOLUTION_CELL, SOLUTION, solution=True),
        cell("check", CHECK.format(file='"cases.json"')),
        *tests,
    ]
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


@dataclass(frozen=True, slots=True)
class Nbgrader:
    """nbgrader with a course, which it makes in an empty folder."""

    others: Others
    marking: Marking
    place: Path
    name: str = "nbgrader"

    def __post_init__(self) -> None:
        source = self.place / "source" / ASSIGNMENT
        source.mkdir(parents=True)
        (source / f"{QUESTION}.ipynb").write_text(json.dumps(notebook(self.marking)), encoding="utf-8")
        self.marking.write_cases(source)
        succeed(self.others.run(self._job(self.place, "generate_assignment", ASSIGNMENT)))

    def judge(self, answers: Answers, place: Path) -> Run:
        """Judge all answers by one process, in a copy of the course."""
        course, grades = place / "course", place / "grades.csv"
        shutil.copytree(self.place, course)
        released = json.loads((course / "release" / ASSIGNMENT / f"{QUESTION}.ipynb").read_text("utf-8"))
        for name, text in answers.items():
            folder = course / "submitted" / name / ASSIGNMENT
            folder.mkdir(parents=True)
            filled = json.dumps(submission(released, text))
            (folder / f"{QUESTION}.ipynb").write_text(filled, encoding="utf-8")
        start = time.perf_counter()
        self.others.run(self._job(course, "autograde", ASSIGNMENT))  # fails where one answer cannot be graded
        seconds = time.perf_counter() - start
        succeed(self.others.run(self._job(course, "export", "--to", str(grades))))
        return Run(self._full_marks(grades), seconds)

    def _job(self, course: Path, verb: str, *arguments: str) -> Job:
        return Job(self.others.command("-m", "nbgrader", verb, *arguments), course)

    def _full_marks(self, grades: Path) -> frozenset[str]:
        """The students with full marks. One whose notebook could not be graded has none."""
        with grades.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        full = (row for row in rows if float(row["score"] or 0) >= self.marking.full)
        return frozenset(row["student_id"] for row in full)


def submission(released: Notebook, answer: str) -> Notebook:
    """The released notebook with the answer in the solution cell."""
    cells = [
        {**c, "source": answer} if c["metadata"]["nbgrader"]["grade_id"] == SOLUTION_CELL else c
        for c in released["cells"]
    ]
    return {**released, "cells": cells}
