"""The digits of an integer in any base                                    level 1 · about 6 minutes

Write the absolute value of an integer in a base, and return its digits as a list of integers. The base
decides what a digit is: 13 has the digits 1, 3 in base 10, the digits 1, 1, 0, 1 in base 2 and the single
digit 13 in base 16.

What is judged
  - The most significant digit comes first, without leading zeros.
  - Digits are integers from 0 to base - 1, however large the base; above 9 there are no letters.
  - 0 has one digit, [0], in every base.
  - The sign is dropped: -305 has the digits of 305.
  - n may have up to 2,000 digits, more than a float can hold exactly; all of them count.
  - A bool or a float for n or base raises TypeError, also where its value is whole.
  - An integer base below 2 raises ValueError.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/digits_of.py
"""


def digits_of(n: int, base: int = 10) -> list[int]:
    """List the digits of an integer, most significant first.

    n    : int  the integer, of either sign
    base : int  the base, at least 2

    Returns a list of ints: the digits of the absolute value of n, integers from 0 to base - 1.

    Raises TypeError where n or base is a bool or a float, ValueError where base is below 2.

    >>> digits_of(-305)
    [3, 0, 5]
    >>> digits_of(13, 2)
    [1, 1, 0, 1]
    """
    raise NotImplementedError
