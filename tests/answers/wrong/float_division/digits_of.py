"""wrong: divides with / and int(), which passes through a float
e.g. digits_of(10**17 + 19) gives the last digits 2, 9 instead of 1, 9
shows: float_division
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    if n == 0:
        return [0]
    digits = []
    while n > 0:
        digits.append(n % base)
        n = int(n / base)
    return digits[::-1]
