"""wrong: reverses in place but also returns the list
e.g. reverse_in_place([1, 2]) returns [2, 1] instead of None
"""


def reverse_in_place(a):
    a.reverse()
    return a
