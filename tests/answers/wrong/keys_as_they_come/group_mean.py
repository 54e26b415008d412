"""wrong: the keys stand in the order of their first appearance.

shows: first_seen_order
"""

import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    groups = {}
    for key, number in records:
        if math.isnan(number):
            raise ValueError("NaN")
        groups.setdefault(key, []).append(number)
    return {key: math.fsum(numbers) / len(numbers) for key, numbers in groups.items()}
