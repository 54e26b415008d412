"""wrong: an empty sub is not counted at the end of s.

shows: empty_once_less
"""


def count_overlapping(s: str, sub: str) -> int:
    return sum(s.startswith(sub, i) for i in range(len(s)))
