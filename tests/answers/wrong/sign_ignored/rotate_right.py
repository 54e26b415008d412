"""wrong: rotates to the right also for a negative k.

shows: negative_ignored
"""


def rotate_right(a: list, k: int) -> list:
    if not a:
        return []
    k = abs(k) % len(a)
    return a[len(a) - k :] + a[: len(a) - k]
