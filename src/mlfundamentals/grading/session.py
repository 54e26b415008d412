"""Grading many answers: workers on every core, verdicts in the order of the answers."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import __version__
from ..questions.bank import AREAS, Bank, BankError
from .answers import Answer, find
from .judge import Judge
from .sandbox import InterpreterGone, IsolationUnavailable, Limits, Program, Worker, Zygote
from .sandbox.process import Process
from .verdict import Report, Verdict

if TYPE_CHECKING:
    from .journal import Journal

Progress = Callable[[int, int, Verdict], None]
"""Told after each verdict how many answers are judged, of how many, and the verdict."""


def grade(
    *paths: str | Path,
    bank: str | Path | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    allow_unconfined_files: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Judge answers: files named `<question>.py`, or folders that hold such files.

    Args:
        bank: the folder of questions; by default the project's own.
        jobs: how many answers are judged at the same time; by default one more than there are cores, since
            judging waits while the kernel makes and ends processes.
        limits: how much an answer may use; by default 2 s of processor time a call and 1 GiB.
        allow_unconfined_files: judge even where answers can read and write files, such as the references;
            the report is then not verified.
        progress: called after each verdict.
    Raises:
        NoSuchAnswer, BankError: a path or the bank is at fault.
        IsolationUnavailable: this machine cannot run an answer safely.

    The same answers and keys give the same report, but for `Report.run`. Ctrl-C ends it early: the report
    then holds the verdicts so far, and `run["interrupted"]` is true.
    """
    opened = Bank(Path(bank)) if bank is not None else Bank()
    session = Session(opened, limits or Limits(), allow_unconfined_files=allow_unconfined_files)
    return session.grade([Path(path) for path in paths], jobs=jobs, progress=progress)


@dataclass(slots=True)
class Session:
    """One run of the grader. A zygote that is already starting may be handed in, to save its time."""

    bank: Bank
    limits: Limits
    allow_unconfined_files: bool = False
    starting: list[Zygote] = field(default_factory=list)

    def grade(
        self,
        paths: Sequence[Path],
        *,
        jobs: int | None = None,
        progress: Progress | None = None,
        journal: Journal | None = None,
    ) -> Report:
        """Judge the answers below the paths; those that the journal knows already are not judged again."""
        began, clock = datetime.now(UTC), time.perf_counter()
        sources = self.bank.sources()
        areas = frozenset(AREAS) | {path.parent.name for path in sources.values()}
        found = find(paths, frozenset(sources), areas)
        stale = self._stale_keys(sorted({answer.question for answer in found.answers}))
        n_jobs = max(1, min(jobs or len(os.sched_getaffinity(0)) + 1, len(found.answers)))
        crew = _Crew(self, found.answers, n_jobs, progress, journal)
        crew.work()
        done = [(verdict, seconds) for verdict, seconds in crew.results if verdict is not None]
        return Report(
            verdicts=tuple(verdict for verdict, _ in done),
            isolation=crew.layers,
            verified=not self.allow_unconfined_files,
            ignored=tuple(map(str, found.ignored)),
            notes=(*stale, *sorted(crew.notes)),
            versions=versions(),
            run={
                "started": began.isoformat(timespec="seconds"),
                "seconds": round(time.perf_counter() - clock, 3),
                "seconds_by_answer": [round(seconds, 4) for _, seconds in done],
                "resumed": crew.resumed,
                "jobs": n_jobs,
                "host": os.uname().nodename,
                "interrupted": crew.interrupted,
                "not_judged": len(crew.results) - len(done),
            },
        )

    def _stale_keys(self, questions: Sequence[str]) -> list[str]:
        """Load the keys now, so that a damaged one is known before an hour's work, and tell of stale ones."""
        for name in questions:
            self.bank.key(name)
        return [
            f"the key of {name} was compiled from another version of its file; run `mlf generate`"
            for name in questions
            if self.bank.is_stale(name)
        ]

    def zygote(self, numpy: bool) -> Zygote:
        """The zygote that is already starting, or a new one."""
        for zygote in self.starting:
            if zygote.numpy == numpy:
                self.starting.remove(zygote)
                return zygote
        zygote = Zygote(numpy=numpy, allow_unconfined_files=self.allow_unconfined_files)
        zygote.start()
        return zygote


class _Stopped(Exception):
    """The crew is told to stop: no process is to be started any more."""


class _Crew:
    """Threads that take answers from a queue; each has a judge of its own, all share the zygotes."""

    def __init__(
        self,
        session: Session,
        answers: Sequence[Answer],
        n_jobs: int,
        progress: Progress | None,
        journal: Journal | None,
    ) -> None:
        self.session, self.n_jobs, self.progress, self.journal = session, n_jobs, progress, journal
        self.todo: queue.SimpleQueue[tuple[int, Answer]] = queue.SimpleQueue()
        self.results: list[tuple[Verdict | None, float]] = [(None, 0.0)] * len(answers)
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.under_way: dict[int, int] = {}  # a thread -> the process that it waits for
        self.zygotes: dict[bool, Zygote] = {}  # with NumPy, or without
        self.gone: list[Zygote] = []
        self.failures: list[BaseException] = []
        self.notes: set[str] = set()
        self.layers: tuple[str, ...] = ()
        self.interrupted = False
        self.done = 0
        for index, answer in enumerate(answers):
            known = journal.known(answer, session.bank) if journal is not None else None
            if known is None:
                self.todo.put((index, answer))
            else:
                self.results[index] = known.verdict, known.seconds
                self._add_layers(known.isolation)
                self.done += 1
        self.resumed = self.done

    def _add_layers(self, layers: Sequence[str]) -> None:
        """Keep the layers that held in every worker; a verdict that needed none has none to tell."""
        if layers:
            self.layers = tuple(layer for layer in self.layers or layers if layer in layers)

    def work(self) -> None:
        """Judge all answers; on Ctrl-C give up those under way and keep what is done."""
        threads = [threading.Thread(target=self._run, name=f"judge-{i}") for i in range(self.n_jobs)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        except KeyboardInterrupt:
            self.interrupted = True
            self.stopping.set()
            while any(thread.is_alive() for thread in threads):
                self._kill()
                time.sleep(0.02)
        finally:
            for zygote in (*self.zygotes.values(), *self.gone):
                zygote.close()
        if self.failures and not self.interrupted:
            raise self.failures[0]

    def _kill(self) -> None:
        """End the processes of answers under way, which may have seconds left of their time."""
        with self.lock:
            for pid in self.under_way.values():
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)

    def _run(self) -> None:
        used: dict[bool, Zygote] = {}

        def make_worker(program: Program, limits: Limits) -> Worker:
            return Worker(lambda limits: self._fork(used, program.numpy, limits), program, limits)

        judge = Judge(self.session.bank, make_worker, self.session.limits)
        try:
            while not self.stopping.is_set():
                try:
                    index, answer = self.todo.get_nowait()
                except queue.Empty:
                    break
                try:
                    self._judge(judge, index, answer)
                except InterpreterGone:
                    self._give_up(used, judge)
                    self._judge(judge, index, answer)
        except _Stopped:
            pass
        except BaseException as error:
            self.failures.append(error)
            self.stopping.set()
        finally:
            with self.lock:
                self.under_way.pop(threading.get_ident(), None)
                self.notes |= judge.notes

    def _fork(self, used: dict[bool, Zygote], numpy: bool, limits: Limits) -> Process:
        if self.stopping.is_set():
            raise _Stopped
        with self.lock:
            if numpy not in self.zygotes:
                self.zygotes[numpy] = self.session.zygote(numpy)
            zygote = used[numpy] = self.zygotes[numpy]
            layers = zygote.layers  # waits until it is ready
        process = zygote.fork(limits)
        with self.lock:
            self._add_layers(layers)
            self.under_way[threading.get_ident()] = process.pid
        return process

    def _give_up(self, used: dict[bool, Zygote], judge: Judge) -> None:
        """Let new zygotes take the place of those that this thread has used, unless another thread did so."""
        judge.notes.add("an isolated interpreter was ended from outside and replaced")
        with self.lock:
            for numpy, zygote in used.items():
                if self.zygotes.get(numpy) is zygote:
                    self.gone.append(self.zygotes.pop(numpy))
        used.clear()

    def _judge(self, judge: Judge, index: int, answer: Answer) -> None:
        clock = time.perf_counter()
        try:
            verdict = judge.judge(answer)
        except (_Stopped, BankError, IsolationUnavailable):
            raise
        except Exception as error:  # a mistake in the grader must not cost the verdicts on all others
            failure = f"{type(error).__name__}: {error}"
            judge.notes.add(
                f"{answer.path} is not judged, a mistake of the grader ({failure}); please report it"
            )
            return
        with self.lock:
            self.under_way.pop(threading.get_ident(), None)
            if self.stopping.is_set():  # the process may have been killed
                return
            seconds = time.perf_counter() - clock
            if self.journal is not None:
                self.journal.append(verdict, seconds, self.layers)
            self.results[index] = (verdict, seconds)
            self.done += 1
            if self.progress is not None:
                self.progress(self.done, len(self.results), verdict)


def versions() -> dict[str, Any]:
    """The versions of what judges."""
    return {
        "mlfundamentals": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "numpy": np.__version__,
    }
