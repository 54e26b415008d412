# expect: wrong lsd_first
"""wrong: the digits come least significant first
e.g. digits_of(13, 2) gives [1, 0, 1, 1]
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = [n % base]
    while n >= base:
        n //= base
        digits.append(n % base)
    return digits
