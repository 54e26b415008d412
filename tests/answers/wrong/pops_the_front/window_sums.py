"""wrong: right sums, but the head of the list is sliced off in each step, and the rest copied"""


def window_sums(a, k):
    if k < 1:
        raise ValueError
    if len(a) < k:
        return []
    rest, sums = list(a), []
    while len(rest) >= k:
        total = 0
        for value in rest[:k]:
            total += value
        sums.append(total)
        rest = rest[1:]
    return sums
