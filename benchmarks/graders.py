"""Graders side by side: `python -m benchmarks.graders [--quick] [--python PATH] [--json FILE]`.

Ours, a unittest harness as Gradescope's documentation has it, otter-grader and nbgrader, in one run, on the
same answers to one question, by the same cases: those of its key. The other graders compare with NumPy's
assert_allclose and are installed in an environment of their own (`make graders` makes it). Each is used in
the fastest way that its documentation has for many answers; the modules of `benchmarks.graders_compared` say
which.

First each grader judges all answers once: right ones, wrong ones (the question's misconceptions) and
forgeries (`benchmarks/forgeries`), which do no work and want full marks. An answer is accepted that gets full
marks. Then copies of the right and the wrong ones are timed, the graders in turns so that a machine whose
speed drifts slows all alike. Seconds an answer are the wall clock of a run by the number of its answers; a
ratio is the median over turns of the other's seconds an answer by ours.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.graders_compared.answers import (
    QUESTION,
    ROOT,
    Answers,
    Grader,
    copies,
    forged,
    marking,
    right,
    wrong,
)
from benchmarks.graders_compared.nbgrader import Nbgrader
from benchmarks.graders_compared.otter import Otter
from benchmarks.graders_compared.ours import Ours
from benchmarks.graders_compared.processes import CORES, Others
from benchmarks.graders_compared.unittest_harness import UnittestHarness

TIMED = {"mlf grade": 600, "unittest harness": 60, "otter-grader": 30, "nbgrader": 15}
TIMED_QUICK = {"mlf grade": 150, "unittest harness": 30, "otter-grader": 6, "nbgrader": 6}
"""How many answers each grader is timed on, fewer for slow ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was found out about a grader."""

    grader: str
    answers: int  # in a timed run
    turns: list[float]  # seconds an answer
    seconds_an_answer: float  # their median
    ratio: float  # how many times as long as ours takes, median of the turns
    right: list[str]  # those accepted, here and below
    wrong: list[str]
    forged: list[str]


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.graders",
        description="Time graders on the same answers, and count the forgeries that they accept.",
    )
    parser.add_argument("--quick", action="store_true", help="fewer answers, one turn: about five minutes")
    parser.add_argument(
        "--python",
        type=Path,
        metavar="PATH",
        default=ROOT / ".venv-graders" / "bin" / "python",
        help="the interpreter of the environment with the other graders; by default %(default)s",
    )
    parser.add_argument("--turns", type=int, metavar="N", help="by default 3, with --quick 1")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything as JSON")
    chosen = parser.parse_args()
    if chosen.turns is not None and chosen.turns < 1:
        parser.error(f"--turns must be at least 1, got {chosen.turns}")
    return chosen


def say(text: str) -> None:
    """Tell what is going on."""
    print(f"... {text}", file=sys.stderr, flush=True)


def made(others: Others, place: Path) -> list[Grader]:
    """All graders, ready to judge."""
    say("making otter's autograder and nbgrader's course")
    marks = marking()
    otter, nbgrader = place / "otter", place / "nbgrader"
    otter.mkdir()
    nbgrader.mkdir()
    return [
        Ours(),
        UnittestHarness(others, marks),
        Otter(others, marks, otter),
        Nbgrader(others, marks, nbgrader),
    ]


def judge(grader: Grader, answers: Answers, place: Path, *, why: str) -> tuple[frozenset[str], float]:
    """The names of the accepted answers, and the seconds it took; leaves nothing behind."""
    say(f"{grader.name}: {len(answers)} answers, {why}")
    folder = place / "run"
    folder.mkdir()
    try:
        return grader.judge(answers, folder)
    finally:
        shutil.rmtree(folder)


def named(kinds: dict[str, Answers], *wanted: str) -> Answers:
    """The answers of some kinds, called KIND-NAME."""
    return {f"{kind}-{name}": text for kind in wanted for name, text in kinds[kind].items()}


def accepted_of(grader: Grader, kinds: dict[str, Answers], place: Path) -> frozenset[str]:
    """The answers that get full marks, of all kinds."""
    accepted, _ = judge(grader, named(kinds, *kinds), place, why="to see which are accepted")
    if not any(name in accepted for name in named(kinds, "right")):
        raise SystemExit(f"{grader.name} accepted no right answer; it is not set up as it should be")
    return accepted


def seconds_an_answer(grader: Grader, timed: Answers, accepted: frozenset[str], place: Path) -> float:
    """The time of one turn, whose verdicts must be those from before."""
    found, seconds = judge(grader, timed, place, why="on the clock")
    expected = {name for name in timed if name.rsplit("-", 1)[0] in accepted}
    if found != expected:
        raise SystemExit(f"{grader.name} judged {', '.join(sorted(found ^ expected))} in two ways")
    return seconds / len(timed)


def measure(
    graders: Sequence[Grader], kinds: dict[str, Answers], *, counts: dict[str, int], turns: int, place: Path
) -> list[Row]:
    """A row for each grader; the first is the one that the others are compared with."""
    accepted = {grader.name: accepted_of(grader, kinds, place) for grader in graders}
    honest = named(kinds, "right", "wrong")
    timed = {grader.name: copies(honest, counts[grader.name]) for grader in graders}
    times: dict[str, list[float]] = {grader.name: [] for grader in graders}
    for _ in range(turns):
        for grader in graders:
            name = grader.name
            times[name].append(seconds_an_answer(grader, timed[name], accepted[name], place))
    first = times[graders[0].name]
    return [
        Row(
            grader=name,
            answers=counts[name],
            turns=seconds,
            seconds_an_answer=statistics.median(seconds),
            ratio=statistics.median(s / f for s, f in zip(seconds, first, strict=True)),
            **{kind: [n for n in kinds[kind] if f"{kind}-{n}" in accepted[name]] for kind in kinds},
        )
        for name, seconds in times.items()
    ]


def table(rows: Sequence[Row], kinds: dict[str, Answers]) -> str:
    """The table, and below it which forgeries were accepted."""
    columns = "answers", "s an answer", "answers a s", "ratio", *(f"{kind} accepted" for kind in kinds)
    lines = [f"{'grader':<18}" + "".join(f"{column:>17}" for column in columns)]
    for row in rows:
        cells = [
            *(f"{row.answers}", f"{row.seconds_an_answer:.4f}", f"{1 / row.seconds_an_answer:.2f}"),
            f"{row.ratio:.1f}",
            *(f"{len(getattr(row, kind))}/{len(texts)}" for kind, texts in kinds.items()),
        ]
        lines.append(f"{row.grader:<18}" + "".join(f"{cell:>17}" for cell in cells))
    for row in rows:
        lines += ["", f"Forgeries that {row.grader} accepted: {', '.join(row.forged) or 'none'}"]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    chosen = arguments()
    turns = chosen.turns or (1 if chosen.quick else 3)
    kinds = {"right": right(), "wrong": wrong(), "forged": forged()}
    with tempfile.TemporaryDirectory(prefix="graders-") as folder:
        place = Path(folder)
        others = Others(chosen.python.absolute(), place / "home")  # resolved, it would leave its environment
        versions = others.versions()
        graders = made(others, place)
        counts = TIMED_QUICK if chosen.quick else TIMED
        rows = measure(graders, kinds, counts=counts, turns=turns, place=place)
    installed = ", ".join(f"{name} {version}" for name, version in versions.items())
    print(f"{QUESTION}, {CORES} cores, turns: {turns}, {installed}\n")
    print(table(rows, kinds))
    if chosen.json:
        report = {
            "question": QUESTION,
            "cores": CORES,
            "turns": turns,
            "versions": versions,
            "answers": {kind: list(texts) for kind, texts in kinds.items()},
            "graders": [asdict(row) for row in rows],
        }
        chosen.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
