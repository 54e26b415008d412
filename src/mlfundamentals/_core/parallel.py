"""Work in threads. NumPy lets go of the interpreter inside its loops, so two blocks are computed at a time.

Each thread calls BLAS for its own block, so BLAS is held to one thread while they run. Results come back in
the order of the items, whichever thread was first: what is summed from them does not hang on timing.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
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
        _team(os.getpid()).run(work, threads - 1)
    return results  # type: ignore[return-value]


class _Team:
    """The threads that help the calling one."""

    def __init__(self) -> None:
        self.native_ids: list[int] = []
        self.placed: tuple[set[int], int] = set(), 0
        self.pool = ThreadPoolExecutor(
            max(n_threads() - 1, 1),
            thread_name_prefix="mlfundamentals",
            initializer=lambda: self.native_ids.append(threading.get_native_id()),
        )

    def run(self, work: Callable[[], None], n_helpers: int) -> None:
        """Run work in the calling thread and in n_helpers others, which do not share its processor.

        Threads that hand the interpreter's lock to each other look to Linux like a writer and its reader: it
        draws them to one processor, and a short call then takes as long as without threads. So while work
        runs, the caller stays where it is, and helpers stay off that processor.
        """
        here = _processor()
        allowed = os.sched_getaffinity(0) if here is not None else set()
        own = allowed & {here}
        apart = own < allowed
        if apart:
            self._place_helpers(allowed - own)
        helpers = [self.pool.submit(work) for _ in range(n_helpers)]
        try:
            if apart:
                _place(0, own)  # not before: a thread that submit starts would inherit it
            work()
        finally:
            if apart:
                _place(0, allowed)
            # Those that have not woken yet need not: all is done.
            started = [helper for helper in helpers if not helper.cancel()]
            wait(started)
        for helper in started:
            helper.result()

    def _place_helpers(self, processors: set[int]) -> None:
        placed = processors, len(self.native_ids)
        if self.placed != placed:
            self.placed = placed
            for native_id in self.native_ids:
                _place(native_id, processors)


def _place(native_id: int, processors: set[int]) -> None:
    with contextlib.suppress(OSError):  # a sandbox that forbids it, processors taken away meanwhile: no loss
        os.sched_setaffinity(native_id, processors)


def _processor() -> int | None:
    """The number of the processor that the caller runs on; None where the system does not tell."""
    asked = _sched_getcpu()
    return asked() if asked is not None else None


@lru_cache(maxsize=1)
def _sched_getcpu() -> Callable[[], int] | None:
    if not hasattr(os, "sched_setaffinity"):
        return None
    return getattr(ctypes.CDLL(None), "sched_getcpu", None)


@lru_cache(maxsize=1)
def _team(process: int) -> _Team:
    """The threads of this process: after a fork there are none, so another number gets new ones."""
    return _Team()


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
