"""wrong: the loop never runs for 0
e.g. digits_of(0) gives []
shows: zero_empty
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = []
    while n > 0:
        n, digit = divmod(n, base)
        digits.append(digit)
    return digits[::-1]
