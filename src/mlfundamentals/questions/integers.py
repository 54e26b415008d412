"""Inputs whose whole numbers come as integers, where floats are expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np


def as_integers(value: Any) -> Any:
    """The value with every array and number of whole floats as integers."""
    if isinstance(value, list | tuple):
        return type(value)(map(as_integers, value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        whole = np.isfinite(value) & (np.abs(value) < 2**53)
        if whole.all() and (value == np.round(value)).all():
            return value.astype(np.int64)
    return value


def with_integers(args: tuple[Any, ...], i: int) -> tuple[Any, ...]:
    """The arguments with the one at position i as integers."""
    return (*args[:i], as_integers(args[i]), *args[i + 1 :])


def any_varied(value: Any) -> bool:
    """Whether some array holds two different values: a constant one shows little."""
    if isinstance(value, list | tuple):
        return any(map(any_varied, value))
    return not isinstance(value, np.ndarray) or (value.size > 1 and bool((value != value.flat[0]).any()))


def round_one(args: tuple[Any, ...]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The arguments with one that has fractions rounded, and its position, where others keep fractions."""
    broken = [_has_fractions(value) for value in args]
    for i, value in enumerate(args):
        if broken[i] and sum(broken) > 1:
            rounded = _rounded(value)
            if any_varied(rounded):
                yield i, (*args[:i], rounded, *args[i + 1 :])


def _has_fractions(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_fractions, value))
    floats = isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind == "f")
    return floats and bool(np.isfinite(value).all() and (value != np.round(value)).any())


def _rounded(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(map(_rounded, value))
    return np.round(value) if isinstance(value, np.ndarray) else float(np.round(value))
