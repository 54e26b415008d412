"""The parent's handle on a zygote."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import subprocess
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

from . import interpreter
from .outcomes import IsolationUnavailable, Limits, Program
from .process import Process
from .worker import Worker

LAYERS = ("namespaces", "private root", "Landlock", "seccomp", "limits")
START_WALL_S = 60.0
_PR_SET_DUMPABLE = 4


class Zygote:
    """A locked-down interpreter that forks a fresh worker within milliseconds; use it as a context manager.

    Args:     numpy: NumPy is loaded; otherwise it cannot be imported at all.
              without: names of layers to leave out, for tests of the refusal.
              allow_unconfined_files: run even where an answer can read this machine's files, and so the
              reference: for one's own answers only.

    Threads may share one that is ready; several may live side by side.
    """

    def __init__(
        self,
        *,
        numpy: bool = True,
        without: frozenset[str] = frozenset(),
        allow_unconfined_files: bool = False,
    ) -> None:
        unknown = sorted(without - set(LAYERS))
        if unknown:
            raise ValueError(f"unknown layers {unknown}; there are {', '.join(LAYERS)}")
        self.numpy = numpy
        self._without = without
        self.unconfined_files = allow_unconfined_files
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._errors = -1
        self._layers: tuple[str, ...] | None = None

    def start(self) -> None:
        """Launch the interpreter and return at once; the first worker waits until it is ready.

        Also makes this process undumpable, so that nothing of the same user can read the keys in its memory.
        """
        if self._process is not None:
            return
        interpreter.check_platform()
        _make_undumpable()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control, self._errors = ours, os.memfd_create("errors", os.MFD_CLOEXEC)
        try:
            with theirs:
                self._process = interpreter.start(
                    theirs.fileno(), self._errors, numpy=self.numpy, without=sorted(self._without)
                )
        except BaseException:
            self.close()
            raise

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that hold; waits until the zygote is ready. Raises IsolationUnavailable."""
        if self._layers is None:
            self.start()
            report = self._read_report()
            problem = refusal(report["active"], report["missing"], unconfined_files=self.unconfined_files)
            if problem is not None:
                self.close()
                raise IsolationUnavailable(problem)
            self._layers = tuple(report["active"])
        return self._layers

    def worker(self, program: Program, limits: Limits) -> Worker:
        """Give a worker for one answer; the process behind it is forked when it is first used."""
        if program.numpy != self.numpy:
            raise ValueError(f"the program wants numpy={program.numpy}, this zygote has numpy={self.numpy}")
        return Worker(self.fork, program, limits)

    def fork(self, limits: Limits) -> Process:
        """Fork one locked process."""
        assert self.layers
        assert self._control is not None
        return Process(self._control, limits)

    def close(self) -> None:
        """End the zygote with its workers and wait until they are gone."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._errors >= 0:
            os.close(self._errors)
        self._control, self._process, self._errors, self._layers = None, None, -1, None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_report(self) -> dict[str, Any]:
        assert self._control is not None
        self._control.settimeout(START_WALL_S)
        try:
            message = self._control.recv(1 << 16)
        except TimeoutError:
            message = b""
        self._control.settimeout(None)
        if not message:
            errors = _tail(self._errors)
            self.close()
            raise IsolationUnavailable(f"the isolated interpreter did not start: {errors}")
        report: dict[str, Any] = json.loads(message)
        return report


def refusal(
    active: Iterable[str], missing: Mapping[str, str], *, unconfined_files: bool = False
) -> str | None:
    """Say why nothing may be graded with these layers, and what would mend it; None when all is well."""
    active = set(active)
    if "ordinary user" in missing:
        return (
            f"cannot isolate an answer: {missing['ordinary user']}; "
            "run as an ordinary user, or use a Python that every user can read"
        )
    if "seccomp" not in active:
        return (
            f"cannot isolate an answer: no seccomp filter ({missing['seccomp']}); "
            "use Linux on x86_64 or aarch64 with CONFIG_SECCOMP_FILTER"
        )
    if "limits" not in active:
        return f"cannot isolate an answer: no resource limits ({missing['limits']}); permit setrlimit here"
    if not active & {"Landlock", "private root"} and not unconfined_files:
        return (
            "cannot keep an answer from reading the references: neither Landlock "
            f"({missing['Landlock']}) nor a private root ({missing['private root']}); "
            "use Linux 5.13 or later with Landlock enabled, or permit unprivileged user namespaces"
        )
    return None


def _make_undumpable() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _tail(errors: int) -> str:
    lines = os.pread(errors, 1 << 16, 0).decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no reason given"
