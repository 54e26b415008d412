"""`mlf grade`: judge answers."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import bank_option, jobs_option, json_option, output_option
from .output import open_bank, print_table, progress_bar, write_text

if TYPE_CHECKING:
    from ..grading import Report
    from ..grading.journal import Journal
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
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="FILE_OR_FOLDER...")
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
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where a run with the same --json FILE was ended. What it judged lies in FILE.partial.",
)
@click.option(
    "--replay",
    metavar="RESULTS",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Judge verdicts of an earlier --json FILE again by the same keys, and show every case; all, "
    "or those on the files that are named.",
)
@output_option("csv", "Also write one line for every verdict, for spreadsheets.")
@output_option("junit", "Also write JUnit XML, as continuous integration reads it.")
@bank_option
@jobs_option
@json_option
def command(
    paths: tuple[Path, ...],
    explain: bool,
    exam: bool,
    allow_unconfined_files: bool,
    resume: bool,
    replay: Path | None,
    csv_file: str | None,
    junit_file: str | None,
    bank_dir: str | None,
    jobs: int | None,
    json_file: str | None,
) -> None:
    """Judge answers: files called QUESTION.py, or folders of them (CANDIDATE/QUESTION.py).

    Each answer runs in a locked process that can reach no file, network or other process. One answer is
    explained at once; of many there is a table, and --explain explains all that did not pass.

    With --json FILE each verdict is kept as soon as it is known, so that a run that was ended, however, goes
    on with --resume.
    """
    if replay is not None:
        from .replaying import replay_all

        sys.exit(replay_all(replay, paths, bank_dir))
    if not paths:
        raise click.UsageError("Missing argument 'FILE_OR_FOLDER...'")
    if resume and json_file in (None, "-"):
        raise click.UsageError("--resume wants the --json FILE of the run that was ended")
    from ..grading.report import without_reasons
    from ..grading.sandbox import early

    zygote = early.take(allow_unconfined_files=allow_unconfined_files)
    try:
        with _journal(json_file, resume=resume, verified=not allow_unconfined_files) as journal:
            report = _grade(paths, zygote, bank_dir, jobs, journal)
            if exam:
                report = without_reasons(report)
            if json_file != "-":
                _show(report, explain=explain)
            for note in report.notes:
                click.echo(f"mlf: {note}", err=True)
            _write(report, json_file, csv_file, junit_file)
            if journal is not None and not report.run["not_judged"]:
                journal.remove()
    finally:
        zygote.close()
    sys.exit(_status(report))


def _journal(
    json_file: str | None, *, resume: bool, verified: bool
) -> contextlib.AbstractContextManager[Journal | None]:
    """The file beside --json FILE that keeps verdicts while the run lasts."""
    path = Path(json_file or "-")
    if json_file in (None, "-") or (path.exists() and not path.is_file()):  # a pipe or a device
        return contextlib.nullcontext()
    from ..grading.journal import Journal
    from ..grading.session import versions

    partial = path.with_name(f"{path.name}.partial")
    return Journal(partial, resume=resume, versions=versions(), verified=verified)


def _grade(
    paths: Sequence[Path], zygote: Zygote, bank_dir: str | None, jobs: int | None, journal: Journal | None
) -> Report:
    from ..grading.sandbox import Limits
    from ..grading.session import Session

    bank = open_bank(bank_dir)
    session = Session(bank, Limits(), allow_unconfined_files=zygote.unconfined_files, starting=[zygote])
    with progress_bar("grading") as tick:
        return session.grade(
            paths,
            jobs=jobs,
            progress=lambda done, total, verdict: tick(done, total, verdict.question),
            journal=journal,
        )


def _write(report: Report, json_file: str | None, csv_file: str | None, junit_file: str | None) -> None:
    write_text("--json", json_file, report.to_json())
    if csv_file is not None:
        from ..grading.exports import to_csv

        write_text("--csv", csv_file, to_csv(report))
    if junit_file is not None:
        from ..grading.exports import to_junit

        write_text("--junit", junit_file, to_junit(report))


def _status(report: Report) -> int:
    if report.run["interrupted"]:
        return 130
    if report.run["not_judged"]:  # a mistake of the grader itself, which a note tells
        return 3
    return 0 if report.passed == len(report.verdicts) else 1


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
