"""right: gives the caller's own list back where nothing moves, which the statement permits."""


def rotate_right(a: list, k: int) -> list:
    if not a or k % len(a) == 0:
        return a
    k %= len(a)
    return a[-k:] + a[:-k]
