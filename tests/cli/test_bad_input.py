"""Whatever is at fault: one line that says what was got and how to mend it, and the right status."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.graded import BANK, HANDED_IN, mlf

ODD = b"ev\x1b[31mil\nna\xffme\xe2\x80\xae"  # ANSI, a newline, no UTF-8, text from right to left
RIGHT = HANDED_IN / "right" / "digits_of.py"
Arrange = Callable[[Path], object]


def nothing(_: Path) -> None:
    """The command line is at fault by itself."""


def odd_folder(place: Path) -> None:
    folder = os.path.join(os.fsencode(place), ODD)
    os.mkdir(folder)
    shutil.copy(os.fsencode(RIGHT), os.path.join(folder, b"nonsense.py"))


def folder(*names: str) -> Arrange:
    def arrange(place: Path) -> None:
        for name in names:
            (place / name).mkdir()

    return arrange


def file(name: str, content: bytes = b"") -> Arrange:
    def arrange(place: Path) -> None:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)

    return arrange


def bank(change: Callable[[Path], object]) -> Arrange:
    """A bank of one question, something of which is changed."""

    def arrange(place: Path) -> None:
        area = place / "bank" / "area"
        area.mkdir(parents=True)
        for path in (BANK / "data_manipulation").glob("digits_of.*"):
            shutil.copy(path, area)
        change(area / "digits_of.py")

    return arrange


def cut_key(source: Path) -> None:
    key = source.with_suffix(".key")
    key.write_bytes(key.read_bytes()[:500])


def link(place: Path) -> None:
    (place / "digits_of.py").symlink_to("nowhere")


# what is there; the command; what the message must hold
TABLE: dict[str, tuple[Arrange, str, str]] = {
    "unknown verb": (nothing, "foo", "there is no verb 'foo'; there are list, show"),
    "verb nearly right": (nothing, "grdae x", "did you mean grade"),
    "unknown option": (nothing, "grade --foo x", "no such option '--foo'; `mlf grade --help`"),
    "no path": (nothing, "grade", "missing argument 'FILE_OR_FOLDER...'"),
    "no jobs": (nothing, "grade x --jobs 0", "'--jobs': 0 is not in the range"),
    "jobs in words": (nothing, "grade x --jobs many", "'--jobs': 'many' is not a valid integer"),
    "unknown level": (nothing, "list --level 9", "'--level': 9 is not in the range"),
    "unknown area": (nothing, "list --area nix", "there is no area 'nix'; there are data_manipulation"),
    "show an unknown question": (nothing, "show nix", "there is no question 'nix'"),
    "show a question nearly right": (nothing, "show digit_of", "did you mean digits_of?"),
    "show a path": (nothing, "show ../digits_of", "there is no question '../digits_of'"),
    "generate an unknown question": (nothing, "generate nix", "there is no question 'nix'"),
    "missing file": (nothing, "grade digits_of.py", "there is no file or folder digits_of.py"),
    "file of no question": (file("digit_of.py"), "grade digit_of.py", "did you mean digits_of.py?"),
    "file that is no Python": (file("digits_of.txt"), "grade digits_of.txt", "named after no question"),
    "link to nothing": (link, "grade digits_of.py", "digits_of.py is a link to nothing"),
    "empty folder": (folder("empty"), "grade empty", "no answers in empty; an answer's file is called"),
    "folder without answers": (file("a/util.py"), "grade a", "no answers in a, only a/util.py"),
    "odd name": (odd_folder, "grade .", "no answers in ., only evil name/nonsense.py"),
    "name too long": (nothing, f"grade {'x' * 300}.py", "File name too long; check the path"),
    "missing bank": (nothing, "list --bank nix", "there is no bank at nix"),
    "bank that is a file": (file("nix"), "list --bank nix", "there is no bank at nix: it is no folder"),
    "empty bank": (folder("nix"), "list --bank nix", "nix holds no questions; a bank is a folder of"),
    "no key": (
        bank(lambda source: source.with_suffix(".key").unlink()),
        f"grade {RIGHT} --bank bank",
        "question digits_of has no key yet; compile it with `mlf generate`",
    ),
    "damaged key": (bank(cut_key), f"grade {RIGHT} --bank bank", "digits_of.key is no key: its content is"),
    "no key at all": (
        bank(lambda source: source.with_suffix(".key").write_bytes(b"key")),
        f"grade {RIGHT} --bank bank",
        "digits_of.key is no key: it does not begin with",
    ),
    "broken question": (
        bank(lambda source: source.write_text(source.read_text() + "\nx = (\n")),
        "show digits_of --bank bank",
        "'(' was never closed; mend the syntax",
    ),
    "question that fails": (
        bank(lambda source: source.write_text('"""A."""\n\n1 / 0\n')),
        "show digits_of --bank bank",
        "digits_of.py:3: ZeroDivisionError",
    ),
    "compile a broken question": (
        bank(lambda source: source.write_text("x = 1\n")),
        "generate --bank bank --out out",
        "it defines no `question`",
    ),
    "stubs into a file": (file("out"), "generate digits_of --out out", "'out' is a file"),
    "stubs where none can be": (nothing, "generate digits_of --out /proc/out", "/proc/out: No such file"),
    "JSON into a folder": (
        folder("out"),
        f"grade {RIGHT} --json out",
        "--json out: it is a folder; name a file",
    ),
    "JSON into no folder": (nothing, f"grade {RIGHT} --json a/b", "there is no folder a; make it first"),
    "JSON where none can be": (nothing, f"grade {RIGHT} --json /proc/x", "--json /proc/x: No such file"),
    "CSV into a folder": (folder("out"), f"grade {RIGHT} --csv out", "--csv out: it is a folder"),
    "resume what": (nothing, f"grade {RIGHT} --resume", "--resume wants the --json FILE of the run"),
    "resume something else": (
        file("x.json.partial", b"no journal\nat all\n"),
        f"grade {RIGHT} --json x.json --resume",
        "x.json.partial is damaged in line 1",
    ),
    "another run is not written over": (
        file("x.json.partial", b"{}\n{}\n"),
        f"grade {RIGHT} --json x.json",
        "holds 1 verdicts of a run that was ended; go on with --resume",
    ),
    "replay nothing": (nothing, "grade --replay nix.json", "'nix.json' does not exist"),
    "replay no report": (file("x.json", b"[]"), "grade --replay x.json", "holds no report of version 1"),
    "replay no JSON": (file("x.json", b"\xff["), "grade --replay x.json", "x.json is no JSON"),
    "regrade no report": (
        file("x.json", b'{"schema": 1, "verdicts": [{"question": 3}]}'),
        "regrade x.json",
        "verdicts[0].question is 3, which is not what belongs there",
    ),
    "list as JSON into a folder": (folder("out"), "list --json out", "it is a folder; name a file"),
}


@pytest.mark.parametrize("name", TABLE)
def test_one_line_says_it(tmp_path: Path, name: str) -> None:
    arrange, command, message = TABLE[name]
    arrange(tmp_path)
    arguments = command.split()
    if "--bank" not in arguments and arguments[0] in ("list", "show", "generate", "grade"):
        arguments += ["--bank", str(BANK)]
    done = mlf(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done
    assert message in done.stderr
    assert done.stderr.startswith("mlf: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\udc80-\udcff]", done.stderr)


@pytest.mark.usefixtures("isolation")
def test_odd_names_reach_neither_the_terminal_nor_the_json_raw(tmp_path: Path) -> None:
    place = os.path.join(os.fsencode(tmp_path), ODD)
    os.mkdir(place)
    for source in ("right", "zero_empty"):
        os.mkdir(os.path.join(place, source.encode()))
        shutil.copy(os.fsencode(HANDED_IN / source / "digits_of.py"), os.path.join(place, source.encode()))
    shutil.copy(os.fsencode(RIGHT), place)
    shutil.copy(os.fsencode(RIGHT), os.path.join(place, b"other" + ODD + b".py"))
    for extra in ([], ["--explain"], ["--json", "-"]):
        done = mlf("grade", str(tmp_path), "--bank", str(BANK), *extra)
        assert done.returncode == 1
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\udc80-\udcff]", done.stdout + done.stderr)


@pytest.mark.usefixtures("isolation")
@pytest.mark.parametrize("target", ["output", "json"])
def test_a_full_disk_is_told(target: str) -> None:
    command = [sys.executable, "-m", "mlfundamentals", "grade", str(RIGHT), "--bank", str(BANK)]
    with open("/dev/full", "w") as full:
        if target == "json":
            command += ["--json", "/dev/full"]
        done = subprocess.run(
            command,
            stdout=full if target == "output" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1
    assert Path("/dev/full").is_char_device()
    if target == "json":
        assert "digits_of · passed" in done.stdout  # what was judged is shown all the same


def test_a_reader_that_leaves_is_no_mistake() -> None:
    command = f"{sys.executable} -m mlfundamentals list --bank {BANK} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_closed_output_is_no_mistake() -> None:
    command = f"{sys.executable} -m mlfundamentals list --bank {BANK} >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("isolation")
def test_a_broken_question_still_judges_by_its_key(tmp_path: Path) -> None:
    bank(lambda source: source.write_text("x = (\n"))(tmp_path)
    wrong = HANDED_IN / "as_text" / "digits_of.py"
    done = mlf("grade", str(wrong), "--bank", "bank", cwd=tmp_path)
    assert done.returncode == 1
    assert "digits_of · wrong" in done.stdout
    assert [line.split(":")[1].strip() for line in done.stderr.splitlines()] == [
        "the key of digits_of was compiled from another version of its file; run `mlf generate`",
        "counterexamples come from the key alone",
    ]


# files that are there and cannot be judged
UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "the file is empty"),
    "huge": (lambda path: path.write_bytes(b"#" * (2 << 20)), "it is larger than 1 MiB"),
    "pipe": (os.mkfifo, "it is no regular file"),
    "link": (lambda path: path.symlink_to(RIGHT), "it is a symbolic link; hand in the file itself"),
    "Latin-1": (lambda path: path.write_bytes(b"x = '\xe9'\n"), "the file is not UTF-8 text (line 1)"),
    "UTF-16": (lambda path: path.write_text("x = 1\n", "utf-16"), "the file is not UTF-8 text (line 1)"),
}


@pytest.mark.usefixtures("isolation")
@pytest.mark.parametrize("name", UNREADABLE)
def test_files_that_cannot_be_read_are_refused(tmp_path: Path, name: str) -> None:
    make, why = UNREADABLE[name]
    (tmp_path / "someone").mkdir()
    make(tmp_path / "someone" / "digits_of.py")
    done = mlf("grade", "someone", "--bank", str(BANK), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("digits_of · refused · 0/")
    assert why in done.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        done = mlf("grade", str(tmp_path), "--bank", str(BANK))
        written = mlf("list", "--json", str(locked / "x"), "--bank", str(BANK))
    finally:
        locked.chmod(0o700)
    assert done.returncode == written.returncode == 2
    assert "cannot be read: Permission denied; mend its permissions" in done.stderr
    assert written.stderr.count("\n") == 1
