"""Work in threads. NumPy lets go of the interpreter inside its loops, so two blocks are computed at a time.

Each thread calls BLAS for its own block, so BLAS is held to one thread while they run. Results come back in
the order of the items, whichever thread was first: what is summed from them does not hang on timing.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeVar

from threadpoolctl import ThreadpoolController

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
ScratchT = TypeVar("ScratchT")

_inside = threading.local()


def n_threads() -> int:
    """How many threads may work at once: the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def parallel_map(function: Callable[[ItemT], ResultT], items: Sequence[ItemT]) -> list[ResultT]:
    """[function(item) for item in items], in threads."""
    return parallel_map_with(lambda: None, lambda _, item: function(item), items)


def parallel_map_with(
    scratch: Callable[[], ScratchT], function: Callable[[ScratchT, ItemT], ResultT], items: Sequence[ItemT]
) -> list[ResultT]:
    """[function(scratch, item) for item in items], in threads.

    scratch() is called once a thread: buffers that its items use one after the other. An exception in one
    item is raised here, once the other threads have ended the item that they are at.
    """
    threads = min(n_threads(), len(items))
    if threads <= 1 or getattr(_inside, "worker", False):
        own = scratch()
        return [function(own, item) for item in items]
    results: list[ResultT | None] = [None] * len(items)
    turns = iter(range(len(items)))
    failed = threading.Event()

    def work() -> None:
        _inside.worker = True
        try:
            own = scratch()
            for turn in turns:
                if failed.is_set():
                    break
                results[turn] = function(own, items[turn])
        except BaseException:
            failed.set()
            raise
        finally:
            _inside.worker = False

    with blas_held():
        helpers = [_pool(os.getpid()).submit(work) for _ in range(threads - 1)]
        try:
            work()
        finally:
            for helper in helpers:
                helper.exception()
        for helper in helpers:
            helper.result()
    return results  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _pool(process: int) -> ThreadPoolExecutor:
    """The threads of this process: after a fork there are none, so another number gets new ones."""
    return ThreadPoolExecutor(max(n_threads() - 1, 1), thread_name_prefix="mlfundamentals")


class _Hold:
    """BLAS held to one thread while any thread of the process wants it so: the last to leave lets go."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.depth = 0

    def enter(self) -> None:
        with self.lock:
            if self.depth == 0:
                self.limiter = _controller(_n_blas_loaded()).limit(limits=1, user_api="blas")
            self.depth += 1

    def leave(self) -> None:
        with self.lock:
            self.depth -= 1
            if self.depth == 0:
                self.limiter.restore_original_limits()


_hold = _Hold()


@contextmanager
def blas_held() -> Iterator[None]:
    """Hold BLAS to one thread inside the block: for our own threads, or for products too small for two."""
    _hold.enter()
    try:
        yield
    finally:
        _hold.leave()


@lru_cache(maxsize=1)
def _controller(n_blas_loaded: int) -> ThreadpoolController:
    """All BLAS libraries of the process; looking for them takes a millisecond, so it is done once for each
    state."""
    return ThreadpoolController()


def _n_blas_loaded() -> int:
    """NumPy and SciPy each bring a BLAS of their own; SciPy's comes with the first import of its linalg."""
    return sum(name in sys.modules for name in ("numpy", "scipy.linalg"))
