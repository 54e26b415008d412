"""wrong: the number of digits comes from a floating-point logarithm
e.g. digits_of(1000) gives [0, 0, 0]
"""

import math


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    if n == 0:
        return [0]
    length = math.floor(math.log(n, base)) + 1
    return [n // base**k % base for k in reversed(range(length))]
