"""The closed value format: how arguments and results are written in keys and travel to a worker and back.

One byte says the type, fixed-width little-endian numbers the lengths; there is no type that could name code.
The decoder faces whoever wrote the bytes, so it checks every length before it allocates, and knows NumPy's
dtypes by their place in a table, never by a string.

This module stands alone (the standard library, and NumPy where it is already imported): the sandbox loads it
by path into a process that must hold nothing else of this package.
"""

from __future__ import annotations

import math
import struct
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

DTYPES = tuple("? <i1 <i2 <i4 <i8 <u1 <u2 <u4 <u8 <f2 <f4 <f8 <f16 <c8 <c16".split())
MAX_DIMENSIONS = 32  # NumPy's own bound before version 2
MAX_NAME = 200  # characters of a type's name
MANY = 16  # integers that are worth to be written in one
MAX_CLASHES = 64  # keys of one dictionary whose hash another key has

_U32, _U64, _F64, _C128 = struct.Struct("<I"), struct.Struct("<Q"), struct.Struct("<d"), struct.Struct("<dd")
_SHAPES = tuple(struct.Struct(f"<{ndim}Q") for ndim in range(MAX_DIMENSIONS + 1))
# What NumPy says of the dtypes of the table; asking it anew takes longer than writing a small array.
_codes: dict[Any, tuple[int, bool]] = {}  # by dtype: its place, and whether memory holds it as it is written
_dtypes: dict[int, Any] = {}  # by place


class MalformedValue(ValueError):
    """The bytes are not a value in this format, or exceed a cap."""


class Opaque(NamedTuple):
    """Stands for a value whose type the format does not know; only the name of the type travels."""

    type_name: str


class Caps(NamedTuple):
    """What the decoder accepts at most."""

    size: int = 256 << 20  # bytes of the whole message
    items: int = 1 << 20  # values, counted through all containers
    depth: int = 64  # containers inside containers


DEFAULT_CAPS = Caps()


def encode(value: object, caps: Caps = DEFAULT_CAPS) -> bytes:
    """Write value; the same value gives the same bytes.

    A value of an unknown type becomes Opaque. Subclasses of Python's own containers and numbers are written
    as what they derive from; subclasses of ndarray are Opaque, since they may mean something else by their
    data.
    """
    out = bytearray()
    try:
        _Writer(out, caps).write(value, 0)
    except _TooMuch as cap:
        return encode(Opaque(str(cap)))
    return bytes(out)


def decode(data: bytes, caps: Caps = DEFAULT_CAPS, *, writable: bool = False) -> Any:
    """Read one value that fills data exactly.

    Args:     writable: give every array memory of its own; otherwise arrays are read-only views of data.
    Raises:   MalformedValue.
    """
    if len(data) > caps.size:
        raise MalformedValue(f"{len(data)} bytes are more than the {caps.size} allowed")
    reader = _Reader(data, caps, writable)
    value = reader.read(0)
    if reader.at != len(data):
        raise MalformedValue(f"{len(data) - reader.at} bytes follow the value")
    return value


class _TooMuch(Exception):
    pass


class _Writer:
    def __init__(self, out: bytearray, caps: Caps) -> None:
        self.out, self.caps, self.items = out, caps, 0
        self.numpy = sys.modules.get("numpy")
        self.array: type | None = None if self.numpy is None else self.numpy.ndarray

    def write(self, value: Any, depth: int) -> None:
        self.items += 1
        if self.items > self.caps.items or len(self.out) > self.caps.size:
            raise _TooMuch(f"a value of more than {self.caps.items} items or {self.caps.size} bytes")
        if depth > self.caps.depth:
            raise _TooMuch(f"a value nested more than {self.caps.depth} deep")
        kind = type(value)
        write = _WRITERS.get(kind)
        if write is not None:
            write(self, value, depth)
        elif kind is self.array:
            self.write_array(value)
        elif self.numpy is not None and issubclass(kind, self.numpy.generic):
            self.write_scalar(value)
        elif self.numpy is not None and issubclass(kind, self.numpy.ndarray):
            self.write_opaque(kind.__name__)
        else:
            base = next((base for base in kind.__mro__ if base in _WRITERS and base is not Opaque), None)
            _WRITERS[base](self, value, depth) if base else self.write_opaque(kind.__name__)

    def write_opaque(self, name: str) -> None:
        self.sized(b"O", name[:MAX_NAME].encode("utf-8", "replace"))

    def sized(self, tag: bytes, payload: bytes) -> None:
        self.out += tag + _U64.pack(len(payload)) + payload

    def write_int(self, value: int) -> None:
        number = int.__int__(value)
        self.sized(b"I", number.to_bytes(number.bit_length() // 8 + 1, "little", signed=True))

    def write_complex(self, value: complex) -> None:
        self.out += b"C" + _C128.pack(value.real, value.imag)

    def write_items(self, tag: bytes, items: Any, count: int, depth: int) -> None:
        self.out += tag + _U32.pack(min(count, 0xFFFFFFFF))
        for item in items:
            self.write(item, depth + 1)

    def write_sequence(self, tag: bytes, short_tag: bytes, items: list[Any], depth: int) -> None:
        """Write the items of a list or tuple; many integers, which lists often hold, all in one."""
        if (
            len(items) >= MANY
            and set(map(type, items)) == {int}
            and self.items + len(items) <= self.caps.items
        ):
            try:
                packed = struct.pack(f"<{len(items)}q", *items)
            except struct.error:  # one of them needs more than 64 bits
                pass
            else:
                self.items += len(items)
                self.out += short_tag + _U32.pack(len(items)) + packed
                return
        self.write_items(tag, items, len(items), depth)

    def write_dict(self, value: dict[Any, Any], depth: int) -> None:
        pairs = list(dict.items(value))
        self.write_items(b"D", (part for pair in pairs for part in pair), len(pairs), depth)

    def dtype_code(self, dtype: Any) -> tuple[int, bool] | None:
        """The place of a dtype in the table, and whether memory holds it as it is written."""
        known = _codes.get(dtype)
        if known is None:
            little = dtype.newbyteorder("<")
            name = "?" if little.str == "|b1" else little.str.replace("|", "<")
            if name not in DTYPES:
                return None
            known = _codes[dtype] = DTYPES.index(name), dtype == little
        return known

    def write_scalar(self, value: Any) -> None:
        known = self.dtype_code(value.dtype)
        if known is None:
            self.write_opaque(type(value).__name__)
        else:
            self.out += b"S" + bytes(known[:1]) + value.astype(value.dtype.newbyteorder("<")).tobytes()

    def write_array(self, value: Any) -> None:
        known, ndim = self.dtype_code(value.dtype), value.ndim
        if known is None or ndim > MAX_DIMENSIONS:
            self.write_opaque(f"ndarray of dtype {value.dtype}")
            return
        if value.nbytes > self.caps.size:
            raise _TooMuch(f"an array of {value.nbytes} bytes")
        code, as_written = known
        self.out += b"A" + bytes((code, ndim)) + _SHAPES[ndim].pack(*value.shape)
        self.out += (value if as_written else value.astype(value.dtype.newbyteorder("<"))).tobytes()


_WRITERS: dict[type, Callable[[_Writer, Any, int], None]] = {
    type(None): lambda w, v, d: w.out.extend(b"N"),
    bool: lambda w, v, d: w.out.extend(b"T" if v else b"F"),
    int: lambda w, v, d: w.write_int(v),
    float: lambda w, v, d: w.out.extend(b"R" + _F64.pack(v)),
    complex: lambda w, v, d: w.write_complex(complex.__pos__(v)),
    str: lambda w, v, d: w.sized(b"U", str.encode(v, "utf-8", "surrogatepass")),
    bytes: lambda w, v, d: w.sized(b"B", bytes.__getitem__(v, slice(None))),
    list: lambda w, v, d: w.write_sequence(b"L", b"V", list(list.__iter__(v)), d),
    tuple: lambda w, v, d: w.write_sequence(b"P", b"W", list(tuple.__iter__(v)), d),
    dict: lambda w, v, d: w.write_dict(v, d),
    Opaque: lambda w, v, d: w.write_opaque(v.type_name),
}


class _Reader:
    def __init__(self, data: bytes, caps: Caps, writable: bool) -> None:
        self.data, self.caps, self.writable = data, caps, writable
        self.at = self.items = 0

    def take(self, size: int) -> bytes:
        end = self.at + size
        if end > len(self.data):
            raise MalformedValue(f"{size} bytes are announced, {len(self.data) - self.at} are left")
        piece, self.at = self.data[self.at : end], end
        return piece

    def sized(self) -> bytes:
        return self.take(_U64.unpack(self.take(8))[0])

    def read(self, depth: int) -> Any:
        self.items += 1
        if self.items > self.caps.items or depth > self.caps.depth:
            raise MalformedValue(f"more than {self.caps.items} items or {self.caps.depth} levels")
        read = _READERS.get(self.take(1))
        if read is None:
            raise MalformedValue("an unknown type of value")
        return read(self, depth)

    def text(self) -> str:
        try:
            return self.sized().decode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise MalformedValue("a text is not UTF-8") from error

    def name(self) -> str:
        """The name of a type, without what could steer a terminal."""
        name = self.text()[:MAX_NAME]
        return "".join(character if character.isprintable() else "?" for character in name)

    def read_items(self, depth: int) -> list[Any]:
        count = _U32.unpack(self.take(4))[0]
        if count > len(self.data) - self.at:  # every item takes a byte at least
            raise MalformedValue(f"{count} items are announced, {len(self.data) - self.at} bytes are left")
        return [self.read(depth + 1) for _ in range(count)]

    def read_integers(self) -> tuple[int, ...]:
        count = _U32.unpack(self.take(4))[0]
        self.items += count
        if self.items > self.caps.items:
            raise MalformedValue(f"more than {self.caps.items} items")
        return struct.unpack(f"<{count}q", self.take(8 * count))

    def read_dict(self, depth: int) -> dict[Any, Any]:
        count = _U32.unpack(self.take(4))[0]
        if 2 * count > len(self.data) - self.at:
            raise MalformedValue(f"{count} pairs are announced, {len(self.data) - self.at} bytes are left")
        result: dict[Any, Any] = {}
        hashes: set[int] = set()
        for i in range(count):
            key = self.read(depth + 1)
            try:
                hashes.add(hash(key))
            except TypeError as error:
                raise MalformedValue("a key of a dictionary is not hashable") from error
            if i - len(hashes) >= MAX_CLASHES:  # numbers are chosen to clash; each then costs all others
                raise MalformedValue("many keys of a dictionary have the same hash")
            result[key] = self.read(depth + 1)
        if len(result) != count:
            raise MalformedValue("a dictionary names a key twice")
        return result

    def dtype(self, code: int) -> Any:
        """The dtype at a place of the table."""
        dtype = _dtypes.get(code)
        if dtype is None:
            numpy = sys.modules.get("numpy")
            if code >= len(DTYPES) or numpy is None:
                raise MalformedValue(f"dtype number {code} is unknown here")
            try:
                dtype = _dtypes[code] = numpy.dtype(DTYPES[code])
            except TypeError as error:
                raise MalformedValue(f"this machine has no dtype {DTYPES[code]}") from error
        return dtype

    def read_array(self) -> Any:
        code, ndim = self.take(2)
        dtype = self.dtype(code)
        if ndim > MAX_DIMENSIONS:
            raise MalformedValue(f"{ndim} dimensions are more than {MAX_DIMENSIONS}")
        shape = _SHAPES[ndim].unpack(self.take(8 * ndim))
        n_bytes = math.prod(shape) * dtype.itemsize  # Python's integers do not wrap around
        # As if no length were 0: NumPy refuses what exceeds 63 bits.
        spread = n_bytes or dtype.itemsize * math.prod(max(length, 1) for length in shape)
        if spread >= 1 << 63 or n_bytes > self.caps.size:
            raise MalformedValue(f"an array of shape {shape} exceeds the {self.caps.size} bytes allowed")
        raw = self.take(n_bytes)
        if dtype.kind == "b" and raw.translate(None, b"\0\1"):  # NumPy would take 2 for True and keep the 2
            raise MalformedValue("an array of booleans holds a byte other than 0 and 1")
        numpy = sys.modules["numpy"]
        array = numpy.ndarray(shape, dtype, raw)
        return array.copy() if self.writable else array

    def read_scalar(self) -> Any:
        dtype = self.dtype(self.take(1)[0])
        raw = self.take(dtype.itemsize)
        if dtype.kind == "b" and raw not in (b"\0", b"\1"):
            raise MalformedValue("a boolean is neither 0 nor 1")
        return sys.modules["numpy"].frombuffer(raw, dtype=dtype)[0]


_READERS: dict[bytes, Callable[[_Reader, int], Any]] = {
    b"N": lambda r, d: None,
    b"T": lambda r, d: True,
    b"F": lambda r, d: False,
    b"I": lambda r, d: int.from_bytes(r.sized(), "little", signed=True),
    b"R": lambda r, d: _F64.unpack(r.take(8))[0],
    b"C": lambda r, d: complex(*_C128.unpack(r.take(16))),
    b"U": lambda r, d: r.text(),
    b"B": lambda r, d: r.sized(),
    b"L": lambda r, d: r.read_items(d),
    b"P": lambda r, d: tuple(r.read_items(d)),
    b"V": lambda r, d: list(r.read_integers()),
    b"W": lambda r, d: r.read_integers(),
    b"D": lambda r, d: r.read_dict(d),
    b"S": lambda r, d: r.read_scalar(),
    b"A": lambda r, d: r.read_array(),
    b"O": lambda r, d: Opaque(r.name()),
}
