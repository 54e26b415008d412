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
from dataclasses import dataclass, field, replace
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
        "--quick",
        action="store_true",
        help="smaller sizes, which have no targets, fewer turns: under three minutes in all",
    )
    parser.add_argument("--seed", type=int, default=20_261, help="of the data; by default %(default)s")
    parser.add_argument("--repeats", type=int, metavar="N", help="turns a row; by default 5, with --quick 3")
    parser.add_argument("--no-growth", action="store_true", help="leave out how time grows with n, d and k")
    parser.add_argument(
        "--json", type=Path, default=Path("build/bench.json"), metavar="FILE", help="by default %(default)s"
    )
    parser.add_argument(
        "--picture",
        type=Path,
        default=Path("build/bench.svg"),
        metavar="FILE",
        help="the ratios drawn, .svg or .png; by default %(default)s",
    )
    chosen = parser.parse_args()
    unknown = sorted(set(chosen.areas) - set(known))
    if unknown:
        parser.error(f"no area {', '.join(unknown)}; there are {', '.join(known)}")
    return chosen


@dataclass
class Found:
    """What a run has found so far."""

    timings: list[Timing] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Rows whose results were not equal, and what was not."""
    growths: list[growth.Growth] = field(default_factory=list)


def run(chosen: argparse.Namespace, rows_of: dict[str, Rows], repeats: int, found: Found) -> None:
    """Time all rows and sweeps; each is printed and kept as soon as it is done."""
    for area in chosen.areas or rows_of:
        for row in rows_of[area](quick=chosen.quick, seed=chosen.seed):
            if chosen.quick:
                row = replace(row, target=None, ceiling="")  # they are for the full sizes
            print(f"... {row.name}", end="\r", file=sys.stderr, flush=True)
            try:
                found.timings.append(measure(row, repeats=repeats))
            except AssertionError as error:
                found.wrong.append(f"{row.name}: {error}")
                print(f"{row.name:<62}NOT EQUAL: {str(error).strip().splitlines()[0]}", flush=True)
            else:
                print(report.line(found.timings[-1]), flush=True)
    if not chosen.no_growth and not chosen.areas:
        print("\nHow time grows: the exponent from doubling the size")
        for sweep in growth.sweeps(quick=chosen.quick):
            turns = max(repeats - 1, 1) if chosen.quick else repeats  # of four sizes, one line through all
            found.growths.append(growth.grow(sweep, seed=chosen.seed, repeats=turns))
            print(growth.line(found.growths[-1]), flush=True)


def main() -> int:
    """Print the table; 1 if a row's results were not equal, 130 if it was interrupted."""
    rows_of = areas()
    chosen = arguments(list(rows_of))
    repeats = chosen.repeats or (3 if chosen.quick else 5)
    start = time.perf_counter()
    print("  ".join(f"{name} {value}" for name, value in report.environment().items()))
    print(report.HEADER)
    found, interrupted = Found(), False
    try:
        run(chosen, rows_of, repeats, found)
    except KeyboardInterrupt:
        interrupted = True
        print("\ninterrupted; what follows is of the rows that were done")
    finally:  # an error loses nothing either
        print(f"\n{report.summary(found.timings)}")
        settings = {"quick": chosen.quick, "seed": chosen.seed, "repeats": repeats}
        report.write_json(chosen.json, found.timings, found.wrong, found.growths, settings)
        report.draw(chosen.picture, found.timings)
        print(f"{time.perf_counter() - start:.0f} s in all; written: {chosen.json}, {chosen.picture}")
    return 130 if interrupted else 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
