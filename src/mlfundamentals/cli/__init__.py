"""The command line `mlf`: one module a verb, loaded when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from .. import __version__

VERBS = {
    "list": "List the questions of the bank.",
    "show": "Show one question: its statement, or what its key holds.",
    "generate": "Compile keys and write the stubs.",
    "grade": "Judge answers.",
    "doctor": "Try each isolation layer, and say whether grading is safe here.",
}


class _Verbs(click.Group):
    """Knows the verbs by name, so that `mlf grade` does not wait for the imports of all others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
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
@click.version_option(__version__, package_name="mlfundamentals")
def command() -> None:
    """Fundamentals of machine learning: practise them, ask them, grade them.

    A candidate opens a file of the folder exercises, fills it in, and runs `mlf grade FILE`.
    A grader runs `mlf grade FOLDER --json verdicts.json`. An author writes reference/AREA/QUESTION.py and
    runs `mlf generate`.
    """


def main() -> None:
    """Run the command line; an expected error is one line on standard error, not a traceback."""
    try:
        sys.exit(command.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("mlf: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:  # such as `mlf list | head`
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:
        status = _status(error)
        if status is None:
            raise
        click.echo(f"mlf: {error}", err=True)
        sys.exit(status)


def _status(error: Exception) -> int | None:
    """The exit status for errors whose message is meant for the user; None for bugs."""
    from ..grading.answers import NoSuchAnswer
    from ..grading.sandbox import IsolationUnavailable
    from ..questions.bank import BankError
    from ..questions.question import QuestionError

    if isinstance(error, IsolationUnavailable):
        return 3
    return 2 if isinstance(error, NoSuchAnswer | BankError | QuestionError | OSError) else None


def bank_option(function: Any) -> Any:
    """The option --bank, as all verbs have it."""
    return click.option(
        "--bank",
        "bank_dir",
        metavar="DIR",
        type=click.Path(path_type=str),
        help="A folder of questions, AREA/QUESTION.py. Default: the one that comes with mlfundamentals.",
    )(function)


def json_option(function: Any) -> Any:
    """The option --json, as all verbs have it."""
    return click.option(
        "--json", "json_file", metavar="FILE", help="Also write the result as JSON; - for standard output."
    )(function)


def jobs_option(function: Any) -> Any:
    """The option --jobs, as all verbs have it."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many to work on at once. Default: all cores.",
    )(function)
