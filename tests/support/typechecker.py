"""The type checker that tests put on the library's functions: an int passes for a float, as in type hints.

beartype knows `Self` only where it decorates whole classes, and the import hook decorates methods: there,
anything passes for Self.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from beartype import BeartypeConf, beartype

_beartype: Any = beartype(conf=BeartypeConf(is_pep484_tower=True))


def check(function: Callable[..., Any]) -> Any:
    """The function, checking its arguments and what it returns."""
    hints = getattr(function, "__annotations__", {})
    for name, hint in hints.items():
        if hint is Self or hint == "Self":
            hints[name] = object
    return _beartype(function)
