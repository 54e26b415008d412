"""The command line `mlf`: one module a verb, loaded when it is called."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from .. import __version__

MESSAGE_CHARACTERS = 1000  # of one error

VERBS = {
    "list": "List the questions of the bank.",
    "show": "Show one question: its statement, or what its key holds.",
    "generate": "Compile keys and write the stubs.",
    "grade": "Judge answers.",
    "regrade": "Judge the answers of a report again, and list the verdicts that change.",
    "audit": "Measure the quality of the bank.",
    "doctor": "Try each isolation layer, and say whether grading is safe here.",
}


def _the_verbs() -> str:
    return f"there are {', '.join(VERBS)}"


class _Verbs(click.Group):
    """Knows the verbs by name, so that `mlf grade` does not wait for the imports of all others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            import difflib

            near = difflib.get_close_matches(name, VERBS, n=1)
            raise click.UsageError(
                f"there is no verb {name!r}; " + (f"did you mean {near[0]}?" if near else _the_verbs()), ctx
            )
        command: click.Command = importlib.import_module(f"{__name__}.{name}_").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all well, 1 something judged fell short, 2 the command line or a file is at "
    "fault, 3 this machine cannot grade safely.",
)
@click.version_option(__version__, prog_name="mlf")
def command() -> None:
    """Fundamentals of machine learning: practise them, ask them, grade them.

    A candidate opens a file of the folder exercises, fills it in, and runs `mlf grade FILE`.
    A grader runs `mlf grade FOLDER --json verdicts.json`. An author writes reference/AREA/QUESTION.py and
    runs `mlf generate`.
    """


def main() -> None:
    """Run the command line; an expected error is one line on standard error, not a traceback."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # names of files may hold what a terminal cannot show
    try:
        status = command.main(prog_name="mlf", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        _leave("interrupted", 130)
    except BrokenPipeError:  # such as `mlf list | head`
        _leave("", 1)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        status = 2
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        verb = context.command_path if context is not None else "mlf"
        message = error.format_message()
        _leave(f"{message[:1].lower()}{message[1:].rstrip('.')}; `{verb} --help` tells more", 2)
    except SystemExit as end:
        status = end.code
    except Exception as error:
        expected = _status(error)
        if expected is None:
            raise
        _leave(_told(error), expected)
    sys.exit(status)


def _leave(message: str, status: int) -> NoReturn:
    """Tell it in one line, and end; what standard output cannot take is dropped."""
    from ..grading.sandbox.plain_text import clean

    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if message:
        click.echo(f"mlf: {clean(message, MESSAGE_CHARACTERS)}", err=True)
    sys.exit(status)


def _told(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    if error.filename is None:
        return f"writing failed: {error.strerror or error}; make room, or write to another place"
    return f"{os.fsdecode(error.filename)}: {error.strerror}; check the path and its permissions"


def _status(error: Exception) -> int | None:
    """The exit status for errors whose message is meant for the user; None for bugs."""
    from ..grading.answers import NoSuchAnswer
    from ..grading.appeal import CannotReplay
    from ..grading.journal import JournalError
    from ..grading.reading import BadReport
    from ..grading.sandbox import IsolationUnavailable
    from ..questions.bank import BankError
    from ..questions.question import QuestionError

    if isinstance(error, IsolationUnavailable):
        return 3
    expected = (
        *(NoSuchAnswer, BadReport, JournalError, CannotReplay),
        *(BankError, QuestionError, OSError),
    )
    return 2 if isinstance(error, expected) else None


def bank_option(function: Any) -> Any:
    """The option --bank, as all verbs have it."""
    return click.option(
        "--bank",
        "bank_dir",
        metavar="DIR",
        type=click.Path(path_type=str),
        help="A folder of questions, AREA/QUESTION.py. Default: the one that comes with mlfundamentals.",
    )(function)


def output_option(name: str, says: str) -> Callable[[Any], Any]:
    """An option that names a file to write."""
    option: Callable[[Any], Any] = click.option(
        f"--{name}", f"{name}_file", metavar="FILE", callback=_check_writable, help=says
    )
    return option


def json_option(function: Any) -> Any:
    """The option --json, as all verbs have it."""
    return output_option("json", "Also write the result as JSON; - for standard output.")(function)


def _check_writable(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from .output import check_writable

    check_writable(parameter.opts[0], value)
    return value


def jobs_option(function: Any) -> Any:
    """The option --jobs, as all verbs have it."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many to work on at once. Default: all cores.",
    )(function)
