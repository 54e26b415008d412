"""The table of how fast the library is: `python -m benchmarks.library [AREA...] [--quick]`.

Ours against scikit-learn in its fastest setting, and against faiss, celer and torch where they are installed
(`make bench` installs them). Results are compared before anything is timed; the sides take turns in one
process; a ratio is the median over turns of the other's time over ours, so above 1 we are faster.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import benchmarks.library
from benchmarks.library import growth, report
from benchmarks.library.harness import Row, Timing, measure

Rows = Callable[..., Iterator[Row]]


def areas() -> dict[str, Rows]:
    """Each area's rows, by the name of its module."""
    found = {}
    for module in pkgutil.iter_modules(benchmarks.library.__path__):
        if not module.name.startswith("__"):
            rows = getattr(importlib.import_module(f"benchmarks.library.{module.name}"), "rows", None)
            if rows is not None:
                found[module.name] = rows
    return found


def arguments(known: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.library",
        description="Time the library against scikit-learn, faiss, celer and torch.",
    )
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"by default all: {', '.join(known)}")
    parser.add_argument(
        "--quick", action="store_true", help="smaller sizes, fewer turns: under three minutes in all"
    )
    parser.add_argument("--seed", type=int, default=20_261, help="of the data; by default %(default)s")
    parser.add_argument("--repeats", type=int, metavar="N", help="turns a row; by default 5, with --quick 3")
    parser.add_argument("--no-growth", action="store_true", help="leave out how time grows with n, d and k")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything as JSON")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="also draw the ratios (.svg, .png)")
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.areas) - set(known))
    if unknown:
        parser.error(f"no area {', '.join(unknown)}; there are {', '.join(known)}")
    return chosen


def run_rows(
    chosen: argparse.Namespace, rows_of: dict[str, Rows], repeats: int
) -> tuple[list[Timing], list[str]]:
    """Time all rows, each printed when it is done; the rows whose results were not equal come back as
    errors."""
    timings, wrong = [], []
    for area in chosen.areas or rows_of:
        for row in rows_of[area](quick=chosen.quick, seed=chosen.seed):
            print(f"... {row.name}", end="\r", file=sys.stderr, flush=True)
            try:
                timings.append(measure(row, repeats=repeats))
            except AssertionError as error:
                wrong.append(f"{row.name}: {error}")
                print(f"{row.name:<58}NOT EQUAL: {str(error).strip().splitlines()[0]}", flush=True)
            else:
                print(report.line(timings[-1]), flush=True)
    return timings, wrong


def main() -> int:
    """Print the table; 1 if a row's results were not equal."""
    rows_of = areas()
    chosen = arguments(list(rows_of))
    repeats = chosen.repeats or (3 if chosen.quick else 5)
    start = time.perf_counter()
    print("  ".join(f"{name} {value}" for name, value in report.environment().items()))
    print(report.HEADER)
    timings, wrong = run_rows(chosen, rows_of, repeats)
    print(report.summary(timings))
    growths = []
    if not chosen.no_growth and not chosen.areas:
        print("\nHow time grows: the exponent from doubling the size")
        for sweep in growth.sweeps(quick=chosen.quick):
            growths.append(growth.grow(sweep, seed=chosen.seed, repeats=repeats))
            print(growth.line(growths[-1]), flush=True)
    print(f"{time.perf_counter() - start:.0f} s in all")
    settings = {"quick": chosen.quick, "seed": chosen.seed, "repeats": repeats}
    if chosen.json:
        report.write_json(chosen.json, timings, growths, settings)
    if chosen.picture:
        report.draw(chosen.picture, timings)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
