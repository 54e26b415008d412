"""wrong: list.index finds the first position of equal values.

shows: first_place_of_value
"""

from itertools import combinations


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    return [(a.index(x), a.index(y)) for x, y in combinations(a, 2) if x + y == target]
