"""How much of its time a process has used, read from outside of it."""

from __future__ import annotations

import contextlib
import os
import time

from .outcomes import Died


class Ended(Exception):
    """A process is dead, or must be treated so; died says how."""

    def __init__(self, died: Died) -> None:
        super().__init__(died.detail)
        self.died = died


class Clock:
    """Three clocks of one process: computing, waiting for something else than a processor, and the wall."""

    def __init__(self) -> None:
        self._cpu_clock = 0
        self._statistics = -1
        self._cpu_s = self._busy_s = self._wall_s = 0.0
        self._cpu_allowed = self._idle_allowed = self._wall_allowed = 0.0
        self._due = True  # is the clock to start when somebody waits?

    def watch(self, pid: int) -> None:
        """Say which process is meant."""
        self._cpu_clock = (~pid << 3) | 2  # the kernel's name for the processor clock of a process
        # Not every kernel keeps these statistics; the wall clock alone bounds waiting then.
        with contextlib.suppress(OSError):
            self._statistics = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY | os.O_CLOEXEC)

    def start(self, cpu_s: float, idle_s: float, wall_s: float) -> None:
        """Permit so much, from when the process is next waited for."""
        self._cpu_allowed, self._idle_allowed, self._wall_allowed = cpu_s, idle_s, wall_s
        self.restart()

    def restart(self) -> None:
        """Permit the same amounts again, from when the process is next waited for."""
        self._due = True  # most frames come together: reading the clocks for each would cost more than it

    def left(self) -> float:
        """Seconds for which nothing can run out; raises Ended when something has."""
        if self._due:
            self._due = False
            self._cpu_s, self._busy_s, self._wall_s = self.cpu_s(), self._busy(), time.monotonic()
            return min(self._cpu_allowed, self._idle_allowed, self._wall_allowed)
        elapsed = time.monotonic() - self._wall_s
        cpu = self._cpu_allowed - (self.cpu_s() - self._cpu_s)
        idle = self._idle_left(elapsed)
        wall = self._wall_allowed - elapsed
        if cpu <= 0:
            raise Ended(Died("timeout", f"more than {self._cpu_allowed:g} s of processor time"))
        if idle <= 0:
            raise Ended(Died("timeout", f"waited for {self._idle_allowed:g} s without computing"))
        if wall <= 0:
            raise Ended(Died("timeout", f"no result within {self._wall_allowed:g} s"))
        return min(cpu, idle, wall)

    def cpu_s(self) -> float:
        """Seconds of processor time that the process has taken so far."""
        try:
            return time.clock_gettime(self._cpu_clock)
        except OSError:  # the process is gone; its socket says so too
            return self._cpu_s

    def close(self) -> None:
        """Give up the descriptor."""
        if self._statistics >= 0:
            os.close(self._statistics)
            self._statistics = -1

    def _idle_left(self, elapsed: float) -> float:
        if self._statistics < 0:
            return self._wall_allowed
        if elapsed < self._idle_allowed:  # it cannot have waited for longer than that
            return self._idle_allowed - elapsed
        return self._idle_allowed - (elapsed - (self._busy() - self._busy_s))

    def _busy(self) -> float:
        """Seconds spent computing or in the queue for a processor: a busy machine is nobody's fault."""
        try:
            computing_ns, queueing_ns, _ = os.pread(self._statistics, 100, 0).split()
        except (OSError, ValueError):
            return self._busy_s
        return (int(computing_ns) + int(queueing_ns)) / 1e9
