"""How fast answers are judged, with full isolation: `python benchmarks/grading.py [--quick]`.

Two figures. One right answer, the whole process of `mlf grade`, against a bare `python -c 'import numpy'`,
run in turns so that a busy machine slows both alike. And a folder of answers, nine in ten of them right.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mlfundamentals.generation.answer_files import as_answer
from mlfundamentals.questions.bank import Bank

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


def write_answers(folder: Path, copies: int) -> tuple[Path, int]:
    """Right answers, and wrong ones for one candidate in ten; the first one, and how many there are."""
    bank = Bank()
    names = list(bank.sources())[:10]
    references = {name: bank.code_question(name) for name in names}
    for copy in range(copies):
        candidate = folder / f"candidate-{copy:02}"
        candidate.mkdir()
        for name, question in references.items():
            right = as_answer(question, question.reference)
            (candidate / f"{name}.py").write_text(WRONG.format(name=name) if copy % 10 == 9 else right)
    return folder / "candidate-00" / f"{names[0]}.py", copies * len(names)


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description="Time the judging of answers, with full isolation.")
    parser.add_argument("--quick", action="store_true", help="fewer repeats, fewer answers")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as place:
        first, n_answers = write_answers(Path(place), copies=10 if quick else 20)
        graded, bare, ratio = one_answer(first, repeats=5 if quick else 15)
        print(f"one right answer, whole process   {graded * 1e3:7.0f} ms")
        print(f"python -c 'import numpy'          {bare * 1e3:7.0f} ms")
        print(f"ratio, median of pairs            {ratio:7.2f}")
        command = [sys.executable, "-m", "mlfundamentals", "grade", place]
        folder_s = statistics.median(seconds(command, status=1) for _ in range(1 if quick else 3))
        cores = len(os.sched_getaffinity(0))
        print(f"folder of {n_answers} answers, {cores} cores     {folder_s:7.2f} s")
        print(f"answers per second                {n_answers / folder_s:7.0f}")


if __name__ == "__main__":
    main()
