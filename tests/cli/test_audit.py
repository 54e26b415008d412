"""`mlf audit`: what it measures, and what it says of a bank that falls short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.support.graded import mlf
from tests.support.isolation import require_isolation
from tests.support.made_up import CLASS, CONCEPT, QUESTION, stepped, write_question

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reference" / "audit.schema.json").read_text())


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    require_isolation()
    write_question(tmp_path / "bank", QUESTION)
    write_question(tmp_path / "bank", CLASS, name="Counter")
    write_question(tmp_path / "bank", CONCEPT, name="largest_row")
    return tmp_path / "bank"


def audited(bank: Path, *more: str) -> tuple[int, dict[str, Any]]:
    done = mlf("audit", "--bank", str(bank), "--json", "-", *more)
    assert done.stderr == ""
    document = json.loads(done.stdout)
    jsonschema.validate(document, SCHEMA)
    return done.returncode, document


def test_a_good_bank(bank: Path) -> None:
    made = mlf("generate", "--bank", str(bank), "--out", str(bank.parent / "stubs"))
    assert (made.returncode, made.stderr) == (0, "")
    status, document = audited(bank)
    assert (status, document["problems"]) == (0, [])
    found = {audit["question"]: audit for audit in document["questions"]}
    assert (found["shift"]["right"], found["shift"]["right_passed"]) == (3, 3)
    assert (found["shift"]["misconceptions"], found["shift"]["named"]) == (2, 2)
    counter = found["Counter"]
    assert counter["mutants"] == counter["mutants_killed"] + counter["equivalent_compared"] > 5
    assert (found["largest_row"]["cases"], found["largest_row"]["stub"]) == (1, "incomplete")
    assert all(audit["runs_agree"] and audit["milliseconds"] > 0 for audit in found.values())
    status, other = audited(bank, "--seed", "1")
    assert (status, other["problems"]) == (0, [])
    keys, others = ([audit["key_id"] for audit in d["questions"]] for d in (document, other))
    assert not set(keys) & set(others)


def test_the_table(bank: Path) -> None:
    done = mlf("audit", "shift", "--bank", str(bank), "--seed", "2")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split()[:4] == ["question", "cases", "right", "stub"]
    assert "0 problems" in done.stdout


def test_a_bank_that_falls_short(tmp_path: Path) -> None:
    require_isolation()
    write_question(tmp_path / "bank", stepped("1.9"))
    assert mlf("generate", "--bank", str(tmp_path / "bank"), "--out", str(tmp_path / "stubs")).returncode == 0
    status, document = audited(tmp_path / "bank")
    assert status == 1
    problem, share = document["problems"]
    assert "mutant not killed" in problem
    assert share.endswith("mutants are killed, at least 99% must")
    text = mlf("audit", "--bank", str(tmp_path / "bank"))
    assert (text.returncode, "SHORT" in text.stdout, problem in text.stdout) == (1, True, True)


def test_a_key_of_another_question_file_is_seen(bank: Path) -> None:
    mlf("generate", "--bank", str(bank), "--out", str(bank.parent / "stubs"))
    write_question(
        bank, QUESTION.replace("(LINE, 0.0), (np.array([1.0, 2.0]), 0.0)", "(LINE, 0.0), (LINE[:1], 0.0)")
    )
    status, document = audited(bank, "shift")
    assert status == 1
    assert document["problems"] == [
        "shift: compiled anew, its key has other cases; run `mlf generate --force`"
    ]


def test_mistakes(bank: Path) -> None:
    for arguments, message in [
        (["audit", "shft", "--bank", str(bank)], "did you mean shift?"),
        (["audit", "--seed", "-1", "--bank", str(bank)], "--seed"),
        (["audit", "shift", "--bank", str(bank)], "has no key yet"),
        (["generate", "--seed", "3", "--bank", str(bank)], "--into DIR"),
    ]:
        done = mlf(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr


def test_a_bank_for_an_assessment(bank: Path, tmp_path: Path) -> None:
    into = tmp_path / "assessment"
    done = mlf("generate", "shift", "largest_row", "--bank", str(bank), "--seed", "7", "--into", str(into))
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.relative_to(into).as_posix() for path in into.rglob("*.*"))
    assert names == [
        "bank/sums/largest_row.key",
        "bank/sums/largest_row.py",
        "bank/sums/shift.key",
        "bank/sums/shift.py",
        "exercises/README.md",
        "exercises/sums/largest_row.ipynb",
        "exercises/sums/largest_row.py",
        "exercises/sums/largest_row.svg",
        "exercises/sums/shift.ipynb",
        "exercises/sums/shift.py",
    ]
    graded = mlf("grade", str(into / "exercises" / "sums" / "shift.py"), "--bank", str(into / "bank"))
    assert "incomplete" in graded.stdout
