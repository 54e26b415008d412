"""wrong: numbers that are NaN are left out of the mean.

shows: nan_skipped
"""

import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    groups = {}
    for key, number in records:
        if not math.isnan(number):
            groups.setdefault(key, []).append(number)
    return {key: math.fsum(groups[key]) / len(groups[key]) for key in sorted(groups)}
