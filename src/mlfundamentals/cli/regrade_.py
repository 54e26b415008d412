"""`mlf regrade`: judge the answers of a report again, and list the verdicts that change."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from . import bank_option, jobs_option, json_option
from .output import open_bank, print_table, progress_bar, write_text


@click.command("regrade")
@click.argument("results", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@bank_option
@jobs_option
@json_option
def command(results: Path, bank_dir: str | None, jobs: int | None, json_file: str | None) -> None:
    """Judge the answers of RESULTS, a file of `mlf grade --json`, again; list the verdicts that change.

    For when a key was mended: run it in the folder in which `mlf grade` was run. Exit 1 if an outcome or a
    score changes. --json FILE writes the new report.
    """
    from ..grading.appeal import changes, paths_of
    from ..grading.reading import read_report
    from ..grading.sandbox import Limits
    from ..grading.session import Session

    before = read_report(results)
    session = Session(open_bank(bank_dir), Limits())
    with progress_bar("grading") as tick:
        after = session.grade(
            paths_of(before),
            jobs=jobs,
            progress=lambda done, total, verdict: tick(done, total, verdict.question),
        )
    changed = changes(before, after)
    if json_file != "-":
        if changed:
            rows = [
                (
                    change.before.candidate,
                    change.before.question,
                    f"{change.before.outcome} {change.before.score}/{change.before.max_score}",
                    f"{change.after.outcome} {change.after.score}/{change.after.max_score}",
                    "the answer has changed" if change.answer_changed else change.after.why,
                )
                for change in changed
            ]
            print_table(("candidate", "question", "before", "now", "why"), rows, styles={})
        click.echo(f"{len(after.verdicts)} answers · {len(changed)} verdicts change")
    for note in after.notes:
        click.echo(f"mlf: {note}", err=True)
    write_text("--json", json_file, after.to_json())
    if after.run["interrupted"]:
        sys.exit(130)
    sys.exit(1 if changed else 0)
