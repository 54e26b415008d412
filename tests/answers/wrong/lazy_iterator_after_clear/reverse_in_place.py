"""wrong: reversed() is lazy and finds an empty list after clear()
e.g. a = [1, 2] becomes []
"""


def reverse_in_place(a):
    backwards = reversed(a)
    a.clear()
    a.extend(backwards)
