"""right: adds up startswith over all positions."""


def count_overlapping(s: str, sub: str) -> int:
    return sum(s.startswith(sub, i) for i in range(len(s) + 1))
