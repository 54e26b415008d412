"""wrong: returns the values of the pairs.

shows: values_not_indices
"""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    n = len(a)
    return [(a[i], a[j]) for i in range(n) for j in range(i + 1, n) if a[i] + a[j] == target]
