"""What the verbs share: opening the bank, writing JSON, tables, progress."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from ..questions.bank import Bank

MIN_WIDTH, PIPE_WIDTH = 80, 160


def open_bank(bank_dir: str | None) -> Bank:
    """The bank that --bank names, or the default one. Raises BankError where it holds no questions."""
    from ..questions.bank import Bank, BankError

    bank = Bank(Path(bank_dir)) if bank_dir is not None else Bank()
    if not bank.sources():
        raise BankError(f"{bank.root} holds no questions; a bank is a folder of AREA/QUESTION.py files")
    return bank


def check_writable(option: str, file: str | None) -> None:
    """Find out before hours of work that the result cannot be written. Raises click.UsageError."""
    if file is None or file == "-":
        return
    path = Path(file)
    if path.is_dir():
        raise click.UsageError(f"{option} {path}: it is a folder; name a file in it")
    if not path.parent.is_dir():
        raise click.UsageError(f"{option} {path}: there is no folder {path.parent}; make it first")
    existed = os.path.lexists(path)
    try:
        # A pipe would wait for its reader.
        if not existed or path.is_file():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644))
    except OSError as error:
        raise click.UsageError(
            f"{option} {path}: {error.strerror}; name a file that can be written"
        ) from error
    if not existed:
        path.unlink()


def write_text(option: str, file: str | None, text: str) -> None:
    """Write text where an option such as --json says. Raises click.UsageError where that cannot be done."""
    if file == "-":
        click.echo(text, nl=False)
    elif file is not None:
        from ..questions.key import write_atomically

        path = Path(file)
        try:
            if path.exists() and not path.is_file():  # a pipe or a device stays what it is
                path.write_text(text, encoding="utf-8")
            else:
                write_atomically(path.resolve(), text.encode())  # a link stays a link
        except OSError as error:
            message = f"{option} {file}: {error.strerror}; name a file that can be written"
            raise click.UsageError(message) from error


def width() -> int:
    """The columns to fill: the terminal's, or more where the output goes to a file."""
    return max(MIN_WIDTH, shutil.get_terminal_size().columns) if sys.stdout.isatty() else PIPE_WIDTH


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, styles: dict[str, str]) -> None:
    """Print rows under headings; a cell whose text is in styles gets that color on a terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading != headings[-1])
    for row in rows:
        table.add_row(*(Text(cell, style=styles.get(cell, "")) for cell in row))
    console = Console(width=width(), highlight=False)
    with console.capture() as printed:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


class Ticker(Protocol):
    """Called for each piece of work that is done."""

    def __call__(self, done: int, total: int, what: str) -> None: ...


@contextmanager
def progress_bar(what: str) -> Iterator[Ticker]:
    """A progress bar on standard error where that is a terminal, otherwise nothing."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def tick(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=what)

        yield tick
