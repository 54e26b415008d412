"""right: a deque of the window's numbers, and their sum"""

from collections import deque


def window_sums(a, k):
    if k < 1:
        raise ValueError("a window holds a number at least")
    window, total, sums = deque(), 0, []
    for value in a:
        window.append(value)
        total += value
        if len(window) > k:
            total -= window.popleft()
        if len(window) == k:
            sums.append(total)
    return sums
