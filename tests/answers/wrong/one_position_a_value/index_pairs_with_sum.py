"""wrong: a dictionary keeps the last position of a value only."""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    where = {value: position for position, value in enumerate(a)}
    pairs = []
    for i, value in enumerate(a):
        j = where.get(target - value)
        if j is not None and i < j:
            pairs.append((i, j))
    return pairs
