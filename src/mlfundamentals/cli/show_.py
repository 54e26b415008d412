"""`mlf show`: one question, as the candidate or as the grader sees it."""

from __future__ import annotations

import json

import click

from . import bank_option, json_option
from .output import open_bank, write_text


@click.command("show")
@click.argument("question")
@click.option(
    "--key", "show_key", is_flag=True, help="Show what its key holds instead: this gives answers away."
)
@bank_option
@json_option
def command(question: str, show_key: bool, bank_dir: str | None, json_file: str | None) -> None:
    """Show one QUESTION: the stub that a candidate gets.

    With --key, what a grader may want to see: the cases by part, what is expected on the smallest ones, and
    the misconceptions that are known.
    """
    bank = open_bank(bank_dir)
    if show_key:
        from ..questions.description import describe_key

        text, document = describe_key(bank.key(question))
    else:
        from ..generation.writing import stub_and_picture

        text, _ = stub_and_picture(bank.question(question), f"exercises/{bank.area(question)}/{question}.py")
        document = {"question": question, "stub": text}
    if json_file != "-":
        click.echo(text, nl=False)
    write_text("--json", json_file, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
