"""wrong: looks earlier positions up by value, so pairs come in the order of j.

shows: ordered_by_second
"""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    seen = {}
    found = []
    for j, value in enumerate(a):
        found.extend((i, j) for i in seen.get(target - value, []))
        seen.setdefault(value, []).append(j)
    return found
