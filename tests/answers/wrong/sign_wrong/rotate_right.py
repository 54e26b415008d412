"""wrong: rotates to the left.

shows: rotates_left
"""


def rotate_right(a: list, k: int) -> list:
    if not a:
        return []
    k = k % len(a)
    return a[k:] + a[:k]
