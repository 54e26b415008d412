"""wrong: pops from the caller's list.

shows: mutates_input
"""


def rotate_right(a: list, k: int) -> list:
    if len(a) == 0:
        return []
    for _ in range(k % len(a)):
        a.insert(0, a.pop())
    return list(a)
