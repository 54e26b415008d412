"""wrong: sorts the keys as if all were in lower case.

shows: sorted_without_case
"""

import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    groups = {}
    for key, number in records:
        if math.isnan(number):
            raise ValueError("NaN")
        groups.setdefault(key, []).append(number)
    return {key: math.fsum(groups[key]) / len(groups[key]) for key in sorted(groups, key=str.lower)}
