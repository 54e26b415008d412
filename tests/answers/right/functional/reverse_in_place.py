"""right: reduce pushes every element to the left end of a deque, a slice takes it back"""

from collections import deque
from functools import reduce


def reverse_in_place(a):
    def push(pile, element):
        pile.appendleft(element)
        return pile

    a[:] = reduce(push, a, deque())
