"""wrong: assigns a reversed copy to the local name only
e.g. a = [1, 2] stays [1, 2]
shows: rebinds
"""


def reverse_in_place(a):
    a = a[::-1]
