"""right: looks earlier positions up by value and sorts at the end."""

from collections import defaultdict


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    seen = defaultdict(list)
    found = []
    for j, value in enumerate(a):
        found.extend((i, j) for i in seen[target - value])
        seen[value].append(j)
    found.sort()
    return found
