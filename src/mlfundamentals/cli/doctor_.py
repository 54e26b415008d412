"""`mlf doctor`: is grading safe on this machine?"""

from __future__ import annotations

import json
import sys

import click

from . import json_option
from .output import print_table, write_text


@click.command("doctor")
@json_option
def command(json_file: str | None) -> None:
    """Try each isolation layer for real, and say whether grading is safe here; exit 3 if not."""
    from ..grading.sandbox import can_grade, probe

    *layers, verdict = probes = probe()
    safe = can_grade(probes)
    if json_file != "-":
        rows = [
            (p.name, "required" if p.required else "wanted", "works" if p.works else "missing", p.detail)
            for p in layers
        ]
        print_table(("layer", "", "here", "detail"), rows, styles={"works": "green", "missing": "red"})
        click.echo(f"grading here: {verdict.detail}")
    document = {
        "can_grade": safe,
        "verdict": verdict.detail,
        "layers": [
            {"name": p.name, "required": p.required, "works": p.works, "detail": p.detail} for p in layers
        ],
    }
    write_text("--json", json_file, json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    sys.exit(0 if safe else 3)
