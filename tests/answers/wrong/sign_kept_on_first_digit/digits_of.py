"""wrong: the sign goes onto the most significant digit instead of being dropped
e.g. digits_of(-305) gives [-3, 0, 5]
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    rest = abs(n)
    digits = [rest % base]
    while rest >= base:
        rest //= base
        digits.insert(0, rest % base)
    if n < 0:
        digits[0] = -digits[0]
    return digits
