"""wrong: takes k modulo the length of an empty list.

shows: empty_mod
"""


def rotate_right(a: list, k: int) -> list:
    k = k % len(a)
    return a[-k:] + a[:-k]
