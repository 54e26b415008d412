"""`mlf grade` as a grader, a candidate and a program see it."""

from __future__ import annotations

import functools
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from mlfundamentals import cli
from mlfundamentals.grading import sandbox
from mlfundamentals.grading.sandbox import early
from tests.support.graded import BANK, HANDED_IN, mlf, write

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference"
GOLDEN = Path(__file__).parents[1] / "grading" / "golden"
RIGHT, WRONG = HANDED_IN / "right" / "digits_of.py", HANDED_IN / "zero_nan" / "l2_normalize_rows.py"
ROOT = Path(__file__).parents[2]
HERE = HANDED_IN.relative_to(ROOT)

isolated = pytest.mark.usefixtures("isolation")


def grade(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return mlf("grade", "--bank", BANK, *arguments, cwd=ROOT, **more)


def validate(document: Any, verb: str) -> None:
    schema = json.loads((SCHEMAS / f"{verb}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)


def masked(text: str) -> str:
    """Without what differs from machine to machine: the last digits, the time, the layers of isolation."""
    text = re.sub(r"allowed\s+[\d.]+e-\d+", "allowed TOLERANCE", text)
    return re.sub(r" · \d+\.\d\d s( · isolation: [\w, ]+)?", " · TIME · ISOLATION", text)


def compare_with_golden(name: str, text: str) -> None:
    """Hold a text against its file; UPDATE_GOLDEN=1 writes the file instead."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(masked(text))
    assert masked(text) == path.read_text(), f"if this is meant: UPDATE_GOLDEN=1 pytest {__file__}"


@isolated
def test_right_answers_end_with_status_0() -> None:
    done = grade(HERE / "right")
    assert (done.returncode, done.stderr) == (0, "")
    assert "4 answers · 4 passed · " in done.stdout


@isolated
def test_table_of_a_folder() -> None:
    done = grade(HERE)
    assert (done.returncode, done.stderr) == (1, "")
    compare_with_golden("table.txt", done.stdout)


@isolated
def test_all_explanations() -> None:
    done = grade(HERE, "--explain")
    explained = done.stdout.partition("\n\n")[2]
    compare_with_golden("explanations.txt", explained)
    assert max(map(len, explained.splitlines()[:-1])) <= 100
    for one in explained.split("\n\n"):
        assert len(one.splitlines()) <= 24  # a terminal's height: nothing scrolls off


@isolated
def test_one_answer_is_explained_at_once() -> None:
    for name, path in (("one_wrong.txt", WRONG), ("one_passed.txt", RIGHT)):
        compare_with_golden(name, grade(path.relative_to(ROOT)).stdout)


@isolated
def test_an_exam_shows_outcome_and_parts_only() -> None:
    done = grade(HERE / "l1_norm", HERE / "recursion", HERE / "stub", "--exam", "--explain", "--json", "-")
    report = json.loads(done.stdout)
    validate(report, "grade")
    for verdict in report["verdicts"]:
        assert verdict["misconception"] is verdict["counterexample"] is None
        assert not any(part["problem"] for part in verdict["parts"])
        assert verdict["why"] == "" or verdict["outcome"] == "incomplete"
    shown = grade(HERE / "l1_norm", "--exam").stdout
    compare_with_golden("exam.txt", shown)


@isolated
def test_json_follows_its_schema(tmp_path: Path) -> None:
    piped, written = grade(HERE, "--json", "-"), tmp_path / "verdicts.json"
    assert grade(HERE, "--json", written).returncode == piped.returncode == 1
    documents = [json.loads(piped.stdout), json.loads(written.read_text())]
    for document in documents:
        validate(document, "grade")
        assert document.pop("run")["not_judged"] == 0
    assert documents[0] == documents[1]
    outcomes = {verdict["outcome"] for verdict in documents[0]["verdicts"]}
    assert outcomes == {"passed", "wrong", "error", "refused", "incomplete"}


def test_json_of_other_verbs_follows_its_schema() -> None:
    validate(json.loads(mlf("list", "--bank", BANK, "--json", "-").stdout), "list")
    validate(json.loads(mlf("doctor", "--json", "-").stdout), "doctor")


@isolated
def test_json_goes_where_a_link_points_and_into_pipes(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("real.json")
    assert grade(RIGHT, "--json", tmp_path / "link.json").returncode == 0
    assert (tmp_path / "link.json").is_symlink()
    validate(json.loads((tmp_path / "real.json").read_text()), "grade")
    assert json.loads(grade(RIGHT, "--json", "/dev/stderr").stderr)["verdicts"]


@isolated
def test_a_stale_key_is_told(tmp_path: Path) -> None:
    shutil.copytree(BANK, tmp_path / "bank")
    with (tmp_path / "bank" / "data_manipulation" / "digits_of.py").open("a") as file:
        file.write("# another version\n")
    done = mlf("grade", RIGHT, "--bank", tmp_path / "bank")
    assert done.returncode == 0
    assert done.stderr == (
        "mlf: the key of digits_of was compiled from another version of its file; run `mlf generate`\n"
    )


def in_terminal(*arguments: str | Path) -> str:
    """What the command shows on a terminal of 160 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mlfundamentals", "grade", "--bank", str(BANK), *map(str, arguments)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "160", "TERM": "xterm-256color"},
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    process.wait()
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


@isolated
def test_without_color_it_reads_the_same() -> None:
    folders = [HANDED_IN / "right", HANDED_IN / "l1_norm"]
    colored, plain = in_terminal(*folders), grade(*folders).stdout
    assert "\x1b[" in colored
    assert "\x1b[" not in plain
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in masked(stripped).splitlines()] == masked(plain).splitlines()


@isolated
def test_an_interruption_keeps_what_is_judged(tmp_path: Path) -> None:
    endless = "def digits_of(n, base=10):\n    while True:\n        pass\n"
    for i in range(4):
        write(tmp_path / "answers", "digits_of", RIGHT.read_text(), f"a{i}")
        write(tmp_path / "answers", "digits_of", endless, f"b{i}")
    process = subprocess.Popen(
        [sys.executable, "-m", "mlfundamentals", "grade", "--bank", str(BANK), "answers", "--json", "x.json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    started: set[int] = set()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _has_worked(process.pid, 1.0):
        started |= _descendants(process.pid)
        time.sleep(0.05)
    started |= _descendants(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "")
    assert "INTERRUPTED: 4 not judged" in output
    report = json.loads((tmp_path / "x.json").read_text())
    validate(report, "grade")
    assert [verdict["candidate"] for verdict in report["verdicts"]] == ["a0", "a1", "a2", "a3"]
    assert (report["run"]["interrupted"], report["run"]["not_judged"]) == (True, 4)
    assert report["isolation"]
    assert started
    while time.monotonic() < deadline and any(map(_runs, started)):
        time.sleep(0.05)
    assert not any(map(_runs, started))


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _runs(pid: int) -> bool:
    stat = _stat(pid)
    return bool(stat) and stat[0] != "Z"


def _descendants(pid: int) -> set[int]:
    parents = {int(p.name): int((_stat(int(p.name)) or ["", "0"])[1]) for p in Path("/proc").glob("[0-9]*")}
    found, fresh = set[int](), {pid}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def _has_worked(pid: int, cpu_s: float) -> bool:
    """Whether two of its descendants, the endless answers, have used so much processor time each."""
    ticks = os.sysconf("SC_CLK_TCK")
    used = [_stat(child)[11:13] for child in _descendants(pid)]
    return sum(sum(map(int, times)) > cpu_s * ticks for times in used if times) >= min(2, _cores())


def _cores() -> int:
    return len(os.sched_getaffinity(0))


@pytest.mark.parametrize("layers", ["seccomp", "limits", "Landlock, private root"])
def test_without_isolation_nothing_is_judged(
    layers: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    less = functools.partial(sandbox.Zygote, without=frozenset(layers.split(", ")))
    monkeypatch.setattr(early, "Zygote", less)
    monkeypatch.setattr(sys, "argv", ["mlf", "grade", str(WRONG), "--bank", str(BANK)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    shown = capsys.readouterr()
    assert (end.value.code, shown.out) == (3, "")
    assert shown.err.startswith("mlf: cannot ")
    assert shown.err.count("\n") == 1


@isolated
def test_unconfined_verdicts_are_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    less = functools.partial(sandbox.Zygote, without=frozenset({"Landlock", "private root"}))
    monkeypatch.setattr(early, "Zygote", less)
    arguments = ["mlf", "grade", str(WRONG), "--bank", str(BANK), "--allow-unconfined-files"]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as end:
        cli.main()
    shown = capsys.readouterr()
    assert (end.value.code, shown.err) == (1, "")
    assert "NOT VERIFIED: answers could read files" in shown.out
    assert "Landlock" not in shown.out
