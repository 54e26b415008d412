"""right: lets collections.deque rotate."""

from collections import deque


def rotate_right(a: list, k: int) -> list:
    d = deque(a)
    d.rotate(k)
    return list(d)
