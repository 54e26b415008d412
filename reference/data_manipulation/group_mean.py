"""The mean of every group.

Records are pairs of a key and a number. Return a dictionary with the arithmetic mean of the numbers of every
key. Add up with `math.fsum`, which rounds only once, and divide by how many numbers the key has.

What is judged
- The keys of the dictionary stand in ascending order, as `sorted` puts them: "B" comes before "a".
- Keys that differ in case are different keys.
- No records give an empty dictionary.
- A number that is NaN raises ValueError.
- Numbers may be as large as 1e15 and cancel each other: a running sum in floats then loses digits,
  `math.fsum` does not.
"""

import itertools
import math
from collections import defaultdict

from hypothesis import strategies as st

from mlfundamentals.questions import Question, close, draws, edge


def group_mean(records: list[tuple[str, float]]) -> dict[str, float]:
    """Compute the mean of the numbers of every key.

    records: pairs of a key and a number

    Returns the mean of every key, the keys in ascending order.

    Raises ValueError where a number is NaN.
    """
    groups = {}
    for key, number in records:
        if math.isnan(number):
            raise ValueError(f"a number of {key!r} is NaN")
        groups.setdefault(key, []).append(number)
    return {key: math.fsum(groups[key]) / len(groups[key]) for key in sorted(groups)}


def numbers():
    return st.integers(-80, 80).map(lambda n: n / 8)


def records(keys, number, least=1, most=8):
    return st.tuples(st.lists(st.tuples(st.sampled_from(keys), number), min_size=least, max_size=most))


def tenths():
    return st.integers(-1000, 1000).map(lambda n: n / 10)


A, B, C = ("a", 1.0), ("b", 2.5), ("c", 4.0)

question = Question(
    group_mean,
    level=2,
    minutes=8,
    agreement=close(rtol=1e-12),
    inputs=[
        draws("eighths", records("abc", numbers(), 3)),
        draws("tenths", records("dBa", tenths(), 4)),
        edge("no records", ([],)),
        edge("one record", ([("x", 2.5)],), ([("a", -7.0)],), ([("", 0.0)],)),
        edge(
            "keys in other than ascending order",
            ([C, B, A],),
            ([B, C, A, B],),
            ([("z", 1.5), ("Z", 2.5), ("m", 3.5)],),
        ),
        edge(
            "keys that differ in case",
            ([("a", 1.0), ("A", 2.0)],),
            ([("Ab", 1.0), ("aB", 3.0), ("Ab", 2.0)],),
        ),
        edge(
            "three of one key",
            ([("a", 0.0), ("a", 0.0), ("a", 6.0)],),
            ([("a", 8.0), ("b", 1.0), ("a", 0.0), ("a", 1.0)],),
            ([("k", 1.0), ("k", 2.0), ("k", 4.0), ("k", 9.0)],),
        ),
        edge("half numbers", ([("a", 1.0), ("a", 2.0)],), ([("a", -1.0), ("a", -2.0), ("b", 0.5)],)),
        edge(
            "numbers that cancel",
            ([("a", 1e15)] * 9 + [("a", 0.125)] + [("a", -1e15)] * 9,),
            ([("a", -1e15)] * 12 + [("b", 1.0), ("a", 3.25)] + [("a", 1e15)] * 12,),
            ([("q", 5.0)] + [("q", 1e15)] * 10 + [("q", 0.25)] * 3 + [("q", -1e15)] * 10,),
        ),
        edge("NaN", ([("a", math.nan)],), ([A, ("b", math.nan), C],), ([A, ("a", math.nan)],)),
        edge("integers", ([("a", 1), ("a", 2)],), ([("b", 7), ("a", 3), ("b", 8)],)),
    ],
    examples=[([("b", 1.0), ("a", 2.5), ("b", 4.0)],)],
    numpy=False,
)


def check(records):
    if any(number != number for _, number in records):
        raise ValueError("NaN")


@question.alternate("one_key_after_the_other")
def _(records):
    check(records)
    means = {}
    for key in sorted({key for key, _ in records}):
        values = [number for other, number in records if other == key]
        means[key] = math.fsum(values) / len(values)
    return means


@question.alternate("groupby")
def _(records):
    from itertools import groupby

    means = {}
    for key, pairs in groupby(sorted(records, key=lambda record: record[0]), key=lambda record: record[0]):
        values = [number for _, number in pairs]
        if any(map(math.isnan, values)):
            raise ValueError(key)
        means[key] = math.fsum(values) / len(values)
    return means


@question.alternate("exact_fractions")
def _(records):
    from fractions import Fraction

    check(records)
    groups = defaultdict(list)
    for key, number in records:
        groups[key].append(Fraction(number))
    return {key: float(sum(values) / len(values)) for key, values in sorted(groups.items())}


def grouped(records):
    check(records)
    groups = defaultdict(list)
    for key, number in records:
        groups[key].append(number)
    return groups


@question.misconception(
    "pairwise_running", hint="How much does the first of three numbers count in your mean?"
)
def _(records):
    """It averages the mean so far with the next number, so that later numbers count more."""
    means = {}
    for key, values in sorted(grouped(records).items()):
        mean = values[0]
        for value in values[1:]:
            mean = (mean + value) / 2
        means[key] = float(mean)
    return means


@question.misconception(
    "last_value", hint="What is left of the first number of a key when a second one comes?"
)
def _(records):
    """It keeps the last number of every key."""
    return {key: float(values[-1]) for key, values in sorted(grouped(records).items())}


@question.misconception("overall_count", hint="By how many numbers do you divide the sum of one key?")
def _(records):
    """It divides by the number of all records instead of those of the key."""
    return {key: math.fsum(values) / len(records) for key, values in sorted(grouped(records).items())}


@question.misconception("first_seen_order", hint="In which order does a dictionary keep its keys?")
def _(records):
    """It leaves the keys in the order in which they first appear."""
    return {key: math.fsum(values) / len(values) for key, values in grouped(records).items()}


@question.misconception("integer_division", hint="What is 3 // 2?")
def _(records):
    """It divides with // and so cuts the mean to a whole number."""
    return {key: math.fsum(values) // len(values) for key, values in sorted(grouped(records).items())}


@question.misconception("case_ignored", hint="Are 'a' and 'A' one key?")
def _(records):
    """It takes keys that differ in case for one key."""
    check(records)
    return {
        key: math.fsum(values) / len(values)
        for key, values in sorted(grouped([(key.lower(), number) for key, number in records]).items())
    }


@question.misconception("running_sum", hint="How many digits of 0.125 are left in 1e15 + 0.125?")
def _(records):
    """It adds up one by one, and small numbers are lost beside large ones."""
    means = {}
    for key, values in sorted(grouped(records).items()):
        total = 0.0
        for value in values:
            total += value
        means[key] = total / len(values)
    return means


@question.misconception("nan_kept", hint="What does NaN do to a sum?")
def _(records):
    """It lets NaN pass, and the mean becomes NaN."""
    groups = defaultdict(list)
    for key, number in records:
        groups[key].append(number)
    return {key: math.fsum(values) / len(values) for key, values in sorted(groups.items())}


@question.misconception("nan_skipped", hint="What does the statement want where a number is NaN?")
def _(records):
    """It leaves out NaN instead of raising ValueError."""
    groups = defaultdict(list)
    for key, number in records:
        if number == number:
            groups[key].append(number)
    return {key: math.fsum(values) / len(values) for key, values in sorted(groups.items())}


@question.misconception("sorted_without_case", hint="Which is smaller in Python: 'B' or 'a'?")
def _(records):
    """It sorts the keys as if all letters were lower case."""
    groups = grouped(records)
    return {key: math.fsum(groups[key]) / len(groups[key]) for key in sorted(groups, key=str.lower)}


@question.misconception(
    "grouped_unsorted", hint="What becomes of a group when its key comes back after another one?"
)
def _(records):
    """Only records that follow each other are grouped, and the last such group of a key is kept."""
    check(records)
    means = {}
    for key, run in itertools.groupby(records, lambda record: record[0]):
        numbers = [number for _, number in run]
        means[key] = math.fsum(numbers) / len(numbers)
    return dict(sorted(means.items()))
