r"""Sum every window of a list                                              level 2 · about 8 minutes

A window of width k over a list is a run of k numbers that stand side by side. Give the sum of every window,
from the first, which begins at position 0, to the last, which ends with the list:
entry $i$ is $a_i + a_{i+1} + \dots + a_{i+k-1}$.

What is judged
  - A list of n numbers has n - k + 1 windows of width k; where k exceeds n there is none, and the
    result is [].
  - Windows overlap: from one to the next the begin moves on by a single position.
  - k below 1: ValueError.
  - The call leaves a unchanged.
  - The time grows with the length of a, however wide the windows are. This is judged by the time
    that larger inputs take.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/window_sums.py
"""


def window_sums(a: list[int], k: int) -> list[int]:
    """Sum every window of width k.

    a : list of ints  the numbers
    k : int           how many numbers a window holds

    Returns a list of ints: the sums, in the order in which the windows begin.

    >>> window_sums([1, 2, 3, 4], 2)
    [3, 5, 7]
    >>> window_sums([5, -5, 5], 3)
    [5]
    """
    raise NotImplementedError
