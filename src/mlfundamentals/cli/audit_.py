"""`mlf audit`: the quality of a bank, measured."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import bank_option, jobs_option, json_option
from .output import open_bank, print_table, progress_bar, write_text

if TYPE_CHECKING:
    from .auditing import Audit, BankAudit

HEADINGS = (
    *("question", "cases", "right", "stub", "killed", "named"),
    *("mutants", "same", "left", "agree", "ms", ""),
)


@click.command("audit")
@click.argument("questions", nargs=-1)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="Compile with another seed: other cases, other instances. 0 is that of the committed keys.",
)
@bank_option
@jobs_option
@json_option
def command(
    questions: tuple[str, ...], seed: int, bank_dir: str | None, jobs: int | None, json_file: str | None
) -> None:
    """Measure the quality of QUESTIONS (default: the whole bank); exit 1 if anything falls short.

    Every key is compiled anew. Then all that the questions' files hold is graded, twice: reference and
    alternates must pass, stubs be incomplete, misconceptions be wrong and named for certain.

    The columns: right answers that pass; misconceptions killed, and named; mutants killed, those that change
    nothing ("same"), and those that are left; whether two runs agree; milliseconds of one grading.
    """
    from .auditing import audit_bank

    bank = open_bank(bank_dir)
    names = list(questions) or bank.names()
    for name in names:
        bank.source(name)
    with tempfile.TemporaryDirectory() as place, progress_bar("auditing") as tick:
        audit = audit_bank(
            bank,
            names,
            Path(place),
            seed=seed,
            jobs=jobs,
            progress=lambda what, done, total, name: tick(done, total, f"{what} {name}"),
        )
    if json_file != "-":
        _show(audit)
    write_text("--json", json_file, json.dumps(audit.document(), indent=2, ensure_ascii=False) + "\n")
    sys.exit(1 if audit.problems else 0)


def _show(audit: BankAudit) -> None:
    rows = [*map(_row, audit.questions), _total(audit.questions)]
    print_table(HEADINGS, rows, styles={"ok": "green", "SHORT": "red"})
    for problem in audit.problems:
        click.echo(problem)
    document = audit.document()
    click.echo(
        f"{len(audit.questions)} questions · one grading {document['median_ms']} ms,"
        f" at worst {document['worst_ms']} ms · a bare worker {document['bare_worker_ms']} ms"
        f" · {len(audit.problems)} problems"
    )


def _row(audit: Audit) -> tuple[str, ...]:
    return (
        audit.question,
        str(audit.cases),
        f"{audit.right_passed}/{audit.right}",
        audit.stub,
        f"{audit.killed}/{audit.misconceptions}",
        f"{audit.named}/{audit.misconceptions}",
        f"{audit.mutants_killed}/{audit.mutants}",
        str(audit.equivalent_compared + audit.equivalent_reasoned),
        str(len(audit.survivors)),
        "yes" if audit.runs_agree else "NO",
        f"{audit.milliseconds:.1f}",
        "SHORT" if audit.problems else "ok",
    )


def _total(audits: list[Audit]) -> tuple[str, ...]:
    def total(name: str) -> int:
        return sum(getattr(audit, name) for audit in audits)

    return (
        "all",
        str(total("cases")),
        f"{total('right_passed')}/{total('right')}",
        "",
        f"{total('killed')}/{total('misconceptions')}",
        f"{total('named')}/{total('misconceptions')}",
        f"{total('mutants_killed')}/{total('mutants')}",
        str(total("equivalent_compared") + total("equivalent_reasoned")),
        str(sum(len(audit.survivors) for audit in audits)),
        "",
        "",
        "",
    )
