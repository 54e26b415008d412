"""right: two nested loops."""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    pairs = []
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            if a[i] + a[j] == target:
                pairs += [(i, j)]
    return pairs
