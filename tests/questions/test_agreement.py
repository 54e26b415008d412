"""Agreements: what meets an expected output, what does not, and the sentence that says why."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlfundamentals.questions.agreement import (
    Agreement,
    Disagreement,
    Tolerance,
    close,
    compare,
    each,
    exact,
    is_floating,
    leaves,
    number,
)
from mlfundamentals.questions.codec import Opaque, decode, encode
from mlfundamentals.questions.text import show
from tests.support.values import identical, values

nan, inf = float("nan"), float("inf")


def tolerances(expected: Any, size: float = 1e-9) -> list[Tolerance]:
    return [size for leaf in leaves(expected) if is_floating(leaf)]


def judged(agreement: Agreement, expected: Any, got: Any) -> Disagreement | None:
    """Compare as the judge does: what was got has travelled through the codec."""
    return compare(agreement, expected, tolerances(expected), decode(encode(got)))


# example

FLOATS, INTS = np.array([1.0, -2.5]), np.array([1, 2])
GOOD = {
    "the same": (FLOATS, np.array([1.0, -2.5])),
    "off within the tolerance": (FLOATS, FLOATS + 0.9e-9),
    "float32 of values that float32 holds": (FLOATS, FLOATS.astype(np.float32)),
    "float16 of values that float16 holds": (FLOATS, FLOATS.astype(np.float16)),
    "extended precision": (FLOATS, FLOATS.astype(np.longdouble)),
    "column order": (np.ones((2, 3)), np.asfortranarray(np.ones((2, 3)))),
    "big-endian": (FLOATS, FLOATS.astype(">f8")),
    "NaN where NaN is expected": (np.array([nan, 1.0]), np.array([-nan, 1.0])),
    "inf where inf is expected": (np.array([inf, -inf]), np.array([inf, -inf])),
    "-0.0 for 0.0": (np.array([0.0]), np.array([-0.0])),
    "int32 for int64": (INTS, INTS.astype(np.int32)),
    "unsigned for signed": (INTS, INTS.astype(np.uint64)),
    "NumPy float for a Python one": (0.5, np.float64(0.5)),
    "Python float for a NumPy one": (np.float64(0.5), 0.5),
    "0-d array for a float": (0.5, np.array(0.5)),
    "float for a 0-d array": (np.array(0.5), 0.5),
    "NumPy int for a Python one": (3, np.int32(3)),
    "0-d array for an int": (3, np.array(3)),
    "int beyond 64 bits": (10**30, 10**30),
    "NumPy bool for a Python one": (True, np.True_),
    "0-d array for a bool": (True, np.array(True)),
    "Python bool for a NumPy one": (np.True_, True),
    "bools": (np.array([True, False]), np.array([True, False])),
    "complex numbers": (np.array([1j]), np.array([1j + 1e-10])),
    "empty arrays": (np.empty((0, 3)), np.empty((0, 3))),
    "text": ("é", "é"),
    "None": (None, None),
    "list": ([1, "a", None], [1, "a", None]),
    "tuple": ((1, FLOATS), (1, FLOATS)),
    "named tuples count as tuples": ((1, 2), type("P", (tuple,), {})((1, 2))),
    "dictionary": ({"a": 0.5}, {"a": 0.5}),
    "dictionaries with an order count as dictionaries": ({"a": 1, "b": 2}, OrderedDict(a=1, b=2)),
}


@pytest.mark.parametrize("what", GOOD)
def test_accepted(what: str) -> None:
    expected, got = GOOD[what]
    assert judged(close(), expected, got) is None


BAD = {
    # types
    "list for an array": (FLOATS, [1.0, -2.5], "type", "result is a list, expected an array of floats"),
    "array for a list": ([1, 2], INTS, "type", "result is an array of integers, expected a list"),
    "tuple for a list": ([1, 2], (1, 2), "type", "result is a tuple of 2, expected a list"),
    "list for a tuple": ((1, 2), [1, 2], "type", "result is a list, expected a tuple of 2"),
    "None for an array": (FLOATS, None, "type", "result is None, expected an array of floats"),
    "None for a float": (0.5, None, "type", "result is None, expected a float"),
    "array for None": (None, FLOATS, "type", "result is an array of floats, expected None"),
    "text for a number": (3, "3", "type", "result is a str, expected an int"),
    "number for a text": ("3", 3, "type", "result is an int, expected a str"),
    "bytes for a text": ("a", b"a", "type", "result is of type bytes, expected a str"),
    "int for a bool": (True, 1, "type", "result is an int, expected a bool"),
    "NumPy int for a bool": (True, np.int64(1), "type", "result is an int, expected a bool"),
    "masked array": (
        FLOATS,
        np.ma.masked_array(FLOATS, [False, True]),
        "type",
        "result is of type MaskedArray, expected an array of floats",
    ),
    "matrix": (
        np.ones((1, 1)),
        np.ones((1, 1)).view(type("matrix", (np.ndarray,), {})),
        "type",
        "result is of type matrix, expected an array of floats",
    ),
    "array of objects": (
        FLOATS,
        np.array([1.0, None]),
        "type",
        "result is of type ndarray of dtype object, expected an array of floats",
    ),
    "array of texts": (
        FLOATS,
        np.array(["1", "2"]),
        "type",
        "result is of type ndarray of dtype <U1, expected an array of floats",
    ),
    "object with __array__": (
        FLOATS,
        type("Sly", (), {"__array__": lambda self, *_: FLOATS})(),
        "type",
        "result is of type Sly, expected an array of floats",
    ),
    "generator for a list": (
        [1],
        (i for i in [1]),
        "type",
        "result is of type generator, expected a list",
    ),
    "float inside a list of ints": (
        [1, 2],
        [1, 2.0],
        "dtype",
        "result[1] holds floats (float64), expected integers",
    ),
    # dtypes
    "ints for floats": (
        np.array([1.0, 2.0]),
        INTS,
        "dtype",
        "result holds integers (int64), expected floats",
    ),
    "floats for ints": (
        INTS,
        INTS.astype(float),
        "dtype",
        "result holds floats (float64), expected integers",
    ),
    "bools for ints": (
        np.array([1, 0]),
        np.array([True, False]),
        "dtype",
        "result holds booleans (bool), expected integers",
    ),
    "ints for bools": (
        np.array([True]),
        np.array([1]),
        "dtype",
        "result holds integers (int64), expected booleans",
    ),
    "bool for an int": (1, True, "dtype", "result holds booleans (bool), expected integers"),
    "complex for floats": (
        FLOATS,
        FLOATS + 0j,
        "dtype",
        "result holds complex numbers (complex128), expected floats",
    ),
    # shapes
    "column for a row": (FLOATS, FLOATS[:, None], "shape", "result has shape (2, 1), expected (2,)"),
    "scalar that would broadcast": (
        np.ones(2),
        np.array(1.0),
        "shape",
        "result has shape (), expected (2,)",
    ),
    "row that would broadcast": (
        np.ones((2, 2)),
        np.ones((1, 2)),
        "shape",
        "result has shape (1, 2), expected (2, 2)",
    ),
    "array of one for a float": (0.5, np.array([0.5]), "shape", "result has shape (1,), expected ()"),
    "empty of another shape": (
        np.empty((0, 3)),
        np.empty((0, 2)),
        "shape",
        "result has shape (0, 2), expected (0, 3)",
    ),
    "longer list": ([1], [1, 2], "value", "result has 2 elements, expected 1"),
    "missing key": (
        {"a": 1, "b": 2},
        {"a": 1},
        "shape",
        "result has the keys ['a'], expected ['a', 'b']",
    ),
    "keys in another order": (
        {"a": 1, "b": 2},
        {"b": 2, "a": 1},
        "value",
        "result has the keys ['b', 'a'], expected ['a', 'b']",
    ),
    # values
    "off by more than allowed": (
        FLOATS,
        FLOATS + np.array([0.0, 3e-7]),
        "value",
        "result[1] is -2.4999997, expected -2.5 (off by 3e-07, allowed 1e-09)",
    ),
    "float32 arithmetic": (
        np.array([0.1]),
        np.array([0.1], dtype=np.float32),
        "value",
        "result[0] is 0.10000000149011612, expected 0.1 (off by 1.5e-09, allowed 1e-09)",
    ),
    "NaN": (np.array([[0.0]]), np.array([[nan]]), "value", "result[0, 0] is nan, expected 0.0"),
    "no NaN": (np.array([nan]), np.array([0.0]), "value", "result[0] is 0.0, expected nan"),
    "inf": (FLOATS, np.array([1.0, inf]), "value", "result[1] is inf, expected -2.5"),
    "the other inf": (np.array([inf]), np.array([-inf]), "value", "result[0] is -inf, expected inf"),
    "overflow of a narrow dtype": (
        np.array([1e300]),
        np.array([inf], dtype=np.float16),
        "value",
        "result[0] is inf, expected 1e+300",
    ),
    "label": (INTS, np.array([1, 7]), "value", "result[1] is 7, expected 2"),
    "scalar": (0.5, 0.25, "value", "result is 0.25, expected 0.5 (off by 0.25, allowed 1e-09)"),
    "0-d array": (
        np.array(0.5),
        np.array(1.0),
        "value",
        "result is 1.0, expected 0.5 (off by 0.5, allowed 1e-09)",
    ),
    "bool": (True, False, "value", "result is False, expected True"),
    "text of another case": ("a", "A", "value", "result is 'A', expected 'a'"),
    "nested value": (
        {"a": [1, (2, 3)]},
        {"a": [1, (2, 4)]},
        "value",
        "result['a'][1][1] is 4, expected 3",
    ),
    "int too long to write": (5, 10**5000, "value", "result is an integer of 16610 bits, expected 5"),
    "long text": (
        "a",
        "b" * 10**6,
        "value",
        f"result is '{'b' * 199} ... (1000002 characters), expected 'a'",
    ),
    "many keys": (
        {"a": 1},
        dict.fromkeys(range(100)),
        "shape",
        f"result has the keys [{', '.join(map(str, range(20)))}, ...], expected ['a']",
    ),
    "name that steers a terminal": (
        3,
        type("\x1b[2J\n::error::\u202e", (), {})(),
        "type",
        "result is of type ?[2J?::error::?, expected an int",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_refused(what: str) -> None:
    expected, got, kind, sentence = BAD[what]
    problem = judged(close(), expected, got)
    assert problem is not None
    assert (problem.kind, str(problem)) == (kind, sentence)


def test_exact_permits_no_difference_of_floats() -> None:
    assert compare(exact(), np.array([0.1]), [0.0], np.array([0.1])) is None
    off = compare(exact(), np.array([0.1]), [0.0], np.array([0.1 + 2e-17]))
    assert str(off) == "result[0] is 0.10000000000000002, expected 0.1 (off by 1.4e-17, allowed 0)"


def test_elements_of_a_tuple_have_names_and_agreements_of_their_own() -> None:
    rule, names = each(close(), exact()), ("centroids", "labels")
    expected = (np.array([[1.0, 2.0]]), np.array([0, 1]))
    got = (np.array([[1.0, 2.0 + 1e-10]]), np.array([0, 1]))
    assert compare(rule, expected, [1e-9], got, names) is None
    off = compare(rule, expected, [1e-9], (got[0] + [0, 1], got[1]), names)
    assert str(off) == "centroids[0, 1] is 3.0000000001, expected 2.0 (off by 1, allowed 1e-09)"
    assert str(compare(rule, expected, [1e-9], (got[0], got[1][::-1]), names)) == "labels[0] is 1, expected 0"
    missing = compare(rule, expected, [1e-9], got[0], names)
    assert str(missing) == "the result is an array of floats, expected a tuple of 2"
    assert str(compare(rule, expected, [1e-9], got[:1], names)) == "the result has 1 element, expected 2"


def test_each_slice_along_the_axis_has_a_tolerance_of_its_own() -> None:
    expected = np.array([[1e9, 1.0], [2e9, 2.0]])
    allowed: list[Tolerance] = [(1.0, 1e-9)]
    assert compare(close(axis=1), expected, allowed, np.add(expected, [0.5, 0.0])) is None
    off = compare(close(axis=1), expected, allowed, np.add(expected, [0.0, 0.5]))
    assert str(off) == "result[0, 1] is 1.5, expected 1.0 (off by 0.5, allowed 1e-09)"
    assert compare(close(axis=-1), expected, allowed, np.add(expected, [0.5, 0.0])) is None


def test_tolerances_are_taken_in_the_order_of_the_leaves() -> None:
    expected = {"a": [0.0, 3], "b": (np.zeros(2), 0.0)}
    allowed: list[Tolerance] = [1.0, 2.0, 3.0]
    assert compare(close(), expected, allowed, {"a": [1.0, 3], "b": (np.full(2, 2.0), 3.0)}) is None
    off = compare(close(), expected, allowed, {"a": [1.0, 3], "b": (np.full(2, 2.5), 3.0)})
    assert str(off) == "result['b'][0][0] is 2.5, expected 0.0 (off by 2.5, allowed 2)"


@pytest.mark.parametrize("rtol", [0.0, 1.0, -1e-9, nan])
def test_rtol_out_of_range(rtol: float) -> None:
    with pytest.raises(ValueError, match=f"rtol must lie between 0 and 1, got {rtol}"):
        close(rtol)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (np.float64(0.1), "0.1"),
        (np.int64(3), "3"),
        (np.longdouble(1) + np.longdouble(2) ** -60, "1.0000000000000000009"),
        (10**5000, "an integer of 16610 bits"),
        ("\x1b[2J", r"'\x1b[2J'"),
    ],
    ids=["float", "int", "extended precision", "long int", "text"],
)
def test_numbers_as_a_person_reads_them(value: Any, written: str) -> None:
    assert number(value) == show(value) == written


# property


@given(values)
def test_every_value_agrees_with_itself(value: Any) -> None:
    if not any(isinstance(leaf, Opaque) or type(leaf) is complex for leaf in leaves(value)):
        assert compare(exact(), value, tolerances(value, 0.0), decode(encode(value))) is None


@given(values, values)
def test_any_pair_of_values_is_compared_without_error(expected: Any, got: Any) -> None:
    problem = compare(close(), expected, tolerances(expected), got)
    assert problem is None or str(problem).startswith("result")
    if problem is not None:
        assert not identical(expected, got) or _holds_opaque(expected)
        assert len(problem.message) < 2000


def _holds_opaque(value: Any) -> bool:
    return any(isinstance(leaf, Opaque) for leaf in leaves(value))


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.floats(0, 1e3), st.booleans())
def test_the_tolerance_is_the_border(expected: float, tolerance: float, inside: bool) -> None:
    got = expected + tolerance * (0.999 if inside else 1.001)
    really_inside = abs(got - expected) <= tolerance
    assert (compare(close(), expected, [tolerance], got) is None) == really_inside
