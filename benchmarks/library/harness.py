"""What a row of the table is, and how it is timed.

A row does the same work by ours and by others. Before anything is timed, each side runs once and `equal`
compares the results. Then the sides take turns in one process, so that a machine whose speed drifts slows
all alike; what counts is the median of the ratios turn by turn. Times include building what the work needs
(index, centering).
"""

from __future__ import annotations

import ctypes
import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

SETTLE_S = 0.1
"""Threads of BLAS and OpenMP spin on for a while; in the next side's turn they would take a core of it."""
BASELINE = "scikit-learn"


@dataclass(frozen=True)
class Side:
    """One implementation of a row's work."""

    run: Callable[[], Any]
    """Does the work and returns its result; whatever is not work to be timed is done before."""
    blas_threads: int | None = None
    """To how many threads BLAS is held while it runs; None leaves it alone. Each side gets its fastest
    setting."""


@dataclass(frozen=True)
class Row:
    """One line of the table: ours against others at the same work."""

    name: str
    """As in the table, e.g. "k nearest, 50 000 x 10 000, d=64"."""
    ours: Callable[[], Any]
    others: Mapping[str, Side]
    """By name: scikit-learn in settings that are named "scikit-learn...", of which the fastest counts; faiss,
    celer or torch where they have the function."""
    equal: Callable[[Any, Mapping[str, Any]], str]
    """equal(our result, results of others by name): says in words what was found equal; raises
    AssertionError."""
    target: float | None = None
    """The ratio to scikit-learn that is aimed at."""
    others_optional: Sequence[str] = ()
    """Sides that were left out because their package is not installed."""
    ceiling: str = ""
    """If the target is missed: what stands in the way (bytes moved, operations)."""


@dataclass(frozen=True)
class Timing:
    """What a row's run found."""

    row: str
    equal: str
    ours_s: float
    others_s: dict[str, float]
    ratios: dict[str, float]
    """Median over turns of the other's time divided by ours in the same turn: above 1 we are faster."""
    spread: dict[str, tuple[float, float]]
    """Lowest and highest of these ratios."""
    target: float | None
    peak_mib: dict[str, float | None] = field(default_factory=dict)
    """By how much the work raised the process's memory at its highest, by side."""
    ceiling: str = ""

    @property
    def baseline(self) -> str:
        """The name of scikit-learn's fastest setting."""
        return min((name for name in self.ratios if name.startswith(BASELINE)), key=self.ratios.__getitem__)

    @property
    def ratio(self) -> float:
        """The ratio that counts: to scikit-learn in its fastest setting."""
        return self.ratios[self.baseline]


def timed(side: Side, *, settle: bool = True) -> tuple[float, Any]:
    """Seconds of one run, and its result, after a pause in which threads of the last run stop spinning."""
    if settle:
        time.sleep(SETTLE_S)
    with threadpool_limits(side.blas_threads, user_api="blas"):
        start = time.perf_counter()
        result = side.run()
        return time.perf_counter() - start, result


def peak_mib(side: Side) -> float | None:
    """By how much one run raises the process's memory at its highest, in MiB; None where the kernel does
    not tell.

    Whatever allocates counts: NumPy, compiled code, threads. Memory that earlier runs freed is handed back to
    the kernel first, or the run would find it there and seem to need none.
    """
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")  # the highest mark starts anew
        before = _status_kib("VmRSS")
        timed(side, settle=False)
        return (_status_kib("VmHWM") - before) / 1024
    except (OSError, AttributeError):  # no such file or function: another kernel, another C library
        return None


def _status_kib(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise OSError(f"/proc/self/status has no {name}")


def measure(row: Row, *, repeats: int = 5, memory: bool = True) -> Timing:
    """Compare, then time the sides in turn, repeats times each."""
    sides = {"ours": Side(row.ours), **row.others}
    results = {name: timed(side, settle=False)[1] for name, side in sides.items()}
    equal = row.equal(results.pop("ours"), results)
    del results
    turns = [{name: timed(side)[0] for name, side in sides.items()} for _ in range(repeats)]
    ratios = {name: [turn[name] / turn["ours"] for turn in turns] for name in row.others}
    return Timing(
        row.name,
        equal,
        statistics.median(turn["ours"] for turn in turns),
        {name: statistics.median(turn[name] for turn in turns) for name in row.others},
        {name: statistics.median(values) for name, values in ratios.items()},
        {name: (min(values), max(values)) for name, values in ratios.items()},
        row.target,
        {name: peak_mib(side) for name, side in sides.items()} if memory else {},
        row.ceiling,
    )
