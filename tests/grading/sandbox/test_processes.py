"""No process outlives its use, whatever happens to the one that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mlfundamentals.grading.sandbox import (
    Died,
    IsolationUnavailable,
    Limits,
    Program,
    Ready,
    Returned,
    Zygote,
)
from mlfundamentals.questions import codec

PARENT = """
import signal
from mlfundamentals.grading.sandbox import Limits, Program, Zygote
from mlfundamentals.questions import codec

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with it ignored
source = b"import time\\ndef f():\\n    time.sleep(600)"
with Zygote() as zygote, zygote.worker(Program(source, "f"), Limits(wall_s=600)) as worker:
    worker.load()
    print("ready", flush=True)
    worker.call([codec.encode(())])
"""

SPINNING = b"def f():\n    while True: pass"


def below(pid: int) -> set[int]:
    """All descendants of a process."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended meanwhile
            continue
    found: set[int] = set()
    fresh = {pid}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def settled(pid: int) -> set[int]:
    """All descendants of a process, once those that other tests have let go are gone."""
    found = below(pid)
    while True:
        time.sleep(0.1)
        before, found = found, below(pid)
        if before == found:
            return found


def state(pid: int) -> str:
    """The letter for a process's state, Z for one that waits to be collected, and nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def all_end(pids: set[int], patience_s: float = 10.0) -> bool:
    """Do these processes end?"""
    deadline = time.monotonic() + patience_s
    while any(state(pid) not in ("", "Z") for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_a_parent_that_is_killed(zygote: Zygote, number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        descendants = below(parent.pid)
        assert len(descendants) == 2, "zygote, worker"
        parent.send_signal(number)
        assert parent.wait(20) != 0
    assert all_end(descendants)


def test_nothing_outlives_a_zygote_that_is_killed(zygote: Zygote) -> None:
    before = below(os.getpid())
    with Zygote() as other, other.worker(Program(b"def f(): pass", "f"), Limits()) as worker:
        assert isinstance(worker.load(), Ready)
        fresh = below(os.getpid()) - before
        top = max(fresh, key=lambda pid: len(below(pid)))
        os.kill(top, signal.SIGKILL)
        assert all_end({top})  # until then its worker may answer
        with pytest.raises(IsolationUnavailable, match="gone"):  # and no verdict on the answer
            worker.call([codec.encode(())])
    assert all_end(fresh)


def test_a_worker_ends_when_it_is_closed(zygote: Zygote) -> None:
    before = below(os.getpid())
    with zygote.worker(Program(b"def f(): pass", "f"), Limits()) as worker:
        worker.load()
        fresh = below(os.getpid()) - before
        assert len(fresh) == 1
    assert all_end(fresh, patience_s=2.0)


def test_a_busy_worker_ends_with_its_zygote(zygote: Zygote) -> None:
    before = below(os.getpid())
    with Zygote() as other, other.worker(Program(SPINNING, "f"), Limits()) as worker:
        assert isinstance(worker.load(), Ready)
        fresh = below(os.getpid()) - before
        top = max(fresh, key=lambda pid: len(below(pid)))
        threading.Timer(0.2, os.kill, (top, signal.SIGKILL)).start()
        with pytest.raises(IsolationUnavailable, match="gone"):
            worker.call([codec.encode(())])
        assert all_end(fresh)


def test_live_workers_end_each_for_itself(zygote: Zygote) -> None:
    program = Program(b"import os\ndef f(n):\n    return os._exit(n) if n else n", "f")
    workers = [zygote.worker(program, Limits()) for _ in range(4)]
    assert all(isinstance(worker.load(), Ready) for worker in workers)
    workers[1].close()
    assert workers[2].call([codec.encode((5,))]) == [Died("crashed", "ended itself with exit status 5")]
    for worker in workers:
        assert isinstance(worker.call([codec.encode((0,))])[0], Returned)
        worker.close()


def test_a_worker_forks_nothing_before_it_is_used(zygote: Zygote) -> None:
    before = settled(os.getpid())
    with zygote.worker(Program(b"", "f"), Limits()):
        assert below(os.getpid()) == before


def test_no_descriptor_is_left_open(zygote: Zygote) -> None:
    def use() -> None:
        with Zygote() as other, other.worker(Program(b"def f(): 1/0", "f"), Limits()) as worker:
            worker.load()
            worker.call([codec.encode(())])
            worker.restart()

    use()
    before = len(os.listdir("/proc/self/fd"))
    use()
    assert len(os.listdir("/proc/self/fd")) == before


def test_closing_twice_and_starting_again_is_harmless(zygote: Zygote) -> None:
    other = Zygote()
    for _ in range(2):
        other.start()
        other.start()
        assert other.layers
        other.close()
        other.close()


def test_zygotes_serve_a_thread_each(zygote: Zygote) -> None:
    found: list[object] = []

    def grade(number: int) -> None:
        with Zygote() as own:
            for _ in range(3):
                program = Program(f"def f():\n    return {number}".encode(), "f")
                with own.worker(program, Limits()) as worker:
                    found.append(worker.call([codec.encode(())])[0])

    threads = [threading.Thread(target=grade, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    values = [outcome.value for outcome in found if isinstance(outcome, Returned)]
    assert sorted(values) == [0, 0, 0, 1, 1, 1, 2, 2, 2]
