"""The table, the JSON and the picture of what was measured."""

from __future__ import annotations

import dataclasses
import json
import os
import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.library.growth import Growth
from benchmarks.library.harness import Timing

PACKAGES = ("numpy", "scipy", "scikit-learn", "faiss-cpu", "celer", "torch")
BASELINE = "scikit-learn"


def environment() -> dict[str, object]:
    """What the figures hang on: processors, Python, packages (None: not installed)."""
    found: dict[str, object] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {"cores": cores, "machine": platform.machine(), "python": platform.python_version(), **found}


HEADER = (
    f"{'work':<58}{'ours':>10}{'sklearn':>10}{'ratio':>7}{'(low-high)':>14}{'target':>8}"
    f"  {'peak MiB':>13}  others"
)


def line(timing: Timing) -> str:
    """One row as text: seconds, ratio to scikit-learn, target, memory, ratios to others."""
    ratio, (low, high) = timing.ratios[BASELINE], timing.spread[BASELINE]
    target = "" if timing.target is None else f"{timing.target:g}{'' if ratio >= timing.target else '!'}"
    peaks = "/".join(
        "-" if p is None else f"{p:.0f}" for name, p in timing.peak_mib.items() if name in ("ours", BASELINE)
    )
    others = "  ".join(f"{name} {value:.2f}" for name, value in timing.ratios.items() if name != BASELINE)
    return (
        f"{timing.row:<58}{seconds(timing.ours_s):>10}{seconds(timing.others_s[BASELINE]):>10}{ratio:>7.2f}"
        f"{f'({low:.2f}-{high:.2f})':>14}{target:>8}  {peaks:>13}  {others}".rstrip()
    )


def seconds(value: float) -> str:
    """A time with three digits and its unit."""
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def summary(timings: Sequence[Timing]) -> str:
    """How many rows are behind, how many targets are met, and which are missed by how much."""
    behind = [t for t in timings if t.ratios[BASELINE] < 1]
    aimed = [t for t in timings if t.target is not None]
    missed = [t for t in aimed if t.target is not None and t.ratios[BASELINE] < t.target]
    lines = [
        f"{len(timings)} rows, {len(behind)} below 1.0"
        f"{''.join(f'; {t.row}: {t.ratios[BASELINE]:.2f}' for t in behind)}",
        f"{len(aimed) - len(missed)} of {len(aimed)} targets met",
    ]
    for t in missed:
        why = f": {t.ceiling}" if t.ceiling else ""
        lines.append(f"  missed: {t.row}, {t.ratios[BASELINE]:.2f} of {t.target:g}{why}")
    return "\n".join(lines)


def write_json(
    path: Path, timings: Sequence[Timing], growths: Sequence[Growth], settings: dict[str, object]
) -> None:
    """All of it, for a program."""
    document = {
        "environment": environment(),
        "settings": settings,
        "rows": [dataclasses.asdict(timing) for timing in timings],
        "growth": [dataclasses.asdict(growth) for growth in growths],
    }
    path.write_text(json.dumps(document, indent=1) + "\n")


def draw(path: Path, timings: Sequence[Timing]) -> None:
    """A bar a row: the ratio to scikit-learn on a logarithmic axis, with its range and its target."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 1 + 0.3 * len(timings)), layout="constrained")
    axes = figure.add_subplot()
    ratios = [t.ratios[BASELINE] for t in timings]
    places = range(len(timings))
    reach = [
        [r - t.spread[BASELINE][0] for r, t in zip(ratios, timings, strict=True)],
        [t.spread[BASELINE][1] - r for r, t in zip(ratios, timings, strict=True)],
    ]
    axes.barh(
        places, ratios, color=["tab:blue" if r >= 1 else "tab:red" for r in ratios], xerr=reach, ecolor="0.3"
    )
    targets = [(t.target, i) for i, t in enumerate(timings) if t.target is not None]
    if targets:
        aims, rows = zip(*targets, strict=True)
        axes.scatter(aims, rows, marker="|", s=160, color="black", zorder=3, label="target")
        axes.legend()
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set(
        xscale="log", xlabel="scikit-learn's time over ours: right of 1 we are faster", yticks=list(places)
    )
    axes.set_yticklabels([t.row for t in timings])
    axes.xaxis.set_major_formatter("{x:g}")
    axes.invert_yaxis()
    figure.savefig(path)
