"""wrong: slices by k itself, so a k larger than n does nothing right.

shows: no_mod
"""


def rotate_right(a: list, k: int) -> list:
    return a[-k:] + a[:-k]
