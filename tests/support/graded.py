"""Answers that were handed in, and the command that judges them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mlfundamentals.questions.bank import default_root

GRADED = Path(__file__).parents[1] / "answers" / "graded"
BANK, HANDED_IN = default_root(), GRADED / "handed_in"


def write(folder: Path, question: str, source: str, candidate: str = "candidate") -> Path:
    """Hand in an answer."""
    path = folder / candidate / f"{question}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source)
    return path


def mlf(*arguments: str | Path, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the real command; more are variables of its environment."""
    return subprocess.run(
        [sys.executable, "-m", "mlfundamentals", *(str(argument) for argument in arguments)],
        cwd=cwd,
        env=os.environ | more,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
