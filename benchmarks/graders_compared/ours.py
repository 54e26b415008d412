"""Ours: `mlf grade FOLDER --json FILE`, with full isolation, on all cores."""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.graders_compared.answers import QUESTION, Answers, Run, write
from benchmarks.graders_compared.processes import Job, run


@dataclass(frozen=True, slots=True)
class Ours:
    """The grader of this project."""

    name: str = "mlf grade"

    def judge(self, answers: Answers, place: Path) -> Run:
        """Judge a folder of CANDIDATE/QUESTION.py in one process; refuses figures without full isolation."""
        folder, results = place / "answers", place / "verdicts.json"
        write(answers, folder, lambda name: f"{name}/{QUESTION}.py")
        command = [sys.executable, "-m", "mlfundamentals", "grade", str(folder), "--json", str(results)]
        # Byte code is cached on all sides, as it is where mlfundamentals is installed.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        start = time.perf_counter()
        done = run(Job(command, place), environment)
        seconds = time.perf_counter() - start
        if done.returncode not in (0, 1):  # 1: not all have passed
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        report = json.loads(results.read_text(encoding="utf-8"))
        if not report["verified"] or len(report["verdicts"]) != len(answers):
            raise SystemExit(f"not all answers were judged with full isolation: {done.stdout}{done.stderr}")
        passed = (v["candidate"] for v in report["verdicts"] if v["outcome"] == "passed")
        return Run(frozenset(passed), seconds)
