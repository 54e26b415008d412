"""wrong: the case of 0 returns before the base is checked
e.g. digits_of(0, 1) gives [0] instead of a ValueError
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if n == 0:
        return [0]
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = []
    while n:
        n, digit = divmod(n, base)
        digits.append(digit)
    return digits[::-1]
