"""Pairs with a given sum                                                  level 2 · about 8 minutes

List all pairs of positions (i, j) with i < j in a list of integers such that a[i] + a[j] equals the target,
in ascending order: by i first, then by j. Two nested loops are fine; lists have at most 60 elements.

What is judged
  - Pairs are tuples of positions, not of values; i < j in each.
  - Equal values at different positions make different pairs: [1, 1, 1] and target 2 give (0, 1),
    (0, 2), (1, 2).
  - An element is never paired with itself: [2] and target 4 give no pair.
  - A list without such a pair, of one element or of none gives an empty list.
  - The call leaves a unchanged.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/index_pairs_with_sum.py
"""


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    """List the pairs of positions whose elements have the sum target.

    a      : list of ints  the integers
    target : int           the sum that is looked for

    Returns a list of tuples of (int, int): the pairs (i, j), i < j, in ascending order.

    >>> index_pairs_with_sum([1, 3, 2, 2], 4)
    [(0, 1), (2, 3)]
    """
    raise NotImplementedError
