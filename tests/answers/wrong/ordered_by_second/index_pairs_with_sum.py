"""wrong: looks earlier positions up by value, so pairs come in the order of j."""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    seen = {}
    found = []
    for j, value in enumerate(a):
        for i in seen.get(target - value, []):
            found.append((i, j))
        seen.setdefault(value, []).append(j)
    return found
