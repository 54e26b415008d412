"""wrong: the base is compared with 2 before its type is checked
e.g. digits_of(5, 1.5) raises ValueError instead of TypeError
"""


def digits_of(n, base=10):
    if base < 2:
        raise ValueError("base must be at least 2")
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    n = abs(n)
    digits = []
    while True:
        n, digit = divmod(n, base)
        digits.append(digit)
        if n == 0:
            return digits[::-1]
