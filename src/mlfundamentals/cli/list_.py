"""`mlf list`: the questions of the bank."""

from __future__ import annotations

import json

import click

from . import bank_option, json_option
from .output import open_bank, print_table, write_text


@click.command("list")
@click.option("--area", metavar="NAME", help="Only the questions of one area, such as neighbors.")
@click.option(
    "--level", type=click.IntRange(1, 4), help="Only the questions of one level, 1 (basic) to 4 (hard)."
)
@bank_option
@json_option
def command(area: str | None, level: int | None, bank_dir: str | None, json_file: str | None) -> None:
    """List the questions of the bank, in the order in which to take them."""
    bank = open_bank(bank_dir)
    names = bank.names()
    areas = {bank.area(name): None for name in names}
    if area is not None and area not in areas:
        raise click.UsageError(f"there is no area {area!r}; there are {', '.join(areas)}")
    keys = [bank.key(name) for name in names]
    chosen = [key for key in keys if area in (None, key.area) and level in (None, key.level)]
    if json_file != "-":
        rows = [
            (key.question, key.area, str(key.level), str(key.minutes), f"{len(key.cases)}", key.title)
            for key in chosen
        ]
        print_table(("question", "area", "level", "minutes", "cases", "what"), rows, styles={})
        questions = "question" if len(chosen) == 1 else "questions"
        click.echo(f"{len(chosen)} {questions} · about {sum(key.minutes for key in chosen)} minutes")
    document = [
        {
            "question": key.question,
            "area": key.area,
            "title": key.title,
            "level": key.level,
            "minutes": key.minutes,
            "cases": len(key.cases),
            "misconceptions": [mistake.name for mistake in key.mistakes],
            "key_id": key.id,
        }
        for key in chosen
    ]
    write_text("--json", json_file, json.dumps({"questions": document}, indent=2, ensure_ascii=False) + "\n")
