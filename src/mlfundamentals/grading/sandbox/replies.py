"""Reading what a worker sends. The answer may have forged it, so every field is checked and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from mlfundamentals.questions import codec

from .clock import Ended
from .inside.frames import INDEX, UNKNOWN_SIGNATURE, Kind, unpack_names
from .outcomes import (
    CallOutcome,
    Died,
    LoadFailed,
    LoadFailure,
    LoadOutcome,
    Parameter,
    Raised,
    Ready,
    Returned,
)
from .plain_text import clean

NAME_CHARACTERS, MESSAGE_CHARACTERS = 80, 2000
_NAMES_KEPT = 100

Known = tuple[bytes, Any] | None
"""How a value is written, and the value: what comes back in these bytes need not be decoded again."""

_LOAD_FAILURES: tuple[LoadFailure, ...] = get_args(LoadFailure)


def read_load(kind: int, fields: list[bytes]) -> LoadOutcome:
    """Read the reply to a program; raises Ended."""
    if kind == Kind.READY and fields == [UNKNOWN_SIGNATURE]:
        return Ready(None)
    if kind == Kind.READY and len(fields) % 3 == 0 and len(fields) <= 3 * _NAMES_KEPT:
        return Ready(tuple(_parameter(*fields[at : at + 3]) for at in range(0, len(fields), 3)))
    if kind == Kind.LOAD_FAILED and len(fields) == 4:
        return _load_failed(fields)
    if kind == Kind.EXHAUSTED and len(fields) == 1:
        return Died("memory", clean(fields[0], MESSAGE_CHARACTERS))
    raise _forged("a reply that does not fit the program")


def read_call(kind: int, fields: list[bytes], nonce: bytes, index: int, known: Known = None) -> CallOutcome:
    """Read the reply to the call at index of the batch named by nonce; raises Ended."""
    if fields[:2] != [nonce, INDEX.pack(index)]:
        raise _forged("a reply to another call")
    result = fields[2:]
    if kind == Kind.RETURNED and len(result) == 4:
        return _returned(result, known)
    if kind == Kind.RAISED and len(result) == 5:
        return _raised(result)
    if kind == Kind.EXHAUSTED and len(result) == 1:
        raise Ended(Died("memory", clean(result[0], MESSAGE_CHARACTERS)))
    raise _forged("a reply that does not fit the call")


def _forged(what: str) -> Ended:
    return Ended(Died("protocol", what))


def _decoded(value: bytes) -> Any:
    try:
        return codec.decode(value)
    except codec.MalformedValue as error:
        raise _forged(f"a malformed value: {error}") from None


def _parameter(name: bytes, kind: bytes, default: bytes) -> Parameter:
    given = bool(default)
    return Parameter(
        clean(name, NAME_CHARACTERS),
        clean(kind, NAME_CHARACTERS),
        _decoded(default) if given else None,
        given,
    )


def _load_failed(fields: Sequence[bytes]) -> LoadFailed:
    kind, message, line, type_name = fields
    reason = next((known for known in _LOAD_FAILURES if known.encode() == kind), None)
    if reason is None:
        raise _forged("an unknown reason why the answer did not load")
    return LoadFailed(
        reason,
        clean(message, MESSAGE_CHARACTERS),
        _number(line) if line else None,
        clean(type_name, NAME_CHARACTERS),
    )


def _number(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > 9:
        raise _forged("a line that is not a number")
    return int(digits)


def _names(field: bytes) -> tuple[str, ...]:
    return tuple(clean(name, NAME_CHARACTERS) for name in unpack_names(field)[:_NAMES_KEPT])


def _returned(result: Sequence[bytes], known: Known) -> Returned:
    written, flags, after, warned = result
    if flags not in (b"\0", b"\1", b"\2", b"\3"):
        raise _forged("unknown flags")
    same, changed = bool(flags[0] & 1), bool(flags[0] & 2)
    size = len(written) + len(after)
    value = known[1] if known is not None and known[0] == written else _decoded(written)
    return Returned(value, _decoded(after) if changed else None, same, _names(warned), size)


def _raised(result: Sequence[bytes]) -> Raised:
    type_name, bases, message, places, blocked = result
    return Raised(
        clean(type_name, NAME_CHARACTERS),
        _names(bases),
        clean(message, MESSAGE_CHARACTERS),
        tuple(_place(place) for place in unpack_names(places)[:_NAMES_KEPT]),
        clean(blocked, NAME_CHARACTERS) or None,
    )


def _place(text: str) -> tuple[int, str]:
    line, _, function = text.partition(" ")
    return _number(line.encode()), clean(function, NAME_CHARACTERS)
