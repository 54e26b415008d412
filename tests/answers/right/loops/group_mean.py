"""right: a dictionary of lists, then a sorted one of means."""

import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    groups = {}
    for key, number in records:
        if math.isnan(number):
            raise ValueError("NaN in group " + key)
        if key not in groups:
            groups[key] = []
        groups[key].append(number)
    means = {}
    for key in sorted(groups):
        means[key] = math.fsum(groups[key]) / len(groups[key])
    return means
