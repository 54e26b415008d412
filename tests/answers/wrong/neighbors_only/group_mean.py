"""wrong: groupby without sorting first, so a key that comes back loses its first numbers.

shows: grouped_unsorted
"""

import itertools
import math


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    means = {}
    for key, group in itertools.groupby(records, lambda record: record[0]):
        numbers = [number for _, number in group]
        if any(math.isnan(number) for number in numbers):
            raise ValueError("NaN")
        means[key] = math.fsum(numbers) / len(numbers)
    return dict(sorted(means.items()))
