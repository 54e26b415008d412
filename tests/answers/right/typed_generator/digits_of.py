"""right: a typed generator of the quotients and a comprehension over them"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

REFUSED: Final = (bool, float)


def quotients(value: int, base: int) -> Iterator[int]:
    yield value
    while value >= base:
        value //= base
        yield value


def digits_of(n: int, base: int = 10) -> list[int]:
    if isinstance(n, REFUSED) or isinstance(base, REFUSED):
        raise TypeError(f"integers are needed, not {type(n)} and {type(base)}")
    if base < 2:
        raise ValueError(f"base {base} is below 2")
    backwards: list[int] = [quotient % base for quotient in quotients(abs(n), base)]
    return backwards[::-1]
