"""wrong: never looks at the last position.

shows: range_short
"""


def count_overlapping(s: str, sub: str) -> int:
    count = 0
    for i in range(len(s) - len(sub)):
        if s[i : i + len(sub)] == sub:
            count += 1
    return count
