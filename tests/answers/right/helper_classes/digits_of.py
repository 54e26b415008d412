"""right: a small class for the positional system and helpers for the checks"""

from collections import deque


def _require_plain_integer(name, value):
    if isinstance(value, bool):
        raise TypeError(f"{name} must be an int, not a bool")
    if not isinstance(value, int):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")


class PositionalSystem:
    def __init__(self, base):
        _require_plain_integer("base", base)
        if base < 2:
            raise ValueError("base must be at least 2")
        self.base = base

    def expand(self, magnitude):
        digits = deque()
        while True:
            magnitude, digit = divmod(magnitude, self.base)
            digits.appendleft(digit)
            if magnitude == 0:
                return list(digits)


def digits_of(n, base=10):
    _require_plain_integer("n", n)
    return PositionalSystem(base).expand(abs(n))
