"""right: adds up fractions, exactly."""

from collections import Counter
from fractions import Fraction


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    sums: dict[str, Fraction] = {}
    counts: Counter[str] = Counter()
    for key, number in records:
        sums[key] = sums.get(key, Fraction(0)) + Fraction(number)  # ValueError for NaN
        counts[key] += 1
    return {key: float(sums[key] / counts[key]) for key in sorted(sums)}
