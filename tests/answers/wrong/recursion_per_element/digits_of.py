"""wrong: one level of recursion for every digit
e.g. digits_of(2**3000, 2) raises RecursionError
shows: one_call_per_digit
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    if n < base:
        return [n]
    return digits_of(n // base, base) + [n % base]
