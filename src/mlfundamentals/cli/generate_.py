"""`mlf generate`: keys and stubs from the questions' files."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import click

from . import bank_option, jobs_option, json_option
from .output import open_bank, progress_bar, write_text


@click.command("generate")
@click.argument("questions", nargs=-1)
@click.option(
    "--check", is_flag=True, help="Change nothing; say what is stale or should not be there, exit 1 if so."
)
@click.option("--force", is_flag=True, help="Compile the keys also of questions that have not changed.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("exercises"),
    show_default=True,
    help="The folder of stubs.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="N",
    help="Other cases and other instances; with --into, as those of seed 0 are public.",
)
@click.option(
    "--into",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Make a bank of its own, DIR/bank, with the stubs in DIR/exercises: for an assessment with a "
    "secret seed.",
)
@bank_option
@jobs_option
@json_option
def command(
    questions: tuple[str, ...],
    check: bool,
    force: bool,
    out: Path,
    seed: int,
    into: Path | None,
    bank_dir: str | None,
    jobs: int | None,
    json_file: str | None,
) -> None:
    """Compile the keys of QUESTIONS (default: all that have changed) and write the stubs.

    An interrupted run loses nothing: each key is saved when it is done, and the next run goes on from there.
    """
    say = partial(click.echo, err=json_file == "-")  # standard output is for the JSON alone
    from ..generation.writing import (
        compile_keys,
        copy_sources,
        stale_files,
        stubs,
        stubs_of,
        write_files,
    )
    from ..questions.question import QuestionError

    bank = open_bank(bank_dir)
    if seed and into is None:
        raise click.UsageError("--seed is for a bank of its own; say where with --into DIR")
    if into is not None:
        bank = copy_sources(bank, list(questions) or list(bank.sources()), into / "bank")
        out = into / "exercises"
    names = list(questions) or list(bank.sources())
    stale = [name for name in names if bank.is_stale(name)]
    if check:
        problems = [f"{bank.key_path(name)} is stale" for name in stale]
        problems += stale_files(stubs(bank, out.as_posix(), seed), out)
        for problem in problems:
            say(problem)
        say(f"{len(problems)} stale; run `mlf generate`" if problems else "all generated files are current")
        write_text("--json", json_file, json.dumps({"problems": problems}, indent=2) + "\n")
        sys.exit(1 if problems else 0)
    wanted = names if force else stale
    with progress_bar("compiling keys") as tick:
        for done, (name, report) in enumerate(compile_keys(bank, wanted, jobs=jobs, seed=seed), start=1):
            tick(done, len(wanted), name)
            say(report.summary())
    try:
        files = stubs(bank, out.as_posix(), seed)
    except QuestionError as error:
        if not questions:
            raise
        say(f"the index is not written, as another question is at fault: {error}")
        files = stubs_of(bank, names, out.as_posix(), seed)
    written = write_files(files, out)
    say(f"{len(wanted)} keys compiled, {len(written)} files written to {out}")
    document = {"keys": wanted, "files": [str(path) for path in written]}
    write_text("--json", json_file, json.dumps(document, indent=2) + "\n")
