"""Help and its page: every verb and option is told in both."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from mlfundamentals.cli import VERBS, command
from tests.support.graded import BANK, mlf

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text()


@pytest.mark.parametrize("verb", VERBS)
def test_help_tells_every_option(verb: str) -> None:
    done = mlf(verb, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: mlf " + verb in done.stdout
    found = command.get_command(click.Context(command), verb)
    assert found is not None
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def test_the_page_tells_every_verb_and_what_grade_takes() -> None:
    for verb in VERBS:
        assert re.search(rf"^\| `{verb}[ `]", PAGE, re.MULTILINE), verb
    grade = command.get_command(click.Context(command), "grade")
    assert grade is not None
    for parameter in grade.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in PAGE


def test_version_and_bare_call() -> None:
    assert mlf("--version").stdout.startswith("mlf, version ")
    bare = mlf()
    assert (bare.returncode, bare.stderr) == (2, "")
    assert "Usage: mlf" in bare.stdout


def test_standard_output_is_for_json_alone(tmp_path: Path) -> None:
    for arguments in (["list"], ["show", "digits_of"], ["show", "digits_of", "--key"], ["doctor"]):
        bank = [] if arguments == ["doctor"] else ["--bank", str(BANK)]
        json.loads(mlf(*arguments, *bank, "--json", "-").stdout)
    check = mlf("generate", "--check", "--bank", BANK, "--out", tmp_path / "stubs", "--json", "-")
    assert json.loads(check.stdout)["problems"]
    assert check.returncode == 1
