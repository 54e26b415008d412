"""wrong: an empty sub counts 0 times.

shows: empty_zero
"""


def count_overlapping(s: str, sub: str) -> int:
    if not sub or len(sub) > len(s):
        return 0
    return sum(1 for i in range(len(s) - len(sub) + 1) if s[i:].startswith(sub))
