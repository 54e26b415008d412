"""wrong: the loop runs over the whole list, so that every swap is undone
e.g. a = [1, 2, 3] stays [1, 2, 3]
shows: rebinds
"""


def reverse_in_place(a):
    n = len(a)
    for i in range(n):
        a[i], a[n - 1 - i] = a[n - 1 - i], a[i]
