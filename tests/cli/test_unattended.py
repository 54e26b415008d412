"""Long runs that nobody watches: ended, resumed, appealed against."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from mlfundamentals.grading import grade
from mlfundamentals.grading.journal import Journal, JournalError
from mlfundamentals.grading.sandbox import Zygote
from tests.support.graded import BANK, HANDED_IN, mlf, write

pytestmark = pytest.mark.usefixtures("isolation")
RIGHT = (HANDED_IN / "right" / "digits_of.py").read_text()
WRONG = RIGHT + "\n\ndef digits_of(n, base=10):\n    return []\n"
SLOW = "import time\n\n\ndef digits_of(n, base=10):\n    while True:\n        pass\n"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    for i in range(6):
        write(tmp_path / "answers", "digits_of", RIGHT if i % 2 else WRONG, f"a{i}")
    return tmp_path


def graded(place: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return mlf("grade", "answers", "--bank", BANK, "--json", "x.json", *more, cwd=place)


def document(place: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((place / "x.json").read_text())
    return found


def test_a_killed_run_goes_on_where_it_stopped(answers: Path) -> None:
    whole = graded(answers)
    assert (whole.returncode, whole.stderr) == (1, "")
    expected = document(answers)
    (answers / "x.json").unlink()
    write(answers / "answers", "digits_of", SLOW, "z")
    command = [sys.executable, "-m", "mlfundamentals", "grade", "--bank", str(BANK), "--jobs", "1"]
    process = subprocess.Popen(
        [*command, "answers", "--json", "x.json"], cwd=answers, stdout=subprocess.DEVNULL, text=True
    )
    partial = answers / "x.json.partial"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (not partial.exists() or partial.read_bytes().count(b"\n") < 7):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (answers / "x.json").exists()
    with partial.open("ab") as file:
        file.write(b'{"verdict": {"quest')  # a line that was cut
    stopped = graded(answers)
    assert stopped.returncode == 2
    assert "x.json.partial holds 6 verdicts of a run that was ended; go on with --resume" in stopped.stderr
    shutil.rmtree(answers / "answers" / "z")
    write(answers / "answers", "digits_of", WRONG, "a1")  # handed in anew
    resumed = graded(answers, "--resume")
    assert (resumed.returncode, resumed.stderr) == (1, "")
    found = document(answers)
    assert found["run"]["resumed"] == 5
    assert [v["candidate"] for v in found["verdicts"]] == [f"a{i}" for i in range(6)]
    assert [v["outcome"] for v in found["verdicts"]] == [
        "wrong",
        "wrong",
        "wrong",
        "passed",
        "wrong",
        "passed",
    ]
    same = [0, 2, 3, 4, 5]
    assert [found["verdicts"][i] for i in same] == [expected["verdicts"][i] for i in same]
    assert found["isolation"] == expected["isolation"]
    assert not partial.exists()


def test_a_full_disk_keeps_what_is_written(answers: Path) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    command = [sys.executable, "-m", "mlfundamentals", "grade", "--bank", str(BANK), "answers"]
    done = subprocess.run(
        [*command, "--json", "x.json", "--jobs", "1"],
        cwd=answers,
        capture_output=True,
        text=True,
        preexec_fn=little_room,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot write x.json.partial: " in done.stderr
    assert "make room, then go on with --resume" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    resumed = graded(answers, "--resume")
    assert (resumed.returncode, resumed.stderr) == (1, "")
    assert document(answers)["run"]["resumed"] > 0
    assert len(document(answers)["verdicts"]) == 6


def test_two_runs_do_not_write_one_journal(answers: Path) -> None:
    journal = Journal(answers / "x", resume=False, versions={}, verified=True)
    with journal, pytest.raises(JournalError, match="is being written by another run"):
        Journal(answers / "x", resume=True, versions={}, verified=True)
    assert not (answers / "x").exists()


def test_an_interpreter_that_is_killed_is_replaced(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual, forks = Zygote.fork, []

    def killed_at_the_third(self: Zygote, limits: Any) -> Any:
        forks.append(self)
        if len(forks) == 3:
            assert self._process is not None
            os.kill(self._process.pid, signal.SIGKILL)
            self._process.wait()
        return usual(self, limits)

    expected = grade(answers / "answers", bank=BANK, jobs=1)
    monkeypatch.setattr(Zygote, "fork", killed_at_the_third)
    found = grade(answers / "answers", bank=BANK, jobs=1)
    assert found.verdicts == expected.verdicts
    assert found.notes == ("an isolated interpreter was ended from outside and replaced",)
    assert len({id(zygote) for zygote in forks}) == 2


def test_csv_and_junit(answers: Path) -> None:
    write(answers / "answers", "digits_of", WRONG, "=cmd()")
    done = graded(answers, "--csv", "x.csv", "--junit", "x.xml")
    assert done.returncode == 1
    rows = list(csv.DictReader(io.StringIO((answers / "x.csv").read_text())))
    assert [row["candidate"] for row in rows] == ["'=cmd()", *(f"a{i}" for i in range(6))]
    for row, verdict in zip(rows, document(answers)["verdicts"], strict=True):
        assert row["outcome"] == verdict["outcome"]
        assert (int(row["score"]), row["key_id"]) == (verdict["score"], verdict["key_id"])
    suites = ET.parse(answers / "x.xml").getroot()
    assert (suites.attrib["tests"], suites.attrib["failures"], suites.attrib["errors"]) == ("7", "4", "0")
    assert [case.attrib["classname"] for case in suites.iter("testcase")] == [
        "=cmd()",
        *(f"a{i}" for i in range(6)),
    ]
    assert len(list(suites.iter("failure"))) == 4


def test_an_appeal_shows_every_case(answers: Path) -> None:
    graded(answers)
    done = mlf("grade", "--replay", "x.json", "answers/a0/digits_of.py", "--bank", BANK, cwd=answers)
    assert (done.returncode, done.stderr) == (0, "")
    verdict = document(answers)["verdicts"][0]
    assert f"key {verdict['key_id']}" in done.stdout
    assert "· the same verdict" in done.stdout
    assert done.stdout.endswith("1 verdicts replayed · 0 differ\n")
    numbers = [line.split()[0] for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert [str(i) for i in range(1, verdict["cases"] + 1)] == numbers[: verdict["cases"]]


def test_an_appeal_against_a_forged_report(answers: Path) -> None:
    graded(answers)
    forged = document(answers)
    forged["verdicts"][0] |= {"outcome": "passed", "score": forged["verdicts"][0]["max_score"]}
    (answers / "x.json").write_text(json.dumps(forged))
    done = mlf("grade", "--replay", "x.json", "--bank", BANK, cwd=answers)
    assert done.returncode == 1
    assert "ANOTHER VERDICT: it was passed" in done.stdout
    write(answers / "answers", "digits_of", WRONG, "a1")
    done = mlf("grade", "--replay", "x.json", "--bank", BANK, cwd=answers)
    assert (done.returncode, done.stdout) == (2, "")
    assert "a1/digits_of.py has changed since it was judged" in done.stderr
    done = mlf("grade", "--replay", "x.json", "nix.py", "--bank", BANK, cwd=answers)
    assert (done.returncode, done.stdout) == (2, "")
    assert "x.json holds no verdict on nix.py, but on answers/a" in " ".join(done.stderr.split())


def test_regrading_lists_what_changes(answers: Path) -> None:
    graded(answers)
    done = mlf("regrade", "x.json", "--bank", BANK, cwd=answers)
    assert (done.returncode, done.stdout) == (0, "6 answers · 0 verdicts change\n")
    before = document(answers)
    before["verdicts"][1] |= {"outcome": "wrong", "score": 3, "key_id": "of another key"}
    (answers / "x.json").write_text(json.dumps(before))
    done = mlf("regrade", "x.json", "--bank", BANK, "--json", "y.json", cwd=answers)
    assert done.returncode == 1
    assert done.stdout.endswith("6 answers · 1 verdicts change\n")
    assert done.stdout.splitlines()[1].split()[:3] == ["a1", "digits_of", "wrong"]
    replayed = mlf("grade", "--replay", "x.json", "--bank", BANK, cwd=answers)
    assert replayed.returncode == 2
    assert "was judged by the key of another key, the bank now has" in replayed.stderr
    assert len(json.loads((answers / "y.json").read_text())["verdicts"]) == 6
