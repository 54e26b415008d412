"""wrong: adds up by sum, which loses small numbers beside large ones.

shows: running_sum
"""

import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    totals, counts = {}, {}
    for key, number in records:
        if math.isnan(number):
            raise ValueError("NaN")
        totals[key] = totals.get(key, 0.0) + number
        counts[key] = counts.get(key, 0) + 1
    return {key: totals[key] / counts[key] for key in sorted(totals)}
