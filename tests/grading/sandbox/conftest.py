"""One place decides whether this machine can isolate an answer; tests that need it say so if not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from mlfundamentals.grading.sandbox import (
    CallOutcome,
    IsolationUnavailable,
    Limits,
    LoadOutcome,
    Program,
    Ready,
    Worker,
    Zygote,
)
from mlfundamentals.questions import codec

Runner = Callable[..., tuple[LoadOutcome, list[Any]]]  # tests say by their asserts which outcome they expect


def started(**settings: Any) -> Iterator[Zygote]:
    """A zygote that is ready, or a skip that says what this machine lacks."""
    with Zygote(**settings) as zygote:
        try:
            assert zygote.layers
        except IsolationUnavailable as reason:
            pytest.skip(f"this machine cannot isolate an answer so: {reason}")
        yield zygote


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """All layers, with NumPy."""
    yield from started()


@pytest.fixture(scope="session")
def plain_zygote() -> Iterator[Zygote]:
    """All layers, without NumPy."""
    yield from started(numpy=False)


def run_program(
    zygote: Zygote,
    source: str | bytes,
    calls: Sequence[tuple[Any, ...]] = ((),),
    *,
    function: str = "f",
    forbidden: frozenset[str] = frozenset(),
    limits: Limits | None = None,
) -> tuple[LoadOutcome, list[CallOutcome]]:
    """Load source and call its function once per tuple in calls."""
    text = source.encode() if isinstance(source, str) else source
    program = Program(text, function, forbidden, numpy=zygote.numpy)
    with zygote.worker(program, limits or Limits()) as worker:
        loaded = worker.load()
        return loaded, worker.call([codec.encode(call) for call in calls])


@pytest.fixture
def run(zygote: Zygote) -> Runner:
    """run_program in the zygote with NumPy."""

    def runner(source: str | bytes, *calls: tuple[Any, ...], **settings: Any) -> Any:
        return run_program(zygote, source, calls or ((),), **settings)

    return runner


@pytest.fixture
def run_plain(plain_zygote: Zygote) -> Runner:
    """run_program in the zygote without NumPy."""

    def runner(source: str | bytes, *calls: tuple[Any, ...], **settings: Any) -> Any:
        return run_program(plain_zygote, source, calls or ((),), **settings)

    return runner


@pytest.fixture
def loaded(zygote: Zygote) -> Iterator[Callable[[str], Worker]]:
    """Give a worker that has loaded a source."""
    workers: list[Worker] = []

    def load(source: str, limits: Limits | None = None) -> Worker:
        workers.append(zygote.worker(Program(source.encode(), "f"), limits or Limits()))
        assert isinstance(workers[-1].load(), Ready)
        return workers[-1]

    yield load
    for worker in workers:
        worker.close()
