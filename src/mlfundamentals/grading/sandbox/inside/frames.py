"""Frames on the socket between parent and worker: a kind, a length, and fields that say how long they are."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from enum import IntEnum

HEADER = struct.Struct("<BQ")  # kind, bytes of the body
LENGTH = struct.Struct("<Q")
INDEX = struct.Struct("<I")
NONCE_BYTES = 8
UNKNOWN_SIGNATURE = b"unknown signature"

# The zygote's messages about a worker are single datagrams: a tag, then a number.
STARTED = struct.Struct("<Bq")  # process id
ENDED = struct.Struct("<Bq")  # wait status


class Tag(IntEnum):
    """What the zygote says of a worker; FAILED is followed by text."""

    STARTED = 1
    ENDED = 2
    FAILED = 3


class Kind(IntEnum):
    """What a frame says; the first two go to the worker, the others come from it."""

    PROGRAM = 1
    BATCH = 2
    LOCKED = 16  # every layer is in place
    UNLOCKED = 17  # a layer failed; the worker has not read the program and never will
    READY = 18
    LOAD_FAILED = 19
    RETURNED = 20
    RAISED = 21
    EXHAUSTED = 22  # MemoryError, or a result that is too large to send
    COMPILED = 23  # the program, before any of it runs: whether its calls can keep state


class MalformedFrame(ValueError):
    """The bytes are not a frame that this side may receive."""


def pack(kind: Kind, fields: Iterable[bytes]) -> bytes:
    """Write one frame."""
    body = b"".join(piece for field in fields for piece in (LENGTH.pack(len(field)), field))
    return HEADER.pack(kind, len(body)) + body


def unpack(body: bytes, most: int) -> list[bytes]:
    """Read the fields of a frame's body, at most so many; their lengths must fill it exactly."""
    fields: list[bytes] = []
    at = 0
    while at < len(body):
        if len(fields) == most:
            raise MalformedFrame(f"more than {most} fields")
        if at + LENGTH.size > len(body):
            raise MalformedFrame("a field breaks off")
        (size,) = LENGTH.unpack_from(body, at)
        at += LENGTH.size
        if size > len(body) - at:
            raise MalformedFrame(f"a field of {size} bytes is announced, {len(body) - at} are left")
        fields.append(body[at : at + size])
        at += size
    return fields


def pack_names(names: Iterable[str]) -> bytes:
    """Write names, which hold no line break, as one field."""
    return "\n".join(name.replace("\n", " ") for name in names).encode("utf-8", "replace")


def unpack_names(field: bytes) -> list[str]:
    """Read what pack_names wrote."""
    return field.decode("utf-8", "replace").split("\n") if field else []
