"""The closed value format: what goes in comes out, and what strangers write is read or refused."""

from __future__ import annotations

import struct
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlfundamentals.questions import codec
from mlfundamentals.questions.codec import Caps, MalformedValue, Opaque, decode, encode
from tests.support.values import identical, values

F8, BOOL = codec.DTYPES.index("<f8"), codec.DTYPES.index("?")


def u32(number: int) -> bytes:
    return struct.pack("<I", number)


def u64(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}Q", *numbers)


def array(code: int, shape: tuple[int, ...], data: bytes = b"") -> bytes:
    return b"A" + bytes([code, len(shape)]) + u64(*shape) + data


# example


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"N"),
        (True, b"T"),
        (False, b"F"),
        (-2, b"I" + u64(1) + b"\xfe"),
        (128, b"I" + u64(2) + b"\x80\x00"),
        (0.5, b"R" + struct.pack("<d", 0.5)),
        (1j, b"C" + struct.pack("<dd", 0.0, 1.0)),
        ("é", b"U" + u64(2) + b"\xc3\xa9"),
        (b"x", b"B" + u64(1) + b"x"),
        ([None, ()], b"L" + u32(2) + b"N" + b"P" + u32(0)),
        ({"k": None}, b"D" + u32(1) + b"U" + u64(1) + b"k" + b"N"),
        (np.int8(-1), b"S" + bytes([codec.DTYPES.index("<i1")]) + b"\xff"),
        (np.array([[1.0]]), array(F8, (1, 1), struct.pack("<d", 1.0))),
        (np.array(True), array(BOOL, (), b"\x01")),
        (Opaque("set"), b"O" + u64(3) + b"set"),
    ],
)
def test_bytes_of_each_type_are_fixed(value: Any, written: bytes) -> None:
    """Keys are committed: a format that changes silently would make all of them unreadable."""
    assert encode(value) == written
    assert identical(decode(written), value)


class Shouting(list[int]):
    """A list that lies about what it holds."""

    def __iter__(self) -> Any:
        return iter([9, 9, 9])

    def __len__(self) -> int:
        return 3


class Sly(complex):
    @property
    def real(self) -> Any:
        raise RuntimeError("not for you")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (Shouting([1]), [1]),
        (Sly(1, 2), 1 + 2j),
        (np.ma.masked_array([1.0]), Opaque("MaskedArray")),
        (np.zeros(1, dtype="f8,i8").view(np.recarray), Opaque("recarray")),
        (np.array(["a"]), Opaque("ndarray of dtype <U1")),
        (np.array([None]), Opaque("ndarray of dtype object")),
        (np.array(["2020"], dtype="M8[D]"), Opaque("ndarray of dtype datetime64[D]")),
        (np.str_("a"), Opaque("str_")),
        ({1, 2}, Opaque("set")),
        (range(3), Opaque("range")),
        (np.ones(3)[::-1].astype(">f8"), np.ones(3)),
        (type("\x1b[2J\n::error::", (), {})(), Opaque("?[2J?::error::")),
        (type("x" * 999, (), {})(), Opaque("x" * codec.MAX_NAME)),
    ],
)
def test_values_that_the_format_does_not_know(value: Any, read: Any) -> None:
    assert identical(decode(encode(value)), read)


def test_decoded_arrays_own_their_memory_only_if_asked() -> None:
    data = encode(np.arange(3.0))
    assert not decode(data).flags.writeable
    mine = decode(data, writable=True)
    mine[0] = 7.0
    assert decode(data)[0] == 0.0


def test_a_value_that_holds_itself_is_cut() -> None:
    value: list[Any] = []
    value.append(value)
    assert decode(encode(value)) == Opaque("a value nested more than 64 deep")


# property


@given(values)
@settings(max_examples=150)
def test_round_trip(value: Any) -> None:
    read = decode(encode(value))
    assert identical(read, value)
    assert encode(read) == encode(value)


@given(values, st.data())
@settings(max_examples=150)
def test_mutated_messages_are_read_or_refused(value: Any, data: st.DataObject) -> None:
    """Flips, cuts and insertions: MalformedValue, or a value that can be written again."""
    message = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(message)))
        cut = data.draw(st.integers(0, 3))
        message[at : at + cut] = data.draw(st.binary(max_size=9))
    _read_or_refused(bytes(message))


@given(st.binary(max_size=60))
@settings(max_examples=500)
def test_random_bytes_are_read_or_refused(message: bytes) -> None:
    _read_or_refused(message)


@given(st.lists(st.sampled_from([b"A", b"S", b"L", b"D", b"P", b"I", b"U", u32(1), u64(0), b"\0\1"])))
@settings(max_examples=500)
def test_shuffled_pieces_are_read_or_refused(pieces: list[bytes]) -> None:
    _read_or_refused(b"".join(pieces))


def _read_or_refused(message: bytes) -> None:
    try:
        value = decode(message)
    except MalformedValue:
        return
    assert identical(decode(encode(value)), value)


# tables of bad messages

HUGE = 1 << 62
BAD = {
    "nothing": b"",
    "unknown type": b"Z",
    "trailing bytes": b"NN",
    "text of 2^63 bytes": b"U" + u64(1 << 63),
    "integer of 2^63 bytes": b"I" + u64(1 << 63),
    "bytes cut short": b"B" + u64(5) + b"abc",
    "name of 2^63 bytes": b"O" + u64(1 << 63),
    "text that is not UTF-8": b"U" + u64(1) + b"\xff",
    "list of 2^32 - 1 items": b"L" + u32(0xFFFFFFFF) + b"N",
    "tuple of 2^32 - 1 items": b"P" + u32(0xFFFFFFFF) + b"N",
    "dictionary of 2^32 - 1 pairs": b"D" + u32(0xFFFFFFFF) + b"NN",
    "key twice": b"D" + u32(2) + b"NNNN",
    "key twice, as 1 and True": b"D" + u32(2) + encode(1) + b"N" + b"TN",
    "key that is a list": b"D" + u32(1) + encode([]) + b"N",
    "key that is an array": b"D" + u32(1) + encode(np.ones(1)) + b"N",
    "keys of the same hash": b"D" + u32(5000) + b"".join(encode(i * (2**61 - 1)) + b"N" for i in range(5000)),
    "shape whose product wraps to 0": array(F8, (HUGE, 4)),
    "shape whose product wraps to 8": array(F8, (HUGE + 1, 8), b"\0" * 64),
    "shape of 2^63": array(F8, (1 << 63,)),
    "empty array of a shape that NumPy refuses": array(F8, (0, 1 << 28, 1 << 28, 1 << 28)),
    "empty array of a length beyond 63 bits": array(F8, (0, (1 << 64) - 1)),
    "33 dimensions": array(F8, (1,) * 33, b"\0" * 8),
    "array cut short": array(F8, (2,), b"\0" * 15),
    "array without its shape": b"A" + bytes([F8, 2]) + u64(1),
    "unknown dtype": array(len(codec.DTYPES), (1,), b"\0"),
    "dtype 255": array(255, (1,), b"\0"),
    "unknown dtype of a scalar": b"S" + bytes([200]) + b"\0" * 8,
    "array of odd bools": array(BOOL, (2,), b"\1\2"),
    "odd bool": b"S" + bytes([BOOL]) + b"\xff",
    "65 levels": (b"L" + u32(1)) * 65 + b"N",
    "a million levels": (b"L" + u32(1)) * 1_000_000,
}


@pytest.mark.parametrize("what", BAD)
def test_malformed_message(what: str) -> None:
    """Refused with MalformedValue and nothing else, before memory is spent on what is only announced."""
    decode(encode(np.ones(1)))  # what is loaded once is not counted
    tracemalloc.start()
    try:
        with pytest.raises(MalformedValue):
            decode(BAD[what])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000 + 12 * len(BAD[what])


def test_items_are_counted_through_all_containers() -> None:
    many = b"L" + u32(1_100_000) + b"N" * 1_100_000
    with pytest.raises(MalformedValue, match="more than 1048576 items"):
        decode(many)


def test_caps_are_the_callers() -> None:
    with pytest.raises(MalformedValue, match="9 bytes are more than the 8 allowed"):
        decode(encode(0.5), Caps(size=8))
    with pytest.raises(MalformedValue, match="more than 2 items"):
        decode(encode([1, 2]), Caps(items=2))
    with pytest.raises(MalformedValue, match="1 levels"):
        decode(encode([[1]]), Caps(depth=1))
    assert decode(encode(np.ones(100), Caps(size=64))) == Opaque("an array of 800 bytes")
    assert decode(encode([1, 2], Caps(items=2))) == Opaque("a value of more than 2 items or 268435456 bytes")


def test_an_array_that_only_seems_large_is_not_written_out() -> None:
    giant = np.broadcast_to(1.0, (10**6, 10**6))
    assert decode(encode(giant)) == Opaque("an array of 8000000000000 bytes")


@pytest.mark.parametrize(
    "value",
    [list(range(-20, 20)), tuple(range(40)), [2**63 - 1, -(2**63)] * 9, [2**63] * 17, [True, *range(20)]],
    ids=["list", "tuple", "widest", "too wide", "a bool among them"],
)
def test_many_integers_keep_their_types_and_values(value: Any) -> None:
    got = codec.decode(codec.encode(value))
    assert got == value
    assert type(got) is type(value)
    assert list(map(type, got)) == list(map(type, value))


@pytest.mark.parametrize("count", [2, 2**20 + 1, 2**32 - 1])
def test_more_integers_than_there_are_is_malformed(count: int) -> None:
    with pytest.raises(codec.MalformedValue):
        codec.decode(b"V" + u32(count) + u64(1))
