"""Rotate a list                                                           level 1 · about 6 minutes

Return a list in which every element has moved k places to the right; what leaves the list at its end
comes in again at its front. The element at index i ends up at index (i + k) mod n, where n is the length of
the list.

What is judged
  - A negative k rotates to the left: k = -1 moves every element one place to the left.
  - k may be larger than n, or smaller than -n; k may be as large as 10**18.
  - An empty list gives an empty list, whatever k is.
  - Elements keep their values. Where nothing moves, `a` itself may be returned.
  - The call leaves a unchanged.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/rotate_right.py
"""


def rotate_right(a: list, k: int) -> list:
    """Rotate a list k places to the right.

    a : list  the list, with elements of any types
    k : int   how many places; negative to the left

    Returns a list: a list with the elements of a.

    >>> rotate_right([1, 2, 3, 4, 5], 2)
    [4, 5, 1, 2, 3]
    >>> rotate_right([1, 2, 3], -1)
    [2, 3, 1]
    """
    raise NotImplementedError
