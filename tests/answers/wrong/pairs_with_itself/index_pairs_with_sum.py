"""wrong: an element may be its own partner.

shows: allows_i_eq_j
"""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    return [(i, j) for i in range(len(a)) for j in range(i, len(a)) if a[i] + a[j] == target]
