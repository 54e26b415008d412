"""The same answers and keys give the same report, byte by byte, whatever else the machine does."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mlfundamentals.grading import Report, grade
from mlfundamentals.grading.sandbox import Limits
from tests.support.graded import BANK, HANDED_IN, mlf, write

pytestmark = pytest.mark.usefixtures("isolation")

ENDLESS = "def l2_normalize_rows(X):\n    while X.shape == (3, 1):\n        pass\n    return X\n"


@contextmanager
def busy_cores() -> Iterator[None]:
    """Something else runs on every core."""
    cores = len(os.sched_getaffinity(0))
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(cores)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def without_run(report: Report) -> str:
    return dataclasses.replace(report, run={}).to_json()


def test_two_runs_are_identical_but_for_run(tmp_path: Path) -> None:
    paths = [HANDED_IN, write(tmp_path, "l2_normalize_rows", ENDLESS)]
    limits = Limits(cpu_s=0.2)
    first = grade(*paths, bank=BANK, jobs=2, limits=limits)
    with busy_cores():
        second = grade(*paths, bank=BANK, jobs=1, limits=limits)
    assert without_run(first) == without_run(second)
    assert (
        len(first.verdicts) == 1 + len(list(HANDED_IN.glob("*/*.py"))) == len(first.run["seconds_by_answer"])
    )
    assert {verdict.outcome for verdict in first.verdicts} >= {
        "passed",
        "wrong",
        "error",
        "timeout",
        "refused",
    }


def test_two_runs_of_the_command_are_identical_but_for_run() -> None:
    texts = []
    for jobs, seed in (("1", "1"), ("2", "2")):
        folders = [HANDED_IN / name for name in ("list", "no_keepdims", "right", "counts_its_calls")]
        done = mlf("grade", *folders, "--bank", BANK, "--json", "-", "--jobs", jobs, PYTHONHASHSEED=seed)
        texts.append(done.stdout.partition('\n  "run": ')[0])
    assert texts[0] == texts[1]
    assert texts[0].startswith('{\n  "schema": 1,\n  "verdicts": [')


def test_paths_stand_as_they_were_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HANDED_IN)
    report = grade("right", "zero_nan/l2_normalize_rows.py", Path("right") / "digits_of.py", bank=BANK)
    paths = [verdict.path for verdict in report.verdicts]
    assert paths == [
        "right/digits_of.py",
        "right/knn_classify.py",
        "right/l2_normalize_rows.py",
        "right/reverse_in_place.py",
        "zero_nan/l2_normalize_rows.py",
    ]
    assert json.loads(report.to_json())["verdicts"][0]["candidate"] == "right"
