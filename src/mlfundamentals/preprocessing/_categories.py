"""Categories of a column: which there are, how often, and each value's place among them.

Numbers come in ascending order with one NaN last; objects in ascending order, then None, then NaN.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals.preprocessing._missing import is_nan

UNKNOWN = -1
"""The code of a value that is none of the categories."""


def distinct(column: NDArray[Any]) -> NDArray[Any]:
    """The different values of column (n,), in order; NaN once.

    Raises TypeError for objects that cannot be compared.

    >>> distinct(np.array([2.0, np.nan, 1.0, np.nan]))
    array([ 1.,  2., nan])
    """
    if column.dtype != object:
        return np.unique(column)
    try:
        values = set(column.tolist())
        found = sorted(value for value in values if value is not None and not is_nan(value))
    except TypeError:
        kinds = sorted({type(value).__qualname__ for value in column.tolist()})
        raise TypeError(
            f"Encoders require their input argument must be uniformly strings or numbers. Got {kinds}"
        ) from None
    missing = [None] * (None in values) + [np.nan] * any(map(is_nan, values))
    result = np.empty(len(found) + len(missing), dtype=object)
    result[:] = found + missing
    return result


def encode(column: NDArray[Any], categories: NDArray[Any]) -> NDArray[np.intp]:
    """The place of each value of column (n,) among categories; UNKNOWN if it is none of them.

    >>> encode(np.array([3, 1, 7]), np.array([1, 3]))
    array([ 1,  0, -1])
    """
    if _alike(column, categories):
        return _encode_sorted(column, categories)
    table = {value: code for code, value in enumerate(categories.tolist()) if not is_nan(value)}
    of_nan = next((code for code, value in enumerate(categories.tolist()) if is_nan(value)), UNKNOWN)
    codes = [of_nan if is_nan(value) else table.get(value, UNKNOWN) for value in column.tolist()]
    return np.array(codes, dtype=np.intp)


def _alike(column: NDArray[Any], categories: NDArray[Any]) -> bool:
    """Whether both are sorted the same way without Python's help: numbers, or words of one kind.

    Words that the caller names come in the caller's order.
    """
    a, b = column.dtype.kind, categories.dtype.kind
    if a == b and a in "US":
        return bool((categories[:-1] <= categories[1:]).all())
    return a in "biuf" and b in "biuf"


def _encode_sorted(column: NDArray[Any], categories: NDArray[Any]) -> NDArray[np.intp]:
    places = np.minimum(np.searchsorted(categories, column), len(categories) - 1)
    found = categories[places]
    known = found == column
    if column.dtype.kind == "f" and categories.dtype.kind == "f":
        known |= np.isnan(found) & np.isnan(column)
    return np.where(known, places, UNKNOWN)


def unknown_values(column: NDArray[Any], codes: NDArray[np.intp]) -> list[Any]:
    """The different values whose code is UNKNOWN."""
    values: list[Any] = distinct(column[codes == UNKNOWN]).tolist()
    return values


def counts_of(codes: NDArray[np.intp], n_categories: int) -> NDArray[np.intp]:
    """How often each category comes: (n_categories,)."""
    return np.bincount(codes[codes != UNKNOWN], minlength=n_categories)


def given_categories(given: Any, column: NDArray[Any], place: int) -> NDArray[Any]:
    """Categories that the caller names for a column, checked.

    Raises ValueError for duplicates, numbers that are not ascending, NaN that is not last, and bytes for
    words.
    """
    kind_of: dict[str, Any] = {"U": object, "O": object, "S": np.bytes_}  # of any length, so none is cut off
    dtype: Any = kind_of.get(column.dtype.kind, column.dtype)
    categories = np.array(given, dtype=dtype)
    if dtype is object and len(categories) and isinstance(categories[0], bytes):
        kind = type(column[0]).__name__
        raise ValueError(
            f"In column {place}, the predefined categories have type 'bytes' which is incompatible with"
            f" values of type '{kind}'."
        )
    if any(map(is_nan, categories[:-1].tolist())):
        raise ValueError(
            f"Nan should be the last element in user provided categories, see categories {categories}"
            f" in column #{place}"
        )
    if any(count > 1 for count in Counter(categories.tolist()).values()):
        raise ValueError(f"In column {place}, the predefined categories contain duplicate elements.")
    if categories.dtype.kind not in "OUS" and (np.sort(categories)[:-1] != categories[:-1]).any():
        raise ValueError("Unsorted categories are not supported for numerical categories")
    return categories
