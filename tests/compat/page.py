"""The tables of docs/explanation/compatibility.md, from what is committed, so that they cannot drift."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.compat.reasons import Explanation, Explanations, function_of

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "compatibility.md"
UNEXPLAINED = Explanation("unexplained", "Not explained yet.")


def outcome_table(expected: Mapping[str, Any], explained: Explanations, paths: Mapping[str, str]) -> str:
    """How many tests of each file pass, with a line of sums.

    expected: the committed outcome.  paths: what each suite's file is called.
    """
    rows = [_counts(paths[name], name, [own], explained) for name, own in expected["suites"].items()]
    every = list(expected["suites"].values())
    head = ("file", "collected", "private", "not ours", "skipped", "passed", "failed", "of those run")
    return "\n".join(
        [
            f"scikit-learn {expected['scikit-learn']}:",
            "",
            _row([*head, "of all collected", "failures"]),
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|---|",
            *rows,
            _counts("all", "", every, explained),
        ]
    )


def _counts(title: str, name: str, suites: Sequence[Mapping[str, Any]], explained: Explanations) -> str:
    def total(key: str) -> int:
        return sum(own[key] for own in suites)

    rules = Counter[str]()
    for own in suites:
        rules.update(own["left_out"])
    passed, failed = total("passed"), sum(len(own["failed"]) for own in suites)
    kinds = Counter(_explanation(name, test, explained).kind for own in suites for test in own["failed"])
    by_kind = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) if name else ""
    cells = [title, total("collected"), rules["private"], rules["not ours"], total("skipped"), passed, failed]
    shares = [_share(passed, passed + failed), _share(passed, total("collected"))]
    return _row([*cells, *shares, by_kind])


def failure_table(expected: Mapping[str, Any], explained: Explanations, paths: Mapping[str, str]) -> str:
    """Each test function that fails, how many of its cases do, and why."""
    rows = []
    for name, own in expected["suites"].items():
        for function, cases in sorted(Counter(map(function_of, own["failed"])).items()):
            found = _explanation(name, function, explained)
            rows.append(_row([paths[name], function, cases, found.kind, found.why]))
    return "\n".join([_row(["file", "test", "cases", "kind", "why"]), "|---|---|--:|---|---|", *rows])


def _explanation(name: str, test: str, explained: Explanations) -> Explanation:
    return explained.get(name, {}).get(function_of(test), UNEXPLAINED)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The page's text with each table between the comments that name it; ValueError without them."""
    for name, table in tables.items():
        between = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
        if not between.search(text):
            raise ValueError(f"the page has no comments around a table {name!r}")
        text = between.sub(lambda found, table=table: f"{found[1]}\n{table}\n{found[2]}", text)  # type: ignore[misc]
    return text


def write(tables: Mapping[str, str]) -> None:
    """Write the tables into the page."""
    PAGE.write_text(filled(PAGE.read_text(), tables))
