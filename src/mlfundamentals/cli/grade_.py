"""`mlf grade`: judge answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import bank_option, jobs_option, json_option
from .output import open_bank, print_table, progress_bar, write_json

if TYPE_CHECKING:
    from ..grading import Report
    from ..grading.sandbox import Zygote

STYLES = {
    "passed": "green",
    "wrong": "red",
    "error": "red",
    "timeout": "magenta",
    "memory": "magenta",
    "crashed": "magenta",
    "refused": "yellow",
    "incomplete": "dim",
}


@click.command("grade")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE_OR_FOLDER..."
)
@click.option(
    "--explain", is_flag=True, help="Explain every answer that did not pass, not only a single one."
)
@click.option("--exam", is_flag=True, help="Show outcome and score by part only: no counterexample, no hint.")
@click.option(
    "--allow-unconfined-files",
    is_flag=True,
    help="Grade even where answers can read files, such as the references. For self-study of code you trust; "
    "the verdicts are marked as not verified.",
)
@bank_option
@jobs_option
@json_option
def command(
    paths: tuple[Path, ...],
    explain: bool,
    exam: bool,
    allow_unconfined_files: bool,
    bank_dir: str | None,
    jobs: int | None,
    json_file: str | None,
) -> None:
    """Judge answers: files called QUESTION.py, or folders of them (CANDIDATE/QUESTION.py).

    Each answer runs in a locked process that can reach no file, network or other process. One answer is
    explained at once; of many there is a table, and --explain explains all that did not pass.
    """
    # The sandbox starts while this process imports NumPy: both take about as long.
    from ..grading.sandbox import Zygote

    zygote = Zygote(numpy=True, allow_unconfined_files=allow_unconfined_files)
    zygote.start()
    try:
        report = _grade(paths, zygote, allow_unconfined_files, bank_dir, jobs)
    finally:
        zygote.close()
    if exam:
        from ..grading.report import without_reasons

        report = without_reasons(report)
    if json_file != "-":
        _show(report, explain=explain)
    for note in report.notes:
        click.echo(f"mlf: {note}", err=True)
    write_json(json_file, report.to_json())
    if report.run["interrupted"]:
        sys.exit(130)
    if report.run["not_judged"]:  # a mistake of the grader itself, which a note tells
        sys.exit(3)
    sys.exit(0 if report.passed == len(report.verdicts) else 1)


def _grade(
    paths: Sequence[Path], zygote: Zygote, waived: bool, bank_dir: str | None, jobs: int | None
) -> Report:
    from ..grading.sandbox import Limits
    from ..grading.session import Session

    bank = open_bank(bank_dir)
    session = Session(bank, Limits(), allow_unconfined_files=waived, starting=[zygote])
    with progress_bar("grading") as tick:
        return session.grade(
            paths, jobs=jobs, progress=lambda done, total, verdict: tick(done, total, verdict.question)
        )


def _show(report: Report, *, explain: bool) -> None:
    from ..grading.report import explanation, rows, summary

    if len(report.verdicts) == 1:
        click.echo(explanation(report.verdicts[0]))
    elif report.verdicts:
        print_table(("candidate", "question", "outcome", "score", "why"), rows(report), styles=STYLES)
        for verdict in report.verdicts if explain else ():
            if verdict.outcome != "passed":
                click.echo(f"\n{explanation(verdict)}")
        if explain:
            click.echo()
    click.echo(summary(report))
