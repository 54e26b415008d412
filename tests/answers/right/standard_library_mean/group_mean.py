"""right: statistics.fmean, which adds up by fsum."""

from collections import defaultdict
from math import isnan
from statistics import fmean


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    groups = defaultdict(list)
    for key, number in records:
        groups[key].append(number)
    if any(isnan(number) for _, number in records):
        raise ValueError("there is a NaN")
    return {key: fmean(groups[key]) for key in sorted(groups)}
