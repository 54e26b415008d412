"""right: recursion on the upper and the lower half of the digits, so depth is logarithmic"""


def digits_of(n, base=10):
    if isinstance(n, (bool, float)) or isinstance(base, (bool, float)):
        raise TypeError("bool and float are not accepted")
    if base < 2:
        raise ValueError("base must be at least 2")

    def exactly(value, width):
        if width == 1:
            return [value]
        lower = width // 2
        head, tail = divmod(value, base**lower)
        return exactly(head, width - lower) + exactly(tail, lower)

    value = abs(n)
    width = 1
    while base**width <= value:
        width *= 2
    padded = exactly(value, width)
    start = 0
    while start < width - 1 and padded[start] == 0:
        start += 1
    return padded[start:]
