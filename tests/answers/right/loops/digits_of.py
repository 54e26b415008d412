"""right: a while loop of % and //, turned around at the end"""


def digits_of(n, base=10):
    for value in (n, base):
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError("n and base must be integers")
    if base < 2:
        raise ValueError("base must be at least 2")
    if n < 0:
        n = -n
    if n == 0:
        return [0]
    digits = []
    while n > 0:
        digits.append(n % base)
        n = n // base
    digits.reverse()
    return digits
