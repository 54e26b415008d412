"""The monitor: one trusted process per worker that forks it, kills it on demand and says how it ended."""

from __future__ import annotations

import os
import select
import signal
import socket
from collections.abc import Callable, Sequence

from . import kernel, layers
from .frames import ENDED, STARTED, Tag


def run(
    watch: socket.socket,
    standing: layers.Standing,
    become_worker: Callable[[], None],
    of_worker: Sequence[int],
) -> None:
    """Fork a worker and stay until it has ended; whatever comes on watch, even its end, kills the worker.

    The descriptors in of_worker are closed here: the parent learns of a worker's end by its socket closing.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        if layers.NAMESPACES in standing.active:
            kernel.unshare(layers.WORKER_NAMESPACES)
        pid = os.fork()
    except OSError as error:
        watch.send(bytes([Tag.FAILED]) + str(error).encode())
        return
    if pid == 0:
        watch.close()
        become_worker()
        os._exit(0)
    for descriptor in of_worker:
        os.close(descriptor)
    _report(watch, STARTED.pack(Tag.STARTED, pid))
    _wait_for_end_or_word(pid, watch)
    os.kill(pid, signal.SIGKILL)  # no other process can have this id before it is waited for
    _, status = os.waitpid(pid, 0)
    _report(watch, ENDED.pack(Tag.ENDED, status))


def _wait_for_end_or_word(pid: int, watch: socket.socket) -> None:
    descriptor = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.register(watch, select.POLLIN)
    poll.poll()


def _report(watch: socket.socket, message: bytes) -> None:
    try:
        watch.send(message)
    except OSError:  # the parent is gone: the worker is killed next
        return
