"""The conversation: frames are read strictly, and text from a worker is harmless."""

from __future__ import annotations

import struct

import pytest

from mlfundamentals.grading.sandbox import Died, LoadFailed, Raised, Ready, Returned
from mlfundamentals.grading.sandbox.clock import Ended
from mlfundamentals.grading.sandbox.inside.frames import (
    HEADER,
    INDEX,
    UNKNOWN_SIGNATURE,
    Kind,
    MalformedFrame,
    pack,
    pack_names,
    unpack,
)
from mlfundamentals.grading.sandbox.plain_text import clean
from mlfundamentals.grading.sandbox.replies import read_call, read_load
from mlfundamentals.questions import codec

from .conftest import Runner

NONCE = b"12345678"
TRUE = codec.encode(True)


@pytest.mark.parametrize("fields", [[], [b""], [b"a", b"", b"bcd"], [bytes(1000)] * 3])
def test_fields_survive_a_frame(fields: list[bytes]) -> None:
    frame = pack(Kind.READY, fields)
    kind, size = HEADER.unpack_from(frame)
    assert (kind, size) == (Kind.READY, len(frame) - HEADER.size)
    assert unpack(frame[HEADER.size :], 5) == fields


@pytest.mark.parametrize(
    "body",
    [
        b"x",
        struct.pack("<Q", 1),
        struct.pack("<Q", 2) + b"x",
        struct.pack("<Q", 1) + b"xy",
        struct.pack("<Q", 1 << 63) + b"x",
        bytes(8 * 6),
    ],
)
def test_malformed_bodies_are_refused(body: bytes) -> None:
    with pytest.raises(MalformedFrame):
        unpack(body, 5)


def head(nonce: bytes = NONCE, index: int = 3) -> list[bytes]:
    """What the reply to call 3 of this batch begins with."""
    return [nonce, INDEX.pack(index)]


FORGED_REPLIES = {
    "nothing": (Kind.RETURNED, []),
    "another batch": (Kind.RETURNED, [*head(bytes(8)), TRUE, b"\0", b"", b""]),
    "another call": (Kind.RETURNED, [*head(index=2), TRUE, b"\0", b"", b""]),
    "a field too few": (Kind.RETURNED, [*head(), TRUE, b"\0", b""]),
    "a field too many": (Kind.RETURNED, [*head(), TRUE, b"\0", b"", b"", b""]),
    "unknown flags": (Kind.RETURNED, [*head(), TRUE, b"\4", b"", b""]),
    "no flags": (Kind.RETURNED, [*head(), TRUE, b"", b"", b""]),
    "no value": (Kind.RETURNED, [*head(), b"", b"\0", b"", b""]),
    "a value that breaks off": (Kind.RETURNED, [*head(), b"L\xff\xff\xff\xff", b"\0", b"", b""]),
    "a value and more": (Kind.RETURNED, [*head(), TRUE + b"x", b"\0", b"", b""]),
    "arguments that break off": (Kind.RETURNED, [*head(), TRUE, b"\2", b"L", b""]),
    "a line that is no number": (Kind.RAISED, [*head(), b"E", b"", b"", b"x f", b""]),
    "a line below zero": (Kind.RAISED, [*head(), b"E", b"", b"", b"-1 f", b""]),
    "a request": (Kind.BATCH, [*head(), TRUE, b"\0", b"", b""]),
    "a reply to a program": (Kind.READY, head()),
    "an unknown kind": (99, [*head(), TRUE, b"\0", b"", b""]),
}


@pytest.mark.parametrize("what", FORGED_REPLIES)
def test_forged_replies_end_the_process(what: str) -> None:
    with pytest.raises(Ended) as caught:
        read_call(*FORGED_REPLIES[what], NONCE, 3)
    assert caught.value.died.kind == "protocol"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.READY, [b"a"]),
        (Kind.READY, [b"a", b"POSITIONAL_ONLY", b"malformed"]),
        (Kind.READY, [b""] * 3 * 101),
        (Kind.LOAD_FAILED, [b"passed", b"", b"", b""]),
        (Kind.LOAD_FAILED, [b"syntax", b"", b"one", b""]),
        (Kind.LOAD_FAILED, [b"syntax", b"", b"9" * 10, b""]),
        (Kind.LOAD_FAILED, [b"syntax"]),
        (Kind.LOCKED, []),
        (Kind.RETURNED, [NONCE, INDEX.pack(0), TRUE, b"\0", b"", b""]),
    ],
)
def test_forged_replies_to_a_program_end_the_process(kind: int, fields: list[bytes]) -> None:
    with pytest.raises(Ended) as caught:
        read_load(kind, fields)
    assert caught.value.died.kind == "protocol"


def test_honest_replies_are_read() -> None:
    assert read_load(Kind.READY, []) == Ready(())
    assert read_load(Kind.READY, [UNKNOWN_SIGNATURE]) == Ready(None)
    assert read_load(Kind.EXHAUSTED, [b"too much"]) == Died("memory", "too much")
    assert read_load(Kind.LOAD_FAILED, [b"missing", b"m", b"7", b"T"]) == LoadFailed("missing", "m", 7, "T")
    returned = [*head(), TRUE, b"\3", TRUE, pack_names(["A", "B"])]
    assert read_call(Kind.RETURNED, returned, NONCE, 3) == Returned(True, True, True, ("A", "B"), 2)
    raised = [*head(), b"E", b"Exception", b"why", b"7 f\n8 <lambda>", b""]
    expected = Raised("E", ("Exception",), "why", ((7, "f"), (8, "<lambda>")), None)
    assert read_call(Kind.RAISED, raised, NONCE, 3) == expected


WRITE = """
import os, struct, sys

def frame(kind, *fields):
    body = b"".join(struct.pack("<Q", len(field)) + field for field in fields)
    return struct.pack("<BQ", kind, len(body)) + body

def number():
    caller = sys._getframe()
    while "nonce" not in caller.f_locals:
        caller = caller.f_back
    return caller.f_locals["nonce"], struct.pack("<I", caller.f_locals["index"])

seen = []
def f(n):
    seen.append(number())
    %s
    return n
"""


@pytest.mark.parametrize(
    "statement",
    [
        "os.write(3, b'x')",
        "os.write(3, frame(99))",
        "os.write(3, frame(20, *seen[0]))",
        "os.write(3, frame(20, bytes(8), seen[0][1], b'T', b'\\0', b'', b''))",
        "os.write(3, frame(20, seen[0][0], struct.pack('<I', 77), b'T', b'\\0', b'', b''))",
        "os.write(3, frame(16))",
        "os.write(3, frame(18))",
        "os.write(3, struct.pack('<BQ', 20, (1 << 64) - 1))",
        "os.write(3, frame(20, *seen[0], b'A\\x0b\\x01' + struct.pack('<Q', 1 << 62), b'\\0', b'', b''))",
        "os.write(3, frame(20, *[b''] * 5000))",
    ],
)
def test_frames_written_by_the_answer_end_its_process(run: Runner, statement: str) -> None:
    _, outcomes = run(WRITE % statement, (1,), (2,))
    assert [outcome.kind for outcome in outcomes] == ["protocol", "protocol"], outcomes


def test_a_reply_kept_from_an_earlier_call_is_stale(run: Runner) -> None:
    statement = "len(seen) > 1 and os.write(3, frame(20, *seen[0], b'T', b'\\0', b'', b''))"
    _, outcomes = run(WRITE % statement, (1,))
    assert [type(outcome) for outcome in outcomes] == [Returned]
    _, outcomes = run(WRITE % statement, *[(n,) for n in range(6)])
    assert all(isinstance(outcome, Returned) for outcome in outcomes), "alone, no reply is stale"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand tab", "two lines and tab"),
        ("\x1b[2J\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]0;title\x1b\\text", "text"),
        ("lone \x1b", "lone"),
        ("\u202eevil\u2066", "evil"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\u2028b\u2029c", "a b c"),
        ("\x00\x07\x08\x7f\x9b31m", "31m"),
        ("\ud800", ""),
        ("naïve Δ 漢字", "naïve Δ 漢字"),
    ],
)
def test_text_from_strangers_is_harmless(written: str, shown: str) -> None:
    assert clean(written, 100) == shown


def test_text_is_cut_and_keeps_its_lines_only_when_asked() -> None:
    assert clean(b"a\r\nb\n\n", 100, lines=True) == "a\nb"
    assert clean("x" * 100, 10) == "x" * 10
    assert clean(b"\xff", 10) == "\ufffd"
