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

SLACK_MIB = 8
"""Less than this apart, two peaks are as good as equal: threads' stacks, buffers of BLAS."""
PACKAGES = ("numpy", "scipy", "scikit-learn", "faiss-cpu", "celer", "torch")


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
    f"{'work':<62}{'ours':>10}{'sklearn':>10}{'ratio':>7}{'(low-high)':>14}{'target':>8}"
    f"  {'peak MiB':>13}  others"
)


def line(timing: Timing) -> str:
    """One row as text: seconds, ratio to scikit-learn's fastest setting, target, memory, ratios to others."""
    baseline, ratio = timing.baseline, timing.ratio
    low, high = timing.spread[baseline]
    target = "" if timing.target is None else f"{timing.target:g}{'' if ratio >= timing.target else '!'}"
    peaks = "/".join(
        "-" if p is None else f"{p:.0f}" for name, p in timing.peak_mib.items() if name in ("ours", baseline)
    )
    others = "  ".join(f"{name} {value:.2f}" for name, value in timing.ratios.items() if name != baseline)
    return (
        f"{timing.row:<62}{seconds(timing.ours_s):>10}{seconds(timing.others_s[baseline]):>10}{ratio:>7.2f}"
        f"{f'({low:.2f}-{high:.2f})':>14}{target:>8}  {peaks:>13}  {others}".rstrip()
    )


def seconds(value: float) -> str:
    """A time with three digits and its unit."""
    return f"{value * 1e3:.3g} ms" if value < 1 else f"{value:.3g} s"


def summary(timings: Sequence[Timing]) -> str:
    """How many rows are behind, how many targets are met, and which are missed by how much; the same of
    memory."""
    behind = [t for t in timings if t.ratio < 1]
    aimed = [(t, t.target) for t in timings if t.target is not None]
    missed = [(t, target) for t, target in aimed if t.ratio < target]
    lines = [f"{len(timings)} rows, {len(behind)} below 1.0"]
    lines += [f"  behind: {t.row}, {t.ratio:.2f}" for t in behind]
    share = f" ({(len(aimed) - len(missed)) / len(aimed):.0%})" if aimed else ""
    lines.append(f"{len(aimed) - len(missed)} of {len(aimed)} targets met{share}")
    for t, target in missed:
        why = f": {t.ceiling}" if t.ceiling else ""
        lines.append(f"  missed: {t.row}, {t.ratio:.2f} of {target:g}{why}")
    larger = [(t.row, *peaks) for t in timings if (peaks := _peaks(t)) and peaks[0] > peaks[1] + SLACK_MIB]
    lines.append(f"needing more memory than scikit-learn, by more than {SLACK_MIB} MiB: {len(larger)}")
    lines += [f"  more: {row}, {ours:.0f} against {theirs:.0f} MiB" for row, ours, theirs in larger]
    return "\n".join(lines)


def _peaks(timing: Timing) -> tuple[float, float] | None:
    """Ours and scikit-learn's, where the kernel told both."""
    ours, theirs = timing.peak_mib.get("ours"), timing.peak_mib.get(timing.baseline)
    return None if ours is None or theirs is None else (ours, theirs)


def write_json(
    path: Path,
    timings: Sequence[Timing],
    wrong: Sequence[str],
    growths: Sequence[Growth],
    settings: dict[str, object],
) -> None:
    """All of it, for a program; wrong says which rows' results were not equal."""
    document = {
        "environment": environment(),
        "settings": settings,
        "rows": [dataclasses.asdict(timing) for timing in timings],
        "not_equal": list(wrong),
        "growth": [dataclasses.asdict(growth) for growth in growths],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=1) + "\n")


def draw(path: Path, timings: Sequence[Timing]) -> None:
    """A bar a row: the ratio to scikit-learn on a logarithmic axis, with its range and its target."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 1 + 0.3 * len(timings)), layout="constrained")
    axes = figure.add_subplot()
    ratios = [t.ratio for t in timings]
    places = range(len(timings))
    reach = [
        [t.ratio - t.spread[t.baseline][0] for t in timings],
        [t.spread[t.baseline][1] - t.ratio for t in timings],
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
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
