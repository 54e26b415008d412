"""scikit-learn's own test files run against ours: `python -m tests.compat.suites [NAME...]`.

The files are taken from the installed scikit-learn; a copy with our names in its imports (see rewriting.py,
which also says which tests are left out) is run by pytest in a temporary folder, one process a file.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import sklearn

import mlfundamentals
from tests.compat import adapter, page, rewriting
from tests.compat.reasons import kind_of, read_explanations, summary

ROOT = Path(__file__).parents[2]
THEIRS = Path(sklearn.__file__).parent
OURS = Path(mlfundamentals.__file__).parent
IMPORTED_FROM = (ROOT, OURS.parent)
EXPECTED = Path(__file__).with_name("expected.json")


@dataclass(frozen=True, slots=True)
class Suite:
    """One test file of scikit-learn's, and which areas of ours it is about."""

    path: str
    areas: tuple[str, ...]


SUITES = {
    "neighbors": Suite("neighbors/tests/test_neighbors.py", ("neighbors",)),
    "k_means": Suite("cluster/tests/test_k_means.py", ("cluster",)),
    "gaussian_mixture": Suite("mixture/tests/test_gaussian_mixture.py", ("mixture",)),
    "ridge": Suite("linear_model/tests/test_ridge.py", ("linear_model",)),
    "coordinate_descent": Suite("linear_model/tests/test_coordinate_descent.py", ("linear_model",)),
    "logistic": Suite("linear_model/tests/test_logistic.py", ("linear_model",)),
    "mlp": Suite("neural_network/tests/test_mlp.py", ("neural_network",)),
    "scalers": Suite("preprocessing/tests/test_data.py", ("preprocessing",)),
    "encoders": Suite("preprocessing/tests/test_encoders.py", ("preprocessing",)),
    "impute": Suite("impute/tests/test_impute.py", ("preprocessing",)),
    "classification": Suite("metrics/tests/test_classification.py", ("metrics",)),
    "ranking": Suite("metrics/tests/test_ranking.py", ("metrics",)),
    "regression": Suite("metrics/tests/test_regression.py", ("metrics",)),
    "supervised": Suite("metrics/cluster/tests/test_supervised.py", ("metrics",)),
    "unsupervised": Suite("metrics/cluster/tests/test_unsupervised.py", ("metrics",)),
    "pairwise": Suite("metrics/tests/test_pairwise.py", ("metrics", "neighbors")),
    "split": Suite("model_selection/tests/test_split.py", ("model_selection",)),
    "validation": Suite("model_selection/tests/test_validation.py", ("model_selection",)),
}


@dataclass
class Outcome:
    """What came of one file; a test is one case of a parametrized test function."""

    collected: int = 0
    left_out: dict[str, int] = field(default_factory=dict)  # rule -> tests
    passed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)  # scikit-learn's reason -> tests
    failed: dict[str, str] = field(default_factory=dict)  # test -> error
    seconds: float = 0.0
    slowest: list[tuple[float, str]] = field(default_factory=list)
    broken: str = ""  # why the file could not be run to its end

    @property
    def verdicts(self) -> int:
        """How many tests were run to a verdict."""
        return self.passed + len(self.failed)

    @property
    def share(self) -> float:
        """The share of the verdicts that is good."""
        return self.passed / self.verdicts if self.verdicts else float("nan")


def our_offer() -> dict[str, frozenset[str]]:
    """The public names of each of our areas, as far as they are written."""
    return {name: frozenset(module.__all__) for name, module in adapter.areas().items()}


def selected(names: Sequence[str]) -> dict[str, Suite]:
    """The suites of these names or about these areas; all for none. Raises ValueError for an unknown name."""
    unknown = [n for n in names if not any(n == name or n in suite.areas for name, suite in SUITES.items())]
    if unknown:
        areas = sorted({area for suite in SUITES.values() for area in suite.areas})
        raise ValueError(f"no suite or area {unknown}; suites: {sorted(SUITES)}; areas: {areas}")
    return {
        name: suite
        for name, suite in SUITES.items()
        if not names or any(n == name or n in suite.areas for n in names)
    }


def run(
    suite: Suite,
    *,
    timeout_s: float = 900.0,
    test_timeout_s: float = 60.0,
    only: str = "",
    show: bool = False,
) -> Outcome:
    """Run one file, for at most timeout_s, and test_timeout_s a test; `only` is for pytest's -k."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="compat-") as folder:
        file = write(suite, Path(folder), test_timeout_s=test_timeout_s)
        code, output = _pytest(file, timeout_s=timeout_s, only=only, show=show)
        notes = Path(folder, "outcomes.jsonl")
        lines = [json.loads(line) for line in notes.read_text().splitlines()] if notes.exists() else []
    outcome = digest(lines)
    if code not in (0, 1, 5):  # passed, some failed, none selected
        outcome.broken = outcome.broken or f"pytest ended with {code}: {output[-2000:]}"
    outcome.seconds = time.perf_counter() - start
    return outcome


def write(suite: Suite, folder: Path, *, test_timeout_s: float) -> Path:
    """Put the rewritten file and the plan for the plug-in into folder; return the file."""
    source = (THEIRS / suite.path).read_text()
    offer = our_offer()
    file = folder / Path(suite.path).name
    file.write_text(rewriting.rewritten(source, offer))
    plan = {
        "left_out": rewriting.left_out(source, offer, suite.areas),
        "folders": [f"{OURS / area}{os.sep}" for area in suite.areas],
        "outcomes": str(folder / "outcomes.jsonl"),
        "timeout_s": test_timeout_s,
    }
    (folder / "plan.json").write_text(json.dumps(plan))
    return file


def _pytest(file: Path, *, timeout_s: float, only: str, show: bool) -> tuple[int | str, str]:
    """Run pytest on file with the plug-ins needed and nothing of this project's configuration."""
    options = ["-p", "tests.compat.plugin", "-p", "sklearn.conftest", "-p", "no:cacheprovider", "-q"]
    options += ["-c", os.devnull, "--rootdir", str(file.parent), "--tb=short", "-W", "default"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, IMPORTED_FROM)),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
        "SKLEARN_RUN_FLOAT32_TESTS": "1",
        "COMPAT_PLAN": str(file.parent / "plan.json"),
    }
    command = [sys.executable, "-m", "pytest", *options, *(["-k", only] if only else []), file.name]
    target = None if show else subprocess.PIPE
    try:
        done = subprocess.run(
            command,
            cwd=file.parent,
            env=environment,
            stdout=target,
            stderr=subprocess.STDOUT if target else None,
            text=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"out of time: more than {timeout_s} s", ""
    return done.returncode, done.stdout or ""


def digest(lines: Iterable[Mapping[str, Any]]) -> Outcome:
    """Add up the plug-in's notes. What passes without a call into our code is left out as "not ours"."""
    outcome = Outcome()
    reports: dict[str, list[Mapping[str, Any]]] = {}
    entered: dict[str, bool] = {}
    running = ""
    for line in lines:
        if "collected" in line:
            outcome.collected, outcome.left_out = line["collected"], dict(line["left_out"])
        elif "started" in line:
            running = line["started"]
        elif "ended" in line:
            entered[line["ended"]], running = line["entered"], ""
        elif "test" in line:
            reports.setdefault(line["test"], []).append(line)
        elif "broken" in line:
            outcome.broken = line["broken"]
    for node, of_test in reports.items():
        _count(outcome, node.partition("::")[2], of_test, entered=entered.get(node, True))
    if running:
        outcome.failed[running.partition("::")[2]] = "crashed: the process ended in this test"
    outcome.slowest.sort(reverse=True)
    del outcome.slowest[5:]
    return outcome


def _count(outcome: Outcome, test: str, reports: Sequence[Mapping[str, Any]], *, entered: bool) -> None:
    """Count one test by the worst of its reports (call, and setup or teardown if not simply passed)."""
    worst = min(reports, key=lambda report: ("failed", "skipped", "passed").index(report["outcome"]))
    outcome.slowest.append((round(sum(report["seconds"] for report in reports), 2), test))
    if worst["outcome"] == "failed":
        outcome.failed[test] = worst["message"]
    elif worst["outcome"] == "skipped":
        reason = worst["message"].removeprefix("Skipped: ")
        outcome.skipped[reason] = outcome.skipped.get(reason, 0) + 1
    elif entered:
        outcome.passed += 1
    else:
        outcome.left_out["not ours"] = outcome.left_out.get("not ours", 0) + 1


def table(outcomes: Mapping[str, Outcome]) -> str:
    """The outcomes as a Markdown table, with a line of sums."""
    rows = [_row(f"{name}: {Path(SUITES[name].path).name}", [o]) for name, o in outcomes.items()]
    if len(outcomes) > 1:
        rows.append(_row("all", list(outcomes.values())))
    head = "| suite | collected | private | not ours | skipped | passed | failed | share passed | s |"
    return "\n".join([head, "|---|--:|--:|--:|--:|--:|--:|--:|--:|", *rows])


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    rules = Counter[str]()
    for outcome in outcomes:
        rules.update(outcome.left_out)
    passed, failed = sum(o.passed for o in outcomes), sum(len(o.failed) for o in outcomes)
    share = f"{100 * passed / (passed + failed):.1f} %" if passed + failed else "-"
    cells = [
        name,
        sum(o.collected for o in outcomes),
        rules["private"],
        rules["not ours"],
        sum(sum(o.skipped.values()) for o in outcomes),
        passed,
        failed,
        share,
        f"{sum(o.seconds for o in outcomes):.0f}",
    ]
    return "| " + " | ".join(map(str, cells)) + " |"


def expectation(outcome: Outcome) -> dict[str, Any]:
    """What the table of expectations says of a file."""
    return {
        "collected": outcome.collected,
        "left_out": dict(sorted(outcome.left_out.items())),
        "skipped": sum(outcome.skipped.values()),
        "passed": outcome.passed,
        "failed": sorted(outcome.failed),
    }


def read_expected() -> dict[str, Any]:
    """The committed table: {"scikit-learn": version, "suites": {name: expectation}}."""
    if not EXPECTED.exists():
        return {"scikit-learn": sklearn.__version__, "suites": {}}
    table: dict[str, Any] = json.loads(EXPECTED.read_text())
    return table


def renew(outcomes: Mapping[str, Outcome]) -> None:
    """Write what came into the table of expectations, and that into the page; suites that were not run stay
    as they are.

    A suite that tests nothing of ours (yet) has no entry.
    """
    expected = read_expected()
    for name, outcome in outcomes.items():
        if not outcome.verdicts:
            expected["suites"].pop(name, None)
            continue
        expected["suites"][name] = expectation(outcome)
    expected["scikit-learn"] = sklearn.__version__
    expected["suites"] = {name: expected["suites"][name] for name in SUITES if name in expected["suites"]}
    EXPECTED.write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n")
    page.write(tables())


def tables() -> dict[str, str]:
    """The tables of the page, from what is committed."""
    expected, explained = read_expected(), read_explanations()
    paths = {name: suite.path.removesuffix(".py").replace("tests/", "") for name, suite in SUITES.items()}
    return {
        "outcome": page.outcome_table(expected, explained, paths),
        "failures": page.failure_table(expected, explained, paths),
    }


def differences(expected: Mapping[str, Any], outcome: Outcome) -> list[str]:
    """How an outcome differs from the table: failures that are new or gone, tests that came or went."""
    found = [f"fails, not in the table: {t}: {summary(e)}" for t, e in outcome.failed.items()]
    found = [line for line, t in zip(found, outcome.failed, strict=True) if t not in expected["failed"]]
    found += [f"in the table, does not fail: {t}" for t in expected["failed"] if t not in outcome.failed]
    for count, now in (("collected", outcome.collected), ("left_out", outcome.left_out)):
        if expected[count] != now:
            found.append(f"{count}: {expected[count]} in the table, now {now}")
    return found + ([outcome.broken] if outcome.broken else [])


def report(outcomes: Mapping[str, Outcome], *, failures: bool) -> str:
    """The table, what failed by reason, the slowest tests, and if wanted every failing test."""
    lines, explained = [table(outcomes), ""], read_explanations()
    for name, outcome in outcomes.items():
        lines += [f"{name} is BROKEN: {outcome.broken}"] if outcome.broken else []
        kinds = {t: kind_of(name, t, e, explained) for t, e in outcome.failed.items()}
        if kinds:
            counts = Counter(kinds.values()).most_common()
            lines.append(f"{name} fails by: {', '.join(f'{kind} {count}' for kind, count in counts)}")
        if slow := [f"{test} {seconds} s" for seconds, test in outcome.slowest if seconds > 2]:
            lines.append(f"{name} is slow in: {', '.join(slow)}")
        if failures:
            lines += [f"  [{kinds[t]}] {t}\n      {summary(e)}" for t, e in outcome.failed.items()]
    skipped = Counter[str]()
    for outcome in outcomes.values():
        skipped.update(outcome.skipped)
    return "\n".join([*lines, *(f"skipped {count}: {reason}" for reason, count in skipped.most_common(8))])


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="python -m tests.compat.suites", description=__doc__)
    made.add_argument("names", nargs="*", metavar="NAME", help=f"suite or area (all): {', '.join(SUITES)}")
    made.add_argument("--jobs", type=int, default=1, help="how many files to run at a time (1)")
    made.add_argument("--json", type=Path, metavar="FILE", help="write everything there as JSON")
    made.add_argument("--failures", action="store_true", help="list every failing test and its error")
    made.add_argument("--left-out", action="store_true", help="list what is left out and why; run nothing")
    made.add_argument("--explain", action="store_true", help="print the page's tables; run nothing")
    made.add_argument("--page", action="store_true", help="write them into the page; run nothing")
    made.add_argument(
        "--renew", action="store_true", help=f"write the outcome into {EXPECTED.name} and the page"
    )
    made.add_argument("--write", type=Path, metavar="DIR", help="only write the rewritten files there")
    made.add_argument("-k", dest="only", default="", metavar="EXPR", help="only these tests (pytest's -k)")
    made.add_argument("--show", action="store_true", help="let pytest print its tracebacks")
    made.add_argument("--timeout", type=float, default=900.0, help="seconds a file may take (900)")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    if options.renew and options.only:
        parser().error("--renew needs all tests of a file, not those of -k")
    if options.explain or options.page:
        if options.page:
            page.write(tables())
        print("\n\n".join(tables().values()) if options.explain else page.PAGE)
        return 0
    suites = selected(options.names)
    if options.left_out:
        for name, suite in suites.items():
            for test, why in rewriting.left_out(
                (THEIRS / suite.path).read_text(), our_offer(), suite.areas
            ).items():
                print(f"{name}: {test}: {': '.join(filter(None, why))}")
        return 0
    if options.write is not None:
        for name, suite in suites.items():
            (options.write / name).mkdir(parents=True, exist_ok=True)
            print(write(suite, options.write / name, test_timeout_s=60.0))
        return 0

    def run_one(suite: Suite) -> Outcome:
        return run(suite, timeout_s=options.timeout, only=options.only, show=options.show)

    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = dict(zip(suites, pool.map(run_one, suites.values()), strict=True))
    print(report(outcomes, failures=options.failures))
    if options.json is not None:
        options.json.write_text(json.dumps({n: asdict(o) for n, o in outcomes.items()}))
    if options.renew:
        renew({name: outcome for name, outcome in outcomes.items() if not outcome.broken})
    return 1 if any(outcome.broken for outcome in outcomes.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
