# expect: wrong
"""wrong: digits above 9 become letters
e.g. digits_of(13, 16) gives ['d']
"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = []
    while True:
        n, digit = divmod(n, base)
        digits.append(digit if digit < 10 else chr(ord("a") + digit - 10))
        if n == 0:
            return digits[::-1]
