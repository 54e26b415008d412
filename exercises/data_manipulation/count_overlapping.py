"""Count a text inside another one                                         level 2 · about 7 minutes

Count at how many positions of the text s the text sub begins. Occurrences may overlap: in "aaaa" the text
"aa" begins at the positions 0, 1 and 2.

What is judged
  - Every start position counts, also where one occurrence overlaps another one.
  - Upper and lower case are different: "A" does not occur in "a".
  - A sub longer than s occurs 0 times.
  - An empty sub begins at every position from 0 to len(s), so it occurs len(s) + 1 times.
  - sub is plain text: a "." stands for a point, not for any character.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/count_overlapping.py
"""


def count_overlapping(s: str, sub: str) -> int:
    """Count the positions at which sub begins in s.

    s   : str  the text that is searched
    sub : str  the text that is looked for

    Returns an int: the number of positions.

    >>> count_overlapping('aaaa', 'aa')
    3
    >>> count_overlapping('abc', '')
    4
    """
    raise NotImplementedError
