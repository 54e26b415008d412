# expect: passed
"""right: find the largest power of the base, then divide by falling powers"""


def digits_of(number, radix=10):
    if type(number) is bool or type(radix) is bool:
        raise TypeError("a bool is no number here")
    if isinstance(number, float) or isinstance(radix, float):
        raise TypeError("a float is not exact")
    if radix <= 1:
        raise ValueError("no positional system has a base below 2")
    remaining = abs(number)
    power = 1
    while power * radix <= remaining:
        power *= radix
    result = []
    while power >= 1:
        digit, remaining = divmod(remaining, power)
        result += [digit]
        power //= radix
    return result
