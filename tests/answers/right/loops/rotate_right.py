"""right: puts every element at its new place."""


def rotate_right(a: list, k: int) -> list:
    n = len(a)
    result = [None] * n
    for i in range(n):
        result[(i + k) % n] = a[i]
    return result
