"""Which layers hold, what is refused without them, and that the filter says what its table means."""

from __future__ import annotations

import errno
import re
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from mlfundamentals.grading.sandbox import (
    LAYERS,
    IsolationUnavailable,
    Returned,
    Zygote,
    can_grade,
    interpreter,
    probe,
)
from mlfundamentals.grading.sandbox.inside import landlock, seccomp
from mlfundamentals.grading.sandbox.zygote import refusal

from .conftest import run_program, started

ALL = frozenset(LAYERS)


# Refusals: these run on any machine.


@pytest.mark.parametrize(
    ("without", "what"),
    [
        ({"seccomp"}, "seccomp"),
        ({"limits"}, "resource limits"),
        ({"Landlock", "private root"}, "reading the references"),
        ({"Landlock", "namespaces"}, "reading the references|running as root"),
        (set(LAYERS), "seccomp|running as root"),
    ],
)
def test_nothing_runs_without_what_is_required(without: set[str], what: str) -> None:
    with (
        Zygote(without=frozenset(without)) as zygote,
        pytest.raises(IsolationUnavailable, match=what) as caught,
    ):
        assert zygote.layers
    assert "\n" not in str(caught.value)
    assert ";" in str(caught.value), "the message says how to mend it"


@pytest.mark.parametrize(
    ("missing", "refused"),
    [
        (set(), False),
        ({"namespaces", "private root"}, False),
        ({"private root"}, False),
        ({"Landlock"}, False),
        ({"Landlock", "private root"}, True),
        ({"seccomp"}, True),
        ({"limits"}, True),
        ({"ordinary user", "namespaces", "private root"}, True),
    ],
)
def test_what_is_required(missing: set[str], refused: bool) -> None:
    reasons = dict.fromkeys(missing, "not here")
    assert (refusal(ALL - missing, reasons) is not None) is refused


def test_files_may_be_left_open_for_answers_of_ones_own() -> None:
    reasons = dict.fromkeys(("Landlock", "private root"), "not here")
    assert refusal(ALL - set(reasons), reasons, unconfined_files=True) is None
    assert (
        refusal(ALL - {*reasons, "seccomp"}, reasons | {"seccomp": "no"}, unconfined_files=True) is not None
    )


def test_a_layer_that_does_not_exist_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match=r"rlimits.*namespaces, private root, Landlock, seccomp, limits"):
        Zygote(without=frozenset({"rlimits"}))


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_are_refused(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(IsolationUnavailable, match=f"needs Linux, this is {platform}"):
        Zygote().start()
    (verdict,) = probe()
    assert not verdict.works
    assert "needs Linux" in verdict.detail


def test_an_interpreter_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entry = tmp_path / "main.py"
    entry.write_text("raise SystemExit('no such luck')")
    monkeypatch.setattr(interpreter, "ENTRY", entry)
    with Zygote() as zygote, pytest.raises(IsolationUnavailable, match="did not start: no such luck"):
        assert zygote.layers


def test_the_package_can_be_imported_where_linux_modules_are_missing() -> None:
    code = (
        "import sys; sys.modules |= dict.fromkeys(('resource', 'fcntl'))\n"
        "import mlfundamentals.grading.sandbox"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# What holds.


def test_layers_are_told(zygote: Zygote) -> None:
    assert set(zygote.layers) <= set(LAYERS)
    assert set(zygote.layers) >= {"seccomp", "limits"}
    assert list(zygote.layers) == sorted(zygote.layers, key=LAYERS.index)


@pytest.mark.parametrize("without", [{"Landlock"}, {"private root"}, {"namespaces", "private root"}])
def test_what_is_only_wanted_may_be_missing(without: set[str]) -> None:
    for zygote in started(without=frozenset(without)):
        assert not set(zygote.layers) & without
        _, (outcome,) = run_program(zygote, "import numpy as np\ndef f():\n    return np.ones(3)")
        assert isinstance(outcome, Returned)


def test_unconfined_files_can_be_asked_for() -> None:
    for zygote in started(without=frozenset({"Landlock", "private root"}), allow_unconfined_files=True):
        assert not set(zygote.layers) & {"Landlock", "private root"}
        _, (outcome,) = run_program(zygote, "def f():\n    return open('/proc/version').read()")
        assert isinstance(outcome, Returned)


def test_a_probe_agrees_with_a_zygote(zygote: Zygote) -> None:
    probes = probe()
    assert [one.name for one in probes] == [*LAYERS, "grading"]
    assert tuple(one.name for one in probes[:-1] if one.works) == zygote.layers
    assert can_grade(probes)


# The filter, executed here instruction by instruction.


def decide(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    """What the kernel would do with a system call."""
    code = list(struct.iter_unpack("<HBBI", seccomp.program(machine)))
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<iIQ6Q", number, seccomp.AUDIT_ARCH[machine] if arch is None else arch, 0, *padded)
    at = word = 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        if operation == 0x06:
            return int(operand)
        if operation == 0x20:
            (word,) = struct.unpack_from("<I", data, operand)
        elif operation == 0x54:
            word &= operand
        else:
            holds = {0x15: word == operand, 0x35: word >= operand, 0x45: bool(word & operand)}[operation]
            at += if_true if holds else if_false


MACHINES = sorted(seccomp.CALLS)
EPERM = seccomp.ERRNO | errno.EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_permits_what_is_listed_and_nothing_else(machine: str) -> None:
    calls = seccomp.CALLS[machine]
    plain = {number for name, number in calls.items() if name not in seccomp.SPECIAL}
    allowed = {number for number in range(1024) if decide(machine, number) == seccomp.ALLOW}
    assert plain <= allowed <= set(calls.values())
    assert decide(machine, calls["read"], arch=0x40000003) == seccomp.KILL


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "verdict"),
    [
        ("mmap", (0, 4096, 1 | 2), seccomp.ALLOW),
        ("mmap", (0, 4096, 1 | 4), seccomp.ALLOW),
        ("mmap", (0, 4096, 1 | 2 | 4), EPERM),
        ("mprotect", (0, 4096, 1), seccomp.ALLOW),
        ("mprotect", (0, 4096, 1 | 4), EPERM),
        ("prlimit64", (0, 7, 0, 1 << 40), seccomp.ALLOW),
        ("prlimit64", (0, 7, 1 << 40), EPERM),
        ("prlimit64", (0, 7, 64), EPERM),
        ("fcntl", (3, 1), seccomp.ALLOW),
        ("fcntl", (3, 1030), seccomp.ALLOW),
        ("fcntl", (3, 4), EPERM),
        ("fcntl", (3, 1033), EPERM),
        ("ioctl", (0, 0x5401), seccomp.ERRNO | errno.ENOTTY),
        ("clone3", (), seccomp.ERRNO | errno.ENOSYS),
    ],
)
def test_arguments_are_looked_at(machine: str, name: str, arguments: tuple[int, ...], verdict: int) -> None:
    assert decide(machine, seccomp.CALLS[machine][name], *arguments) == verdict


def test_x32_calls_are_killed() -> None:
    assert decide("x86_64", 0x40000000) == seccomp.KILL
    assert decide("x86_64", -1) == seccomp.KILL


@pytest.mark.parametrize(
    ("machine", "header"),
    [
        ("x86_64", "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
        ("aarch64", "/usr/include/asm-generic/unistd.h"),
    ],
)
def test_numbers_are_those_of_the_kernel(machine: str, header: str) -> None:
    if not Path(header).exists():
        pytest.skip(f"{header} is not installed")
    defined = numbers_in(Path(header).read_text().splitlines())
    for name, number in seccomp.CALLS[machine].items():
        assert number in defined[name], name


def numbers_in(lines: Iterable[str]) -> dict[str, set[int]]:
    """The numbers that a header gives each call; the generic one has two names for some."""
    found: dict[str, set[int]] = {}
    for line in lines:
        match = re.match(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", line)
        if match:
            found.setdefault(match[1], set()).add(int(match[2]))
    return found | {"newfstatat": found.get("newfstatat", set()) | found.get("fstatat", set())}


@pytest.mark.parametrize(("version", "size", "rights"), [(1, 8, 13), (3, 8, 15), (4, 16, 15), (7, 24, 16)])
def test_landlock_forbids_all_that_its_version_knows(version: int, size: int, rights: int) -> None:
    attributes = landlock.attributes(version)
    assert len(attributes) == size
    assert struct.unpack_from("<Q", attributes)[0] == (1 << rights) - 1
