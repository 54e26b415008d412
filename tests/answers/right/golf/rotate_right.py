"""right: one list comprehension."""


def rotate_right(a, k):
    return [a[(i - k) % len(a)] for i in range(len(a))]
