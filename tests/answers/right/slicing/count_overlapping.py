"""right: compares every slice of the right length."""


def count_overlapping(s: str, sub: str) -> int:
    m = len(sub)
    return len([i for i in range(len(s) - m + 1) if s[i : i + m] == sub])
