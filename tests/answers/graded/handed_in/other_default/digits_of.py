def digits_of(n, base=99):

    for value in (n, base):
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError("integers only")
    if base < 2:
        raise ValueError("base must be at least 2")
    n, digits = abs(n), []
    while n or not digits:
        n, digit = divmod(n, base)
        digits.insert(0, digit)
    return digits
