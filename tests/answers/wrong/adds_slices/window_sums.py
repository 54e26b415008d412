"""wrong: right sums, but each window is added up anew, so the time grows with the width"""


def window_sums(a, k):
    if k < 1:
        raise ValueError
    sums = []
    for i in range(len(a) - k + 1):
        sums.append(sum(a[i : i + k]))
    return sums
