"""right: two slices around the point of rotation."""


def rotate_right(a: list, k: int) -> list:
    if not a:
        return []
    k %= len(a)
    return a[len(a) - k :] + a[: len(a) - k]
