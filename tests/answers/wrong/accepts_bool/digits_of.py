"""wrong: isinstance(n, int) lets a bool through
e.g. digits_of(True) gives [1] instead of a TypeError
shows: bool_accepted
"""


def digits_of(n, base=10):
    if not isinstance(n, int) or not isinstance(base, int):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = []
    while True:
        n, digit = divmod(n, base)
        digits.append(digit)
        if n == 0:
            return digits[::-1]
