"""The worker's end of the socket: plain reads and writes, the only two calls the filter leaves for it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

from .frames import HEADER, Kind, pack, unpack

FLUSH_BYTES = 64 << 10
FLUSH_S = 0.02
FIELDS = 1000  # more than the parent puts into a frame


class Closed(Exception):
    """The parent has closed the socket: there is nothing left to do."""


class Channel:
    """Frames in, frames out; replies of a batch may be held back to spare the parent wake-ups."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._held = bytearray()
        self._last_flush = 0.0

    def receive(self) -> tuple[int, list[bytes]]:
        """Wait for the next frame."""
        kind, size = HEADER.unpack(self._read(HEADER.size))
        fields = unpack(self._read(size), FIELDS)
        self._last_flush = time.monotonic()
        return kind, fields

    def send(self, kind: Kind, fields: Iterable[bytes]) -> None:
        """Send a frame, and all that were held back."""
        self._held += pack(kind, fields)
        self.flush()

    def hold(self, kind: Kind, fields: Iterable[bytes]) -> None:
        """Send a frame soon: once much has gathered, or much time has gone by since something was sent.

        So the parent knows that whatever it waits for began at most FLUSH_S after it last heard something.
        """
        self._held += pack(kind, fields)
        if len(self._held) > FLUSH_BYTES or time.monotonic() - self._last_flush > FLUSH_S:
            self.flush()

    def flush(self) -> None:
        """Send what was held back."""
        with memoryview(bytes(self._held)) as rest:
            self._held.clear()
            at = 0
            while at < len(rest):
                at += os.write(self._descriptor, rest[at:])
        self._last_flush = time.monotonic()

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            piece = os.read(self._descriptor, min(size - len(data), 1 << 20))
            if not piece:
                raise Closed
            data += piece
        return bytes(data)
