"""Bringing generated files up to date, and saying which are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mlfundamentals.cli import command
from mlfundamentals.generation.writing import compile_keys, stale_files, stubs, write_files
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.key import load
from mlfundamentals.questions.question import QuestionError
from tests.support.made_up import IN_PLACE, QUESTION, write_question

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    write_question(tmp_path / "bank", QUESTION)
    write_question(tmp_path / "bank", IN_PLACE, area="lists", name="insert_before_last")
    return Bank(tmp_path / "bank")


def test_files_that_are_written_are_current(bank: Bank, tmp_path: Path) -> None:
    wanted, out = stubs(bank, "out"), tmp_path / "out"
    assert [path.as_posix() for path in wanted] == [
        "README.md",
        "lists/insert_before_last.py",
        "lists/insert_before_last.ipynb",
        "sums/shift.py",
        "sums/shift.ipynb",
    ]
    assert write_files(wanted, out) == [out / path for path in wanted]
    assert stale_files(wanted, out) == []
    assert write_files(wanted, out) == []


def test_stale_missing_and_extra_files_are_named(bank: Bank, tmp_path: Path) -> None:
    wanted, out = stubs(bank, "out"), tmp_path / "out"
    write_files(wanted, out)
    (out / "README.md").unlink()
    (out / "sums" / "shift.py").write_text("answer\n")
    (out / "sums" / "shft.py").write_text("")
    (out / "sums" / "__pycache__").mkdir()
    (out / "sums" / "__pycache__" / "shift.pyc").write_bytes(b"")
    assert stale_files(wanted, out) == [
        f"{out}/README.md is missing",
        f"{out}/sums/shift.py is stale",
        f"{out}/sums/shft.py should not be there: no question makes it",
    ]
    assert write_files(wanted, out) == [out / "README.md", out / "sums/shift.py"]
    assert (out / "sums" / "shft.py").is_file()


def test_a_line_ending_of_another_system_is_stale(bank: Bank, tmp_path: Path) -> None:
    wanted, out = stubs(bank, "out"), tmp_path / "out"
    write_files(wanted, out)
    file = out / "sums" / "shift.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert stale_files(wanted, out) == [f"{file} is stale"]


def test_generate_check_tells_of_keys_and_stubs(tmp_path: Path) -> None:
    path, out = write_question(tmp_path / "bank", QUESTION), tmp_path / "out"
    options = ["generate", "--bank", str(tmp_path / "bank"), "--out", str(out), "--jobs", "1"]
    runner = CliRunner()
    first = runner.invoke(command, [*options, "--check"])
    assert first.exit_code == 1
    assert f"{path.with_suffix('.key')} is stale\n{out}/README.md is missing\n" in first.output
    assert not out.exists()
    assert runner.invoke(command, options).exit_code == 0
    assert runner.invoke(command, [*options, "--check"]).output == "all generated files are current\n"
    path.write_text(QUESTION.replace("Add a number", "Add one number"))
    changed = runner.invoke(command, [*options, "--check"])
    assert changed.exit_code == 1
    assert changed.output.splitlines()[-1].startswith("4 stale")


def test_keys_are_saved_one_by_one(tmp_path: Path) -> None:
    path = write_question(tmp_path, QUESTION)
    bank = Bank(tmp_path)
    assert bank.is_stale("shift")
    [(name, report)] = compile_keys(bank, ["shift"], jobs=1)
    assert (name, report.n_cases) == ("shift", len(load(path.with_suffix(".key")).cases))
    assert not bank.is_stale("shift")


def test_exercises_of_the_checkout_are_current() -> None:
    wanted = stubs(Bank(CHECKOUT / "reference"), "exercises")
    assert stale_files(wanted, CHECKOUT / "exercises") == []


def test_another_question_at_fault_does_not_keep_a_named_one_from_its_stub(
    bank: Bank, tmp_path: Path
) -> None:
    write_question(bank.root, "question = 1\n", name="broken")
    options = ["--bank", str(bank.root), "--out", str(tmp_path / "out"), "--jobs", "1"]
    named = CliRunner().invoke(command, ["generate", "shift", *options])
    assert named.exit_code == 0
    assert "the index is not written, as another question is at fault" in named.output
    assert sorted(path.name for path in (tmp_path / "out").rglob("*.*")) == ["shift.ipynb", "shift.py"]
    assert CliRunner().invoke(command, ["generate", *options]).exit_code != 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_question_at_fault_does_not_keep_others_from_their_keys(tmp_path: Path, jobs: int) -> None:
    wrong = QUESTION.replace("    return x + halved(a)", "    return x + 2 * halved(a)", 1)
    write_question(tmp_path / "bank", wrong)
    write_question(tmp_path / "bank", IN_PLACE, name="insert_before_last")
    bank = Bank(tmp_path / "bank")
    compiling = compile_keys(bank, ["shift", "insert_before_last"], jobs=jobs)
    assert next(compiling)[0] == "insert_before_last"
    with pytest.raises(QuestionError, match=r"shift\.py: "):
        next(compiling)
    assert load(bank.key_path("insert_before_last")).question == "insert_before_last"


def test_a_stub_that_cannot_be_made_names_its_question(tmp_path: Path) -> None:
    write_question(
        tmp_path / "bank", QUESTION.replace("    return x + halved(a)", "    return x[7] + halved(a)", 1)
    )
    with pytest.raises(QuestionError, match="the stub of shift cannot be made: IndexError"):
        stubs(Bank(tmp_path / "bank"), "exercises")
