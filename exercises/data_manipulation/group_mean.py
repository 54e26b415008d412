"""The mean of every group                                                 level 2 · about 8 minutes

Records are pairs of a key and a number. Return a dictionary with the arithmetic mean of the numbers of every
key. Add up with `math.fsum`, which rounds only once, and divide by how many numbers the key has.

What is judged
  - The keys of the dictionary stand in ascending order, as `sorted` puts them: "B" comes before
    "a".
  - Keys that differ in case are different keys.
  - No records give an empty dictionary.
  - A number that is NaN raises ValueError.
  - Numbers may be as large as 1e15 and cancel each other: a running sum in floats then loses
    digits, `math.fsum` does not.
  - The call leaves records unchanged.
  - records may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: the standard library, without NumPy.

Check yourself:  mlf grade exercises/data_manipulation/group_mean.py
"""


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    """Compute the mean of the numbers of every key.

    records : list of tuples of (str, float)  pairs of a key and a number

    Returns a dict[str, float]: the mean of every key, the keys in ascending order.

    Raises ValueError where a number is NaN.

    >>> group_mean([('b', 1.0), ('a', 2.5), ('b', 4.0)])
    {'a': 2.5, 'b': 2.5}
    """
    raise NotImplementedError
