"""The zygote at work: it starts workers, kills them when they are let go, and says how each one ended."""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass

from . import kernel, layers
from .frames import ENDED, STARTED, Tag

REQUEST = struct.Struct("<Q")  # bytes of memory; three descriptors travel along


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A worker that has not been waited for, so that its number is nobody else's."""

    pid: int
    handle: int  # a descriptor, readable once the worker has ended
    watch: socket.socket  # its end kills the worker


class Supervisor:
    """Serves one control socket until it ends; no worker lives longer than that."""

    def __init__(
        self, control: socket.socket, namespaces: bool, become_worker: Callable[[int, int, int], None]
    ) -> None:
        self._control = control
        self._flags = layers.WORKER_NAMESPACES if namespaces else 0
        self._become_worker = become_worker  # takes the socket, the log, and the bytes of memory
        self._children: dict[int, Child] = {}  # by either descriptor
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Do what the parent asks until it is gone."""
        try:
            while self._attend({descriptor for descriptor, _ in self._poll.poll()}):
                pass
        finally:
            for child in set(self._children.values()):
                os.kill(child.pid, signal.SIGKILL)
                os.waitpid(child.pid, 0)

    def _attend(self, ready: set[int]) -> bool:
        """See to the descriptors in ready; False once the control socket has ended."""
        for descriptor in ready - {self._control.fileno()}:
            child = self._children.get(descriptor)
            if child is None:  # it has ended, and this was the other descriptor
                continue
            if descriptor == child.handle:
                self._bury(child)
            else:
                self._poll.unregister(descriptor)
                os.kill(child.pid, signal.SIGKILL)
        # Last, since a new worker's descriptors may have numbers that another's had until just now.
        return self._control.fileno() not in ready or self._take_request()

    def _take_request(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, REQUEST.size, 3)
        if not message:
            return False
        data, watched, log = descriptors
        watch = socket.socket(fileno=watched)
        try:
            pid = self._fork(data, log, *REQUEST.unpack(message))
        except OSError as error:
            _report(watch, bytes([Tag.FAILED]) + str(error).encode())
            watch.close()
        else:
            self._adopt(Child(pid, os.pidfd_open(pid), watch))
        # The parent learns of a worker's end by its socket closing, so no other copy may stay open.
        os.close(data)
        os.close(log)
        return True

    def _fork(self, data: int, log: int, memory_bytes: int) -> int:
        pid = kernel.fork_into(self._flags) if self._flags else os.fork()
        if pid == 0:
            try:
                self._become_worker(data, log, memory_bytes)
            finally:
                os._exit(0)
        return pid

    def _adopt(self, child: Child) -> None:
        for descriptor in (child.handle, child.watch.fileno()):
            self._children[descriptor] = child
            self._poll.register(descriptor, select.POLLIN)
        _report(child.watch, STARTED.pack(Tag.STARTED, child.pid))

    def _bury(self, child: Child) -> None:
        _, status = os.waitpid(child.pid, 0)
        for descriptor in (child.handle, child.watch.fileno()):
            del self._children[descriptor]
            try:
                self._poll.unregister(descriptor)
            except KeyError:  # it was let go
                continue
        os.close(child.handle)
        _report(child.watch, ENDED.pack(Tag.ENDED, status))
        child.watch.close()


def _report(watch: socket.socket, message: bytes) -> None:
    try:
        watch.send(message)
    except OSError:  # the parent is gone, or has done with this worker
        return
