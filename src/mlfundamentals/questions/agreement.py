"""Agreements: the rules by which an output meets the expected one, each able to say why it does not.

Types, dtype kinds and shapes are compared before values, and strictly: `numpy.testing` lets a masked array,
an object with `__array__` or a broadcast scalar pass. Differences that are allowed on purpose: any width of a
dtype, a NumPy scalar for a Python one, a 0-d array for a scalar.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from .codec import Opaque

Tolerance = float | tuple[float, ...]
"""How far one leaf may be off: a number, or one for every slice along the axis of the agreement."""

DEFAULT_RTOL = 1e-9
MAX_KEYS = 20  # shown of a dictionary
MAX_BITS = 10_000  # of an integer that is written out; Python itself refuses soon after
MAX_WRITTEN = 200  # characters of a value within a sentence


@dataclass(frozen=True, slots=True)
class Agreement:
    """The rule for one output: kind, largest permitted tolerance, axis of its scales; parts for tuples."""

    kind: Literal["exact", "close", "each", "any_order"]
    rtol: float = 0.0  # a case whose derived tolerance exceeds rtol * scale is not used
    axis: int | None = None  # take the scale separately for every index along this axis
    parts: tuple[Agreement, ...] = ()

    def part(self, index: int) -> Agreement:
        """The agreement of element number index of a tuple."""
        return self.parts[index] if self.kind == "each" else self


def exact() -> Agreement:
    """Equal, floats included (NaN equals NaN, 0.0 equals -0.0)."""
    return Agreement("exact")


def close(rtol: float = DEFAULT_RTOL, *, axis: int | None = None) -> Agreement:
    """Floats within a tolerance derived when the key is compiled; everything else is equal.

    Args:     rtol: the largest derived tolerance, relative to the output's scale, with which a case is used.
              axis: for outputs whose parts differ in size by more than 1e6: each has a scale of its own.
    """
    if not 0 < rtol < 1:
        raise ValueError(f"rtol must lie between 0 and 1, got {rtol}")
    return Agreement("close", rtol=rtol, axis=axis)


def each(*parts: Agreement) -> Agreement:
    """A tuple whose elements have agreements of their own."""
    return Agreement("each", parts=parts)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first place where an output does not meet the expected one."""

    kind: Literal["type", "dtype", "shape", "value", "error", "mutation"]
    where: str  # "centroids[1, 0]"
    message: str  # a sentence without the place: "is nan, expected 0.0"

    def __str__(self) -> str:
        return f"{self.where} {self.message}"


def leaves(value: Any) -> Iterator[Any]:
    """The values inside nested lists, tuples and dictionaries, in order."""
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple) and not isinstance(value, Opaque):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def is_floating(leaf: Any) -> bool:
    """Whether a leaf holds floats and so needs a tolerance."""
    return isinstance(leaf, float) or (isinstance(leaf, np.ndarray | np.generic) and leaf.dtype.kind in "fc")


def compare(
    agreement: Agreement,
    expected: Any,
    tolerances: Sequence[Tolerance],
    got: Any,
    names: Sequence[str] = ("result",),
) -> Disagreement | None:
    """The first disagreement of got with expected, or None.

    Args:     tolerances: one for every floating leaf of expected, in the order of `leaves`.
              names: how to call the output, or the elements of a tuple.
    """
    budget = iter(tolerances)
    if isinstance(expected, tuple) and len(names) == len(expected) and len(names) > 1:
        problem = _container(expected, got, "the result")
        if problem is not None:
            return problem
        pairs = zip(expected, got, names, strict=True)
        return _first(_compare(agreement.part(i), *pair[:2], budget, pair[2]) for i, pair in enumerate(pairs))
    return _compare(agreement, expected, got, budget, names[0])


def _first(problems: Iterator[Disagreement | None]) -> Disagreement | None:
    return next((problem for problem in problems if problem is not None), None)


def _compare(
    agreement: Agreement, expected: Any, got: Any, budget: Iterator[Tolerance], where: str
) -> Disagreement | None:
    if isinstance(expected, list | tuple):
        if type(got) is type(expected) and _all_integers(expected) and _all_integers(got) and got == expected:
            return None  # the same is found below, one by one
        pairs = enumerate(zip(expected, got, strict=True)) if isinstance(got, type(expected)) else ()
        return _container(expected, got, where) or _first(
            _compare(agreement.part(i), a, b, budget, f"{where}[{i}]") for i, (a, b) in pairs
        )
    if isinstance(expected, dict):
        return _container(expected, got, where) or _first(
            _compare(agreement, a, got[key], budget, f"{where}[{key!r}]") for key, a in expected.items()
        )
    if isinstance(expected, np.ndarray | np.generic | float | int) and not isinstance(expected, bool):
        return _number(agreement, expected, got, budget, where)
    if isinstance(expected, bool) and isinstance(got, np.ndarray | np.generic) and got.ndim == 0:
        got = got.item()
    if type(got) is not type(expected):
        return Disagreement("type", where, f"is {describe(got)}, expected {describe(expected)}")
    return None if got == expected else _unequal(where, got, expected)


def _unequal(where: str, got: Any, expected: Any) -> Disagreement:
    return Disagreement("value", where, f"is {number(got)}, expected {number(expected)}")


def _all_integers(items: list[Any] | tuple[Any, ...]) -> bool:
    return set(map(type, items)) == {int}


def _container(expected: Any, got: Any, where: str) -> Disagreement | None:
    if isinstance(got, Opaque) or type(got) is not type(expected):
        return Disagreement("type", where, f"is {describe(got)}, expected {describe(expected)}")
    kind: Literal["value", "shape"]
    if isinstance(expected, dict) and list(got) != list(expected):
        kind = "value" if set(got) == set(expected) else "shape"
        return Disagreement(kind, where, f"has the keys {_keys(got)}, expected {_keys(expected)}")
    if len(got) != len(expected):
        # The length of a tuple belongs to its type, that of a list to its value.
        kind = "shape" if isinstance(expected, tuple) else "value"
        elements = "element" if len(got) == 1 else "elements"
        return Disagreement(kind, where, f"has {len(got)} {elements}, expected {len(expected)}")
    return None


def _keys(value: dict[Any, Any]) -> str:
    shown = [number(key) for key in itertools.islice(value, MAX_KEYS)]
    return f"[{', '.join(shown)}{', ...' if len(value) > MAX_KEYS else ''}]"


_KINDS = {"b": "booleans", "i": "integers", "u": "integers", "f": "floats", "c": "complex numbers"}


def describe(value: Any) -> str:
    """The type of a value in words: "an array of floats", "a list", "a tuple of 3"."""
    if isinstance(value, Opaque):
        return f"of type {value.type_name}"
    if isinstance(value, np.ndarray):
        return f"an array of {_KINDS[value.dtype.kind]}"
    if value is None:
        return "None"
    if isinstance(value, tuple):
        return f"a tuple of {len(value)}"
    if isinstance(value, list | dict):
        return f"a {type(value).__name__}"
    names: dict[type, str] = {
        bool: "a bool",
        int: "an int",
        float: "a float",
        str: "a str",
        complex: "a complex",
    }
    if isinstance(value, np.generic):
        return f"a NumPy {type(value).__name__}"
    return names.get(type(value), f"of type {type(value).__name__}")


def _number(
    agreement: Agreement, expected: Any, got: Any, budget: Iterator[Tolerance], where: str
) -> Disagreement | None:
    tolerance = next(budget) if is_floating(expected) else 0.0
    want = np.asarray(expected)
    if want.ndim > 0 and not isinstance(got, np.ndarray):
        return Disagreement("type", where, f"is {describe(got)}, expected {describe(expected)}")
    if not isinstance(got, np.ndarray | np.generic | float | int | complex) or isinstance(got, Opaque):
        return Disagreement("type", where, f"is {describe(got)}, expected {describe(expected)}")
    try:
        have = np.asarray(got)
    except OverflowError:  # a Python integer beyond 64 bits
        have = np.asarray(got, dtype=object)
    if have.dtype == object or want.dtype == object:
        return None if got == expected else _unequal(where, got, expected)
    if _KINDS[have.dtype.kind] != _KINDS[want.dtype.kind]:
        message = f"holds {_KINDS[have.dtype.kind]} ({have.dtype}), expected {_KINDS[want.dtype.kind]}"
        return Disagreement("dtype", where, message)
    if have.shape != want.shape:
        return Disagreement("shape", where, f"has shape {have.shape}, expected {want.shape}")
    if have.dtype == want.dtype and have.tobytes() == want.tobytes():
        return None  # to the bit, as many right answers are; what follows takes ten times as long
    return _values(agreement, want, have, tolerance, where)


def _values(
    agreement: Agreement, want: np.ndarray, have: np.ndarray, tolerance: Tolerance, where: str
) -> Disagreement | None:
    allowed = along(np.asarray(tolerance), agreement.axis, want.ndim)
    fine, off = within(want, have, allowed)
    if np.all(fine):
        return None
    index = tuple(int(i) for i in np.argwhere(~np.atleast_1d(fine))[0]) if want.ndim else ()
    place = f"{where}[{', '.join(map(str, index))}]" if index else where
    message = f"is {number(have[index])}, expected {number(want[index])}"
    if off is not None and np.isfinite(off[index]):
        limit = float(np.broadcast_to(allowed, want.shape)[index])
        message += f" (off by {float(off[index]):.2g}, allowed {limit:.2g})"
    return Disagreement("value", place, message)


def within(
    want: np.ndarray, have: np.ndarray, allowed: np.ndarray | float
) -> tuple[np.ndarray, np.ndarray | None]:
    """Which entries are as wanted, floats within what is allowed; and how far floats are off."""
    if want.dtype.kind not in "fc":
        return have == want, None
    with np.errstate(invalid="ignore", over="ignore"):
        off = np.abs(np.subtract(have, want, dtype=np.result_type(have, want)))
        return (off <= allowed) | (have == want) | (np.isnan(have) & np.isnan(want)), off


def along(per_slice: np.ndarray, axis: int | None, ndim: int) -> np.ndarray:
    """Give numbers, one for every index along axis, the shape in which they broadcast over the leaf."""
    if axis is None or per_slice.ndim == 0:
        return per_slice
    shape = [1] * ndim
    shape[axis] = per_slice.size
    return per_slice.reshape(shape)


def number(value: Any) -> str:
    """A plain value in the fewest digits that tell it from its neighbors: nan, 3; cut where it is long."""
    item = value.item() if isinstance(value, np.generic | np.ndarray) else value
    if isinstance(item, int) and item.bit_length() > MAX_BITS:
        return f"an integer of {item.bit_length()} bits"
    if isinstance(item, tuple):  # a key of a dictionary
        return f"({', '.join(map(number, item))})"
    text = str(item) if isinstance(item, np.generic) else repr(item)  # an item of extended precision
    return text if len(text) <= MAX_WRITTEN else f"{text[:MAX_WRITTEN]} ... ({len(text)} characters)"
