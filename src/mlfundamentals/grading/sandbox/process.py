"""One locked process as the parent sees it: a socket to talk on, a clock to judge it by, a way to end it."""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
from collections.abc import Sequence

from .clock import Clock, Ended
from .inside.frames import ENDED, HEADER, STARTED, Kind, MalformedFrame, Tag, pack, unpack
from .outcomes import Died, InterpreterGone, IsolationUnavailable, Limits
from .plain_text import clean

START_WALL_S = 60.0  # a worker that takes longer to lock itself in is given up
_ENVELOPE_BYTES = 1 << 20  # what a frame may hold beside the result
_FROM_WORKERS = frozenset(Kind) - {Kind.PROGRAM, Kind.BATCH}
_FIELDS = 400
_PIECE_BYTES = 256 << 10
_REQUEST = struct.Struct("<Q")


class Process:
    """A worker process that has locked itself in and waits for a program."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        self._limits = limits
        self._buffer = bytearray()
        self._log = os.memfd_create("log", os.MFD_CLOEXEC)
        self._data, data = socket.socketpair()
        self._watch, watch = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._data.setblocking(False)
        self._clock = Clock()
        self.used = False  # has it met a call?
        try:
            with data, watch:
                self._fork(control, data, watch)
            self._await_lock()
        except BaseException:
            self.close()
            raise

    def _fork(self, control: socket.socket, data: socket.socket, watch: socket.socket) -> None:
        # Reopened for appending only: what was printed cannot be taken back, nor mapped as memory.
        log = os.open(f"/proc/self/fd/{self._log}", os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        try:
            request = _REQUEST.pack(self._limits.memory_mib << 20)
            socket.send_fds(control, [request], [data.fileno(), watch.fileno(), log])
        except OSError as error:
            raise InterpreterGone(f"the isolated interpreter is gone: {error}") from error
        finally:
            os.close(log)

    def _await_lock(self) -> None:
        self._watch.settimeout(START_WALL_S)
        started = self._listen()
        if len(started) != STARTED.size or started[0] != Tag.STARTED:
            raise InterpreterGone(f"a worker could not be forked: {clean(started[1:], 300)}")
        self.pid: int = STARTED.unpack(started)[1]
        self._clock.watch(self.pid)
        self._clock.start(START_WALL_S, START_WALL_S, START_WALL_S)
        try:
            kind, fields = self.receive()
        except Ended as end:
            raise InterpreterGone(f"a worker ended before it was isolated: {end}") from end
        if kind != Kind.LOCKED:
            reason = clean(fields[0], 300) if fields else "no reason given"
            raise IsolationUnavailable(f"a worker could not be isolated: {reason}")

    def allow(self, cpu_s: float) -> None:
        """Start the clock for the next thing asked of the process."""
        self._clock.start(cpu_s, self._limits.idle_s, self._limits.wall_s)

    def send(self, kind: Kind, fields: Sequence[bytes]) -> None:
        """Send a frame; raises Ended if the process will not take it."""
        if self._buffer or self._is_ready(select.POLLIN, 0):
            self._fill()  # raises where the process has ended
            raise Ended(Died("protocol", "a reply that nobody asked for"))
        rest = memoryview(pack(kind, fields))
        while rest:
            self._poll(select.POLLOUT)
            try:
                rest = rest[self._data.send(rest) :]
            except BlockingIOError:
                continue
            except OSError:
                raise Ended(self._post_mortem()) from None

    def receive(self) -> tuple[int, list[bytes]]:
        """Wait for a frame; raises Ended. The clock starts anew after each frame."""
        kind, body = self._take()
        self._clock.restart()
        try:
            return kind, unpack(body, _FIELDS)
        except MalformedFrame as error:
            raise Ended(Died("protocol", str(error))) from None

    def cpu_s(self) -> float:
        """The processor time that the process has taken so far, in seconds."""
        return self._clock.cpu_s()

    def log(self, size: int) -> bytes:
        """What the process printed, up to size bytes."""
        return os.pread(self._log, size, 0)

    def close(self) -> None:
        """Kill the process; the zygote does it, and waits for its end."""
        self._data.close()
        self._watch.close()
        self._clock.close()
        if self._log >= 0:
            os.close(self._log)
            self._log = -1

    def _take(self) -> tuple[int, bytes]:
        while len(self._buffer) < HEADER.size:
            self._wait_and_fill()
        kind, size = HEADER.unpack_from(self._buffer)
        if kind not in _FROM_WORKERS:  # before waiting for bytes that may never come
            raise Ended(Died("protocol", "a message of an unknown kind"))
        if size > self._limits.reply_bytes + _ENVELOPE_BYTES:
            raise Ended(Died("protocol", f"a reply of {size} bytes is announced"))
        end = HEADER.size + size
        while len(self._buffer) < end:
            self._wait_and_fill()
        body = bytes(memoryview(self._buffer)[HEADER.size : end])
        del self._buffer[:end]
        return kind, body

    def _wait_and_fill(self) -> None:
        self._poll(select.POLLIN)
        self._fill()

    def _poll(self, event: int) -> None:
        while not self._is_ready(event, self._clock.left()):
            pass

    def _is_ready(self, event: int, wait_s: float) -> bool:
        poll = select.poll()
        poll.register(self._data, event)
        return bool(poll.poll(wait_s * 1000))

    def _fill(self) -> None:
        try:
            piece = self._data.recv(_PIECE_BYTES)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            raise Ended(self._post_mortem())
        self._buffer += piece

    def _post_mortem(self) -> Died:
        ended = self._listen()
        while ended and ended[0] != Tag.ENDED:
            ended = self._listen()
        if len(ended) != ENDED.size:  # no answer can do that, so none shall be blamed for it
            raise InterpreterGone("the isolated interpreter is gone, and its workers with it")
        return cause_of_death(ENDED.unpack(ended)[1])

    def _listen(self) -> bytes:
        try:
            return self._watch.recv(1024)
        except OSError:
            return b""


def cause_of_death(status: int) -> Died:
    """Read what wait4 reports of a process that nobody here has killed."""
    if not os.WIFSIGNALED(status):
        return Died("crashed", f"ended itself with exit status {os.waitstatus_to_exitcode(status)}")
    number = os.WTERMSIG(status)
    if number == signal.SIGKILL:
        return Died("memory", "killed by the system, most likely for want of memory")
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    return Died("crashed", f"ended by {name}")
