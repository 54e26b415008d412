"""right: sorts the records and lets groupby cut them."""

import itertools
import math
import operator


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    if any(x != x for _, x in records):
        raise ValueError("NaN")
    key = operator.itemgetter(0)
    grouped = ((k, [x for _, x in g]) for k, g in itertools.groupby(sorted(records, key=key), key))
    return {k: math.fsum(xs) / len(xs) for k, xs in grouped}
