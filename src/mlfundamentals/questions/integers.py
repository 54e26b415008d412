"""Inputs whose whole numbers come as integers, where floats are expected."""

from __future__ import annotations

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


def any_varied(value: Any) -> bool:
    """Whether some array holds two different values: a constant one shows little."""
    if isinstance(value, list | tuple):
        return any(map(any_varied, value))
    return not isinstance(value, np.ndarray) or (value.size > 1 and bool((value != value.flat[0]).any()))
