"""Threads give what a loop gives, in its order; BLAS is held while they run and let go afterwards."""

from __future__ import annotations

import os
import threading

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from mlfundamentals._core import parallel
from mlfundamentals._core.parallel import blas_held, parallel_map, parallel_map_with


@pytest.fixture(autouse=True)
def two_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads even where the machine has one processor."""
    monkeypatch.setattr(parallel, "n_threads", lambda: 2)


def blas_threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_results_come_in_the_order_of_the_items() -> None:
    assert parallel_map(lambda i: i * i, range(1000)) == [i * i for i in range(1000)]
    assert parallel_map(str, []) == []


def test_both_threads_work() -> None:
    both = threading.Barrier(2, timeout=30)
    assert parallel_map(lambda i: (both.wait(), i)[1], [0, 1]) == [0, 1]


def test_scratch_is_made_once_a_thread() -> None:
    made: list[list[int]] = []
    both = threading.Barrier(2, timeout=30)

    def scratch() -> list[int]:
        both.wait()
        made.append([])
        return made[-1]

    parallel_map_with(scratch, lambda own, item: own.append(item), range(100))
    assert len(made) == 2
    assert sorted(made[0] + made[1]) == list(range(100))


@pytest.mark.parametrize("guilty", [0, 1, 99])
def test_an_error_reaches_the_caller_and_leaves_the_pool_usable(guilty: int) -> None:
    def fail(item: int) -> int:
        if item == guilty:
            raise KeyError(item)
        return item

    with pytest.raises(KeyError, match=str(guilty)):
        parallel_map(fail, range(100))
    assert parallel_map(abs, [-1, -2, -3]) == [1, 2, 3]


def test_nested_calls_do_not_wait_for_each_other() -> None:
    inner = parallel_map(lambda i: sum(parallel_map(lambda j: i * j, range(10))), range(10))
    assert inner == [i * 45 for i in range(10)]


def test_blas_is_held_inside_and_let_go_after() -> None:
    before = blas_threads()
    inside = parallel_map(lambda _: blas_threads(), range(4))
    assert inside == [{1}] * 4
    with blas_held(), blas_held():
        assert blas_threads() == {1}
    assert blas_threads() == before


def test_a_forked_process_has_threads_of_its_own() -> None:
    parallel_map(abs, range(4))
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, bytes(parallel_map(lambda i: i + 1, range(8))))
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 100) == bytes(range(1, 9))


needs_two = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="threads are placed where Linux grants two processors",
)


@needs_two
def test_threads_share_no_processor_while_they_work() -> None:
    allowed, both = os.sched_getaffinity(0), threading.Barrier(2, timeout=30)
    parallel_map(lambda _: both.wait(), [0, 1])
    for _ in range(10):
        seen = parallel_map(lambda _: (both.wait(), os.sched_getaffinity(0))[1], [0, 1])
        caller, helper = sorted(seen, key=len)
        assert len(caller) == 1
        assert helper == allowed - caller
        assert os.sched_getaffinity(0) == allowed


def test_helpers_that_have_not_woken_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    team, busy = parallel._Team(), threading.Event()
    monkeypatch.setattr(parallel, "_team", lambda _: team)
    occupied = team.pool.submit(busy.wait, 30)
    try:
        assert parallel_map(abs, [-1, -2]) == [1, 2]
        assert not occupied.done()
    finally:
        busy.set()


@needs_two
def test_the_caller_is_free_again_after_an_error() -> None:
    allowed = os.sched_getaffinity(0)
    with pytest.raises(ZeroDivisionError):
        parallel_map(lambda i: 1 // i, range(10))
    assert os.sched_getaffinity(0) == allowed


@needs_two
def test_helpers_that_start_late_may_go_wherever_the_caller_may(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.sched_getaffinity(0)
    team = parallel._Team()
    monkeypatch.setattr(parallel, "_team", lambda _: team)
    both = threading.Barrier(2, timeout=30)
    seen = parallel_map(lambda _: (both.wait(), os.sched_getaffinity(0))[1], [0, 1])
    assert max(seen, key=len) == allowed


def test_a_system_that_places_no_threads_is_no_hindrance(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", forbidden, raising=False)
    assert parallel_map(abs, [-1, -2]) == [1, 2]
    monkeypatch.setattr(parallel, "_sched_getcpu", lambda: None)
    assert parallel_map(abs, [-1, -2]) == [1, 2]


def test_blocks_computed_in_threads_equal_the_whole() -> None:
    A = np.random.default_rng(0).standard_normal((64, 30))
    blocks = parallel_map(lambda i: A[i : i + 8] @ A.T, range(0, 64, 8))
    np.testing.assert_allclose(np.concatenate(blocks), A @ A.T, rtol=1e-13)
