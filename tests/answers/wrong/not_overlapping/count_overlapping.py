"""wrong: str.count goes on behind an occurrence.

shows: non_overlapping
"""


def count_overlapping(s: str, sub: str) -> int:
    return s.count(sub)
