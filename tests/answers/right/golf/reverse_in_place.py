"""right: one slice onto itself"""


def reverse_in_place(l):l[:]=l[::-1]
