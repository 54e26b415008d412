"""wrong: right sums, but the list is added to itself k times, shifted"""


def window_sums(a, k):
    if k < 1:
        raise ValueError
    n = max(len(a) - k + 1, 0)
    sums = [0] * n
    for shift in range(k):
        if n:
            sums = [total + value for total, value in zip(sums, a[shift:])]
    return sums
