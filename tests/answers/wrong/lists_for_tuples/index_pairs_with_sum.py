"""wrong: the pairs are lists.

shows: lists_for_pairs
"""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    n = len(a)
    return [[i, j] for i in range(n) for j in range(i + 1, n) if a[i] + a[j] == target]
