"""`mlf grade --replay`: the appeal, printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from .output import open_bank, print_table

STYLES = {"met": "green"}


def replay_all(results: Path, paths: Sequence[Path], bank_dir: str | None) -> int:
    """Judge verdicts of a report again, print every case, and return the exit status."""
    from ..grading.appeal import replay
    from ..grading.reading import read_report
    from ..grading.report import explanation

    verdicts = read_report(results).verdicts
    known = {verdict.path: verdict for verdict in verdicts}
    for path in paths:
        if str(path) not in known:
            raise click.UsageError(f"{results} holds no verdict on {path}, but on {_listed(list(known))}")
    chosen = [known[str(path)] for path in paths] if paths else list(verdicts)
    n_changed = 0
    for found in replay(chosen, open_bank(bank_dir)):
        click.echo(explanation(found.again))
        if found.cases:
            rows = [(str(c.number), c.part, c.problem or "met", c.arguments) for c in found.cases]
            print_table(("case", "part", "found", "input"), rows, styles=STYLES)
        said = "the same verdict" if found.same else f"ANOTHER VERDICT: it was {_told(found.before)}"
        click.echo(f"key {found.again.key_id} · answer {found.again.answer_hash[:12]} · {said}\n")
        n_changed += not found.same
    click.echo(f"{len(chosen)} verdicts replayed · {n_changed} differ")
    return 1 if n_changed else 0


def _listed(paths: Sequence[str]) -> str:
    if not paths:
        return "no file at all"
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more


def _told(verdict: object) -> str:
    return " ".join(str(getattr(verdict, name)) for name in ("outcome", "score", "why")).strip()
