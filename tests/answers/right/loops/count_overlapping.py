"""right: goes from one find to the next, a position further."""


def count_overlapping(s: str, sub: str) -> int:
    count = 0
    position = s.find(sub)
    while position != -1:
        count += 1
        position = s.find(sub, position + 1)
    return count
