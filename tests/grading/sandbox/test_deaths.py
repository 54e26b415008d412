"""Calls that end their process: how each is told, and that the others of the batch do not suffer."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

import pytest

from mlfundamentals.grading.sandbox import Died, Limits, NotRun, Ready, Returned
from mlfundamentals.grading.sandbox.process import cause_of_death

from .conftest import Runner

SHORT = Limits(cpu_s=0.3, load_cpu_s=0.3, wall_s=20.0)


@pytest.mark.parametrize("guilty", [0, 1, 7, 59])
def test_only_the_guilty_call_of_a_batch_dies(run: Runner, guilty: int) -> None:
    source = "import os\ndef f(n, guilty):\n    return n if n != guilty else os._exit(3)"
    _, outcomes = run(source, *[(n, guilty) for n in range(60)])
    died = [at for at, outcome in enumerate(outcomes) if isinstance(outcome, Died)]
    assert died == [guilty]
    assert outcomes[guilty] == Died("crashed", "ended itself with exit status 3")
    assert [it.value for it in outcomes if isinstance(it, Returned)] == [n for n in range(60) if n != guilty]


def test_after_so_many_deaths_the_rest_is_not_run(run: Runner) -> None:
    source = "import os\ndef f(n):\n    return os._exit(1) if n % 2 else n"
    _, outcomes = run(source, *[(n,) for n in range(10)], limits=Limits(deaths=2))
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [Returned, Died, Returned, Died, NotRun, NotRun, NotRun, NotRun, NotRun, NotRun]


def test_a_death_that_only_earlier_calls_explain_is_not_held_against_the_call(run: Runner) -> None:
    source = (
        "import os\nseen = []\ndef f(n):\n    seen.append(n)\n    return os._exit(1) if len(seen) > 3 else n"
    )
    _, outcomes = run(source, *[(n,) for n in range(6)])
    assert all(isinstance(outcome, Returned) for outcome in outcomes)


def test_a_timeout_counts_processor_time(run: Runner) -> None:
    _, outcomes = run("def f(n):\n    while n: pass", (0,), (1,), (0,), limits=SHORT)
    assert [type(outcome) for outcome in outcomes] == [Returned, Died, Returned]
    assert outcomes[1] == Died("timeout", "more than 0.3 s of processor time")


@pytest.fixture
def busy_machine() -> Iterator[None]:
    """More processes that compute than there are cores."""
    context = multiprocessing.get_context("spawn")
    hogs = [context.Process(target=spin, daemon=True) for _ in range(2 * (os.cpu_count() or 1))]
    for hog in hogs:
        hog.start()
    yield
    for hog in hogs:
        hog.kill()
        hog.join()


def spin() -> None:
    """Compute for ever."""
    while True:
        pass


def test_a_busy_machine_fails_nobody(run: Runner, busy_machine: None) -> None:
    source = """
import time
def f():
    start = time.process_time()
    while time.process_time() - start < 0.2:
        pass
"""
    began = time.monotonic()
    _, outcomes = run(source, *[()] * 4, limits=SHORT)
    assert all(isinstance(outcome, Returned) for outcome in outcomes)
    assert time.monotonic() - began > 0.8


def test_waiting_without_computing_has_a_bound_of_its_own(run: Runner, busy_machine: None) -> None:
    limits = Limits(idle_s=0.5)
    _, (outcome,) = run("import time\ndef f():\n    time.sleep(60)", limits=limits)
    assert outcome == Died("timeout", "waited for 0.5 s without computing")
    source = """
import time
def f():
    while time.process_time() < 1.0:
        pass
"""
    _, (outcome,) = run(source, limits=limits)  # it queues for a processor most of the time
    assert isinstance(outcome, Returned)


def test_waiting_ends_by_the_wall_clock(run: Runner) -> None:
    _, (outcome,) = run("import time\ndef f():\n    time.sleep(60)", limits=Limits(wall_s=0.3))
    assert outcome == Died("timeout", "no result within 0.3 s")


def test_loading_has_a_deadline_too(run: Runner) -> None:
    loaded, _ = run("while True: pass", limits=SHORT)
    assert loaded == Died("timeout", "more than 0.3 s of processor time")


def test_memory_is_told_as_such_and_spares_the_other_calls(run: Runner) -> None:
    _, outcomes = run("def f(n):\n    return len(bytearray(n))", (1,), (1 << 40,), (2,))
    assert [type(outcome) for outcome in outcomes] == [Returned, Died, Returned]
    assert outcomes[1].kind == "memory"


def test_the_memory_limit_is_the_one_given(run: Runner) -> None:
    source = "import numpy as np\ndef f():\n    return np.empty(600 << 20, np.uint8).nbytes"
    assert isinstance(run(source, limits=Limits(memory_mib=1024))[1][0], Returned)
    assert isinstance(run(source, limits=Limits(memory_mib=512))[1][0], Died)


def test_an_answer_that_loads_only_once_is_told(run: Runner) -> None:
    source = "import os\ndef f(n):\n    return os._exit(n)"
    loaded, outcomes = run(source, (1,), (1,))
    assert isinstance(loaded, Ready)
    assert all(isinstance(outcome, Died) for outcome in outcomes)


@pytest.mark.parametrize(
    ("status", "died"),
    [
        (0, Died("crashed", "ended itself with exit status 0")),
        (3 << 8, Died("crashed", "ended itself with exit status 3")),
        (signal.SIGSEGV, Died("crashed", "ended by SIGSEGV")),
        (signal.SIGSYS, Died("crashed", "ended by SIGSYS")),
        (signal.SIGKILL, Died("memory", "killed by the system, most likely for want of memory")),
        (50, Died("crashed", "ended by signal 50")),
    ],
)
def test_how_a_wait_status_reads(status: int, died: Died) -> None:
    assert cause_of_death(status) == died
