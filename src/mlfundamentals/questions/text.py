"""Values as a person reads them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .agreement import number
from .codec import Opaque

MAX_SHOWN = 2000  # characters of one value


def show(value: Any, most: int = MAX_SHOWN) -> str:
    """A value as Python would write it, without the noise of NumPy's names; cut where it is long."""
    text = _text(value)
    return text if len(text) <= most else f"{text[:most]} ... ({len(text)} characters)"


def _text(value: Any) -> str:
    if isinstance(value, Opaque):
        return f"<{value.type_name}>"
    if isinstance(value, np.ndarray):
        return _array_text(value)
    if isinstance(value, np.generic | int):
        return number(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_text, value)) + ("," if len(value) == 1 else "") + ")"
    return repr(value)


def _array_text(value: np.ndarray) -> str:
    if value.size == 0:
        return f"array of shape {value.shape}"
    if value.ndim == 0:
        return number(value)
    plain = np.array2string(value, separator=", ", threshold=400, floatmode="unique", max_line_width=10_000)
    return plain if value.ndim > 2 else " ".join(plain.split()).replace(" ,", ",").replace(" ]", "]")
