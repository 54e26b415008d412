"""How the library is timed: what counts as the ratio, what a run keeps, what memory it needs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.library import __main__ as command
from benchmarks.library import harness, report
from benchmarks.library.harness import Row, Side, Timing, measure, peak_mib


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harness, "SETTLE_S", 0)


def row(name: str, equal: Any = lambda ours, others: "equal", target: float | None = None) -> Row:
    """Ours takes 1 ms, scikit-learn 20 or 10, another 4."""
    others = {
        "scikit-learn": Side(partial(time.sleep, 0.02)),
        "scikit-learn, one thread": Side(partial(time.sleep, 0.01)),
        "faiss": Side(partial(time.sleep, 0.004)),
    }
    return Row(name, partial(time.sleep, 0.001), others, equal, target)


def timing(
    name: str, ratio: float, target: float | None = None, peaks: tuple[float, float] = (1, 1)
) -> Timing:
    ratios, spread = {"scikit-learn": ratio}, {"scikit-learn": (ratio, ratio)}
    memory: dict[str, float | None] = {"ours": peaks[0], "scikit-learn": peaks[1]}
    return Timing(name, "", 1.0, {"scikit-learn": ratio}, ratios, spread, target, memory, "walls")


def test_scikit_learns_fastest_setting_counts_and_no_other_library() -> None:
    found = measure(row("work"), repeats=3, memory=False)
    assert found.baseline == "scikit-learn, one thread"
    assert found.ratios["faiss"] < found.ratio < found.ratios["scikit-learn"]


def test_results_are_compared_before_anything_is_timed() -> None:
    def equal(ours: Any, others: Any) -> str:
        raise AssertionError("3 labels differ")

    with pytest.raises(AssertionError, match="3 labels differ"):
        measure(row("work", equal))


def test_memory_that_an_earlier_run_freed_counts_again() -> None:
    """Without handing it back, the second run finds its 60 MiB in the process and seems to need none."""
    side = Side(lambda: sum(float(part.sum()) for part in [np.ones(1 << 18) for _ in range(30)]))
    peaks = [peak_mib(side) for _ in range(3)]
    if peaks[0] is None:
        pytest.skip("the kernel does not tell")
    assert all(peak is not None and 55 < peak < 80 for peak in peaks), peaks


def test_the_summary_counts_rows_behind_targets_and_memory() -> None:
    rows = [timing("a", 0.9), timing("b", 2.5, 2.0), timing("c", 1.5, 2.0), timing("d", 3.0, peaks=(90, 30))]
    lines = report.summary(rows).splitlines()
    assert lines == [
        "4 rows, 1 below 1.0",
        "  behind: a, 0.90",
        "1 of 2 targets met (50%)",
        "  missed: c, 1.50 of 2: walls",
        "needing more memory than scikit-learn, by more than 8 MiB: 1",
        "  more: d, 90 against 30 MiB",
    ]


def stopped(*, quick: bool, seed: int) -> Iterator[Row]:
    yield row("done", target=2.0)
    raise KeyboardInterrupt


def broken(*, quick: bool, seed: int) -> Iterator[Row]:
    yield row("done")
    raise ZeroDivisionError


def test_an_error_leaves_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")
    monkeypatch.setattr(command, "areas", lambda: {"cluster": broken})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench", "--repeats=1", "--no-growth"])
    with pytest.raises(ZeroDivisionError):
        command.main()
    rows = json.loads((tmp_path / "build" / "bench.json").read_text())["rows"]
    assert [found["row"] for found in rows] == ["done"]


@pytest.mark.parametrize(("options", "target"), [([], 2.0), (["--quick"], None)])
def test_an_interrupted_run_keeps_what_it_has(
    options: list[str], target: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a quick run, of smaller sizes, has no targets."""
    pytest.importorskip("matplotlib")
    monkeypatch.setattr(command, "areas", lambda: {"cluster": stopped})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench", "--repeats=1", "--no-growth", *options])
    assert command.main() == 130
    rows = json.loads((tmp_path / "build" / "bench.json").read_text())["rows"]
    assert [(found["row"], found["target"]) for found in rows] == [("done", target)]
    assert (tmp_path / "build" / "bench.svg").stat().st_size > 0
