"""Do verdicts stay the same? `python -m benchmarks.repeats` judges all answers of the tests again and again.

While one core is kept busy by a process that does nothing but count. Prints how many verdicts changed in any
repeat; ends with status 1 if any did.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from pathlib import Path

from mlfundamentals.grading import Verdict, grade

ANSWERS = Path(__file__).parents[1] / "tests" / "answers"


def keep_busy() -> None:
    """Use one core until ended."""
    while True:
        pass


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description="Judge the same answers again and again, under load.")
    parser.add_argument("--repeats", type=int, default=20, help="how often; default 20")
    parser.add_argument("folders", nargs="*", type=Path, default=[ANSWERS / "right", ANSWERS / "wrong"])
    options = parser.parse_args()
    load = multiprocessing.Process(target=keep_busy, daemon=True)
    load.start()
    first: tuple[Verdict, ...] = ()
    changed: set[str] = set()
    began = time.perf_counter()
    for repeat in range(1, options.repeats + 1):
        verdicts = grade(*options.folders).verdicts
        first = first or verdicts
        changed |= {one.path for one, other in zip(first, verdicts, strict=True) if one != other}
        seconds = time.perf_counter() - began
        print(f"{repeat:3} of {options.repeats}  {seconds:6.0f} s  {len(changed)} changed", flush=True)
    load.terminate()
    passed = sum(verdict.outcome == "passed" for verdict in first)
    print(
        f"{len(first)} answers, {passed} passed, {options.repeats} repeats: {len(changed)} verdicts changed"
    )
    for path in sorted(changed):
        print(path)
    sys.exit(1 if changed else 0)


if __name__ == "__main__":
    main()
