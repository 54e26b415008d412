# expect: wrong returns_copy
"""wrong: returns a new reversed list and leaves the old one alone
e.g. a = [1, 2] stays [1, 2], and [2, 1] is returned
"""


def reverse_in_place(a):
    result = []
    for element in a:
        result.insert(0, element)
    return result
