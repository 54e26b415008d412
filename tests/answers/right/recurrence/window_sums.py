"""right: each sum from the one before, written into a list made beforehand"""


def window_sums(a, k):
    if k < 1:
        raise ValueError
    n = len(a) - k + 1
    if n <= 0:
        return []
    sums = [0] * n
    sums[0] = sum(a[:k])
    for i in range(1, n):
        sums[i] = sums[i - 1] + a[i + k - 1] - a[i - 1]
    return sums
