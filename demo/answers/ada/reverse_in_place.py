# expect: passed
"""right: a stable sort whose keys are falling counters"""

from itertools import count


def reverse_in_place(a):
    falling = count(0, -1)
    a.sort(key=lambda _: next(falling))
