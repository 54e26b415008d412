"""wrong: sorts from large to small instead of reversing
e.g. a = [1, 3, 2] becomes [3, 2, 1]
"""


def reverse_in_place(a):
    a.sort(reverse=True)
