"""wrong: a float with a whole value is converted instead of refused
e.g. digits_of(305.0) gives [3, 0, 5] instead of a TypeError
"""


def _as_integer(value):
    if isinstance(value, bool):
        raise TypeError("a bool is not accepted")
    if isinstance(value, float):
        if not value.is_integer():
            raise TypeError("not a whole number")
        return int(value)
    return value


def digits_of(n, base=10):
    n = abs(_as_integer(n))
    base = _as_integer(base)
    if base < 2:
        raise ValueError("base must be at least 2")
    digits = []
    while True:
        n, digit = divmod(n, base)
        digits.append(digit)
        if n == 0:
            return digits[::-1]
