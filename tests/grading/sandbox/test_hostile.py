"""Every hostile answer is contained: the judge lives, secrets stay, and the next good answer passes."""

from __future__ import annotations

import os
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mlfundamentals.grading.sandbox import (
    CallOutcome,
    Died,
    IsolationUnavailable,
    Limits,
    LoadFailed,
    LoadOutcome,
    Program,
    Raised,
    Ready,
    Returned,
    Zygote,
)
from mlfundamentals.questions import codec

from .conftest import started

HOSTILE = Path(__file__).parents[2] / "answers" / "hostile"
ANSWERS = sorted(HOSTILE.glob("*/*.py"))
SECRET = "the-canary-sings-at-dawn"
TIGHT = Limits(cpu_s=0.3, load_cpu_s=0.5, idle_s=0.6, memory_mib=384, reply_bytes=16 << 20, deaths=1)
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "softmax_rows": (np.array([[1.0, 2.0], [3.0, 5.0]]),),
    "digits_of": (123,),
    "reverse_in_place": ([1, 2, 3],),
}
RIGHT_ANSWERS = {
    "softmax_rows": """
import numpy as np
def softmax_rows(Z):
    shifted = np.exp(Z - Z.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)
""",
    "digits_of": """
def digits_of(n, base=10):
    return [n] if n < base else [*digits_of(n // base, base), n % base]
""",
    "reverse_in_place": """
def reverse_in_place(a):
    a.reverse()
""",
}


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """What hostile answers are after: a file, three listeners, an environment variable."""
    folder = tmp_path_factory.mktemp("outside")
    canary = folder / "canary.txt"
    canary.write_text(SECRET)
    tcp, udp = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    unix = socket.socket(socket.AF_UNIX)
    unix.bind(str(folder / "socket"))
    unix.listen()
    listeners = (tcp, udp, unix)
    for listener in listeners:
        listener.settimeout(0)
    os.environ["MLF_CANARY"] = SECRET
    yield SimpleNamespace(canary=canary, tcp=tcp, udp=udp, unix=unix, listeners=listeners)
    del os.environ["MLF_CANARY"]
    for listener in listeners:
        listener.close()


LAYERINGS = {
    "Landlock alone keeps files": frozenset({"private root"}),
    "the private root alone keeps files": frozenset({"Landlock"}),
    "no namespaces": frozenset({"namespaces", "private root"}),
}


@pytest.fixture(scope="module", params=LAYERINGS)
def reduced(request: pytest.FixtureRequest, outside: SimpleNamespace) -> Iterator[Zygote]:
    """A zygote that lacks some layer which is wanted and not required."""
    yield from started(without=LAYERINGS[request.param])


def expectations(answer: Path) -> list[str]:
    """What the answer's docstring says must come of it."""
    found = re.search(rb"^Expected: (.*)$", answer.read_bytes(), re.MULTILINE)
    assert found is not None, f"{answer} does not say what must come of it"
    return found[1].decode().split(" or ")


def by_name(answers: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("answer", answers, ids=[path.parent.name for path in answers])


# What the layers refuse; time, memory and the conversation are bounded in the same way whatever the layers.
REFUSED = [path for path in ANSWERS if "raised OSError" in expectations(path)]


@by_name(ANSWERS)
def test_hostile_answer_is_contained(
    answer: Path, zygote: Zygote, plain_zygote: Zygote, outside: SimpleNamespace
) -> None:
    check_containment(answer, zygote if answer.stem == "softmax_rows" else plain_zygote, outside)


@by_name(REFUSED)
def test_fewer_layers_contain_it_too(answer: Path, reduced: Zygote, outside: SimpleNamespace) -> None:
    check_containment(answer, reduced, outside)


MISSING = {
    "nothing": frozenset(),
    "namespaces, private root": frozenset({"namespaces", "private root"}),
    "private root": frozenset({"private root"}),
    "Landlock": frozenset({"Landlock"}),
    "Landlock, private root": frozenset({"Landlock", "private root"}),
    "seccomp": frozenset({"seccomp"}),
    "limits": frozenset({"limits"}),
}


@pytest.mark.slow
def test_table_of_what_holds_with_each_layer_missing(
    outside: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same table stands in docs/explanation/isolation.md."""
    lines = ["| missing | hostile answers contained |", "|---|---|"]
    for missing, without in MISSING.items():
        lines.append(f"| {missing} | {how_many_are_contained(without, outside)} |")
    with capsys.disabled():
        print("", *lines, sep="\n")
    page = (Path(__file__).parents[3] / "docs" / "explanation" / "isolation.md").read_text()
    # Root whose Python no other user can read needs namespaces; the page is of an ordinary user.
    assert [line for line in lines if line not in page and "running as root" not in line] == []


def how_many_are_contained(without: frozenset[str], outside: SimpleNamespace) -> str:
    """How many of all hostile answers are contained without some layers, or why none is run."""
    try:
        with Zygote(without=without) as numpy, Zygote(without=without, numpy=False) as plain:
            assert numpy.layers == plain.layers
            for answer in ANSWERS:
                check_containment(answer, numpy if answer.stem == "softmax_rows" else plain, outside)
    except IsolationUnavailable as reason:
        return "refused: " + re.sub(r" \([^)]*\)", "", str(reason).partition("; ")[0])
    return f"{len(ANSWERS)} of {len(ANSWERS)}"


def check_containment(answer: Path, zygote: Zygote, outside: SimpleNamespace) -> None:
    before = stamp(outside.canary)
    loaded, outcome, log = attempt(zygote, answer.stem, with_targets(answer.read_bytes(), outside))

    expected = expectations(answer)
    assert any(meets(kind, loaded, outcome) for kind in expected), (expected, loaded, outcome)
    assert stamp(outside.canary) == before
    assert sorted(path.name for path in outside.canary.parent.iterdir()) == ["canary.txt", "socket"]
    assert not any(map(was_touched, outside.listeners))
    assert SECRET not in f"{loaded}{outcome}{log}"
    assert not re.search(r"[^\x20-\x7e]", str(getattr(outcome, "message", "")))
    assert len(log) <= 4096
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", log)

    loaded, outcome, _ = attempt(zygote, answer.stem, RIGHT_ANSWERS[answer.stem].encode(), Limits())
    assert isinstance(outcome, Returned), (loaded, outcome)
    assert is_right(answer.stem, outcome)
    assert eventually_without_workers()


def test_no_hostile_answer_is_right(outside: SimpleNamespace, zygote: Zygote, plain_zygote: Zygote) -> None:
    for answer in ANSWERS:
        if expectations(answer) == ["value"]:
            used = zygote if answer.stem == "softmax_rows" else plain_zygote
            _, outcome, _ = attempt(used, answer.stem, with_targets(answer.read_bytes(), outside))
            assert isinstance(outcome, Returned)
            assert not is_right(answer.stem, outcome), answer


def test_every_kind_of_attack_is_among_them() -> None:
    assert len(ANSWERS) >= 45
    kinds = {kind.split()[0] for path in ANSWERS for kind in expectations(path)}
    assert kinds >= {"timeout", "memory", "crashed", "protocol", "raised", "blocked_import", "load", "value"}


def attempt(
    zygote: Zygote, function: str, source: bytes, limits: Limits = TIGHT
) -> tuple[LoadOutcome, CallOutcome | None, str]:
    """Load a source, call it once, and keep the outcome and the log."""
    call = codec.encode(ARGUMENTS[function])
    with zygote.worker(Program(source, function, numpy=zygote.numpy), limits) as worker:
        loaded = worker.load()
        outcomes = worker.call([call]) if isinstance(loaded, Ready) else [None]
        worker.restart()
        return loaded, outcomes[0], worker.log


def with_targets(source: bytes, outside: SimpleNamespace) -> bytes:
    """Tell the answer where everything lies, as if it had guessed."""
    targets = {
        "@CANARY@": str(outside.canary),
        "@TCP@": str(outside.tcp.getsockname()[1]),
        "@UDP@": str(outside.udp.getsockname()[1]),
        "@UNIX@": outside.unix.getsockname(),
        "@SECRET@": SECRET[:10],
    }
    for mark, target in targets.items():
        source = source.replace(mark.encode(), target.encode())
    return source


def meets(kind: str, loaded: LoadOutcome, outcome: CallOutcome | None) -> bool:
    """Is this the kind of outcome that was announced?"""
    word, _, name = kind.partition(" ")
    if word == "load":
        return isinstance(loaded, LoadFailed | Died) and loaded.kind == name
    if word == "raised":
        return isinstance(outcome, Raised) and name in (outcome.type_name, *outcome.bases)
    if word == "blocked_import":
        return isinstance(outcome, Raised) and outcome.blocked_import is not None
    if word == "value":
        return isinstance(outcome, Returned)
    return isinstance(outcome, Died) and outcome.kind == word


def is_right(function: str, outcome: Returned) -> bool:
    """Judge as strictly as the tests here need."""
    value = outcome.value
    if function == "softmax_rows":
        Z = ARGUMENTS["softmax_rows"][0]
        right = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
        return (
            type(value) is np.ndarray and value.shape == right.shape and value.dtype == right.dtype
            and outcome.args_after is None and bool((abs(value - right) < 1e-12).all())
        )  # fmt: skip
    if function == "digits_of":
        return type(value) is list and value == [1, 2, 3]
    return value is None and outcome.args_after == ([3, 2, 1],)


def stamp(path: Path) -> tuple[str, int, int, int]:
    """Whatever of a file could have been changed."""
    status = path.stat()
    return path.read_text(), status.st_mtime_ns, status.st_mode, status.st_uid


def was_touched(listener: socket.socket) -> bool:
    """Did anything arrive?"""
    try:
        listener.recv(1) if listener.type == socket.SOCK_DGRAM else listener.accept()
    except BlockingIOError:
        return False
    return True


def eventually_without_workers(patience_s: float = 5.0) -> bool:
    """Are there no processes below this one but zygotes?"""
    deadline = time.monotonic() + patience_s
    while grandchildren(os.getpid()):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.002)
    return True


def grandchildren(pid: int) -> list[int]:
    """The children of the children of a process."""
    return [below for child in children(pid) for below in children(child)]


def children(pid: int) -> list[int]:
    """The children of a process, zombies included."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found
