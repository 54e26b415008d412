"""How fast answers are judged, with full isolation: `python -m benchmarks.grading [--quick]`.

One right answer, the whole process of `mlf grade`, against a bare `python -c 'import numpy'`, run in turns so
that a busy machine slows both alike; the same answer in a process that has judged another one before; and a
folder of answers to every code question of the bank, nine candidates in ten right.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mlfundamentals.grading import grade
from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.question import Question

WRONG = "import numpy as np\n\n\ndef {name}(*arguments, **more):\n    return np.zeros(3)\n"


def seconds(command: Sequence[str], *, status: int = 0) -> float:
    """The wall clock of a whole process, which must end with the status."""
    # Byte code is cached on both sides, as it is where mlfundamentals is installed.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode != status:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return taken


def one_answer(path: Path, repeats: int) -> tuple[float, float, float]:
    """Median seconds of one grading and of a bare NumPy, and the median of their ratios."""
    grading = [sys.executable, "-m", "mlfundamentals", "grade", str(path)]
    numpy = [sys.executable, "-c", "import numpy"]
    for command in (grading, numpy):  # once to fill caches
        seconds(command)
    pairs = [(seconds(grading), seconds(numpy)) for _ in range(repeats)]
    graded, bare = zip(*pairs, strict=True)
    return statistics.median(graded), statistics.median(bare), statistics.median(g / b for g, b in pairs)


def warm_answer(path: Path, repeats: int) -> float:
    """Median seconds of judging one answer where the isolated interpreter runs already."""
    with tempfile.TemporaryDirectory() as place:
        for i in range(repeats + 1):
            folder = Path(place) / f"candidate-{i:02}"
            folder.mkdir()
            shutil.copy(path, folder)
        times: list[float] = grade(place, jobs=1).run["seconds_by_answer"]
    return statistics.median(times[1:])


def write_answers(folder: Path, copies: int) -> tuple[Path, int]:
    """Right answers, and wrong ones for one candidate in ten; a first one, and how many there are."""
    bank = Bank()
    questions = [q for q in map(bank.question, bank.names()) if isinstance(q, Question)]
    for copy in range(copies):
        candidate = folder / f"candidate-{copy:02}"
        candidate.mkdir()
        for question in questions:
            right = as_answer(question, question.reference)
            text = WRONG.format(name=question.name) if copy % 10 == 9 else right
            (candidate / f"{question.name}.py").write_text(text)
    return folder / "candidate-00" / "l2_normalize_rows.py", copies * len(questions)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Time the judging of answers, with full isolation.")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, fewer answers")
    quick = parser.parse_args().quick
    repeats = 5 if quick else 15
    with tempfile.TemporaryDirectory() as place:
        first, n_answers = write_answers(Path(place), copies=2 if quick else 10)
        graded, bare, ratio = one_answer(first, repeats)
        warm = warm_answer(first, repeats)
        print(f"python -c 'import numpy'              {bare * 1e3:7.0f} ms")
        print(f"one right answer, whole process       {graded * 1e3:7.0f} ms, {ratio:.2f} times that")
        print(f"one right answer, in a warm process   {warm * 1e3:7.1f} ms, {warm / bare:.3f} times that")
        command = [sys.executable, "-m", "mlfundamentals", "grade", place]
        status = 0 if quick else 1
        folder_s = statistics.median(seconds(command, status=status) for _ in range(1 if quick else 3))
        cores = len(os.sched_getaffinity(0))
        print(f"folder of {n_answers} answers, {cores} cores       {folder_s:7.2f} s")
        print(f"answers a second                      {n_answers / folder_s:7.0f}")


if __name__ == "__main__":
    main()
