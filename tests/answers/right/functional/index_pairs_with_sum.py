"""right: filters the combinations of numbered elements."""

from itertools import combinations


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    return [(i, j) for (i, x), (j, y) in combinations(enumerate(a), 2) if x + y == target]
