"""Reverse a list in place                                                 level 1 · about 4 minutes

Turn the order of a list's elements around in the list itself: whoever holds the same list sees it reversed. A
loop, slices or a method of the list will all do, as long as no other list takes its place.

What is judged
  - The list that was handed over is reversed afterwards.
  - Lists of every length are reversed: an empty list and a list of one element stay as they are; a
    list may hold 2,000 elements and more.
  - Elements keep their values: a list inside the list moves as a whole and is not reversed itself.
  - a itself is changed, in place; the function returns None.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/reverse_in_place.py
"""


def reverse_in_place(a: list) -> None:
    """Reverse a list in place.

    a : list  the list to be reversed, with elements of any types

    Returns None.

    >>> a = [1, 2, 3, 4]
    >>> reverse_in_place(a)
    >>> a
    [4, 3, 2, 1]
    """
    raise NotImplementedError
