r"""Sum every window of a list.

A window of width k over a list is a run of k numbers that stand side by side. Give the sum of every window,
from the first, which begins at position 0, to the last, which ends with the list:
entry $i$ is $a_i + a_{i+1} + \dots + a_{i+k-1}$.

What is judged
- A list of n numbers has n - k + 1 windows of width k; where k exceeds n there is none, and the result is [].
- Windows overlap: from one to the next the begin moves on by a single position.
- k below 1: ValueError.
"""

import itertools

import numpy as np
from hypothesis import strategies as st

from mlfundamentals.questions import Growth, Question, draws, edge, exact


def window_sums(a: list[int], k: int) -> list[int]:
    """Sum every window of width k.

    a: the numbers
    k: how many numbers a window holds

    Returns the sums, in the order in which the windows begin.
    """
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    if k > len(a):
        return []
    total = sum(a[:k])
    sums = [total]
    for i in range(k, len(a)):
        total += a[i] - a[i - k]
        sums.append(total)
    return sums


def half_as_wide(n):
    """A list of n numbers, and windows half as long."""
    return np.random.default_rng(n).integers(-4, 5, size=n).tolist(), n // 2


numbers = st.lists(st.integers(-9, 9), min_size=3, max_size=12)

question = Question(
    window_sums,
    level=2,
    minutes=8,
    agreement=exact(),
    inputs=[
        draws("lists and widths", st.tuples(numbers, st.integers(1, 4))),
        edge("as wide as the list", ([1, 2, 3], 3), ([4], 1), ([-1, 1], 2)),
        edge("wider than the list", ([1, 2], 3), ([5], 2), ([1, 2, 3], 7)),
        edge("width 1", ([3, 1, 2], 1), ([0, -4, 4, 7], 1)),
        edge("empty list", ([], 1), ([], 3)),
        edge("k below 1", ([1, 2, 3], 0), ([1, 2, 3], -1), ([], 0)),
        edge("numbers beyond 64 bits", ([2**64, 1, -(2**65)], 2), ([10**30, 10**30, 1], 2)),
    ],
    examples=[([1, 2, 3, 4], 2), ([5, -5, 5], 3)],
    numpy=False,
    growth=Growth(
        half_as_wide,
        sizes=(4, 1000, 16000),
        unit="numbers",
        rule="The time grows with the length of a, however wide the windows are.",
        hint="By which two numbers does a window differ from the one before it?",
    ),
)


@question.alternate("running_totals")
def _(a, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    totals = [0, *itertools.accumulate(a)]
    return [end - begin for begin, end in zip(totals, totals[k:], strict=False)]


@question.alternate("goes_on_from_the_last_sum")
def _(a, k):
    if k <= 0:
        raise ValueError(k)
    sums = []
    if len(a) >= k:
        sums.append(sum(a[0:k]))
        for old, new in zip(a, a[k:], strict=False):
            sums.append(sums[-1] - old + new)
    return sums


@question.alternate("counts_as_it_goes")
def _(a, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    out, total = [], 0
    for i, value in enumerate(a):
        total += value
        if i >= k:
            total -= a[i - k]
        if i >= k - 1:
            out.append(total)
    return out


@question.too_slow("each_window_anew")
def _(a, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k]) for i in range(len(a) - k + 1)]


@question.too_slow("two_loops")
def _(a, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    sums = []
    for i in range(len(a) - k + 1):
        total = 0
        for j in range(i, i + k):
            total += a[j]
        sums.append(total)
    return sums


@question.misconception("misses_the_last", hint="At which position does the last window begin?")
def _(a, k):
    """It leaves out the window that ends with the list."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k]) for i in range(len(a) - k)]


@question.misconception("shorter_at_the_end", hint="How many numbers do the last sums of your result hold?")
def _(a, k):
    """It also sums what is left at the end of the list, where less than a window fits."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k]) for i in range(len(a))]


@question.misconception("side_by_side", hint="By how many positions does one window follow the other?")
def _(a, k):
    """It moves on by a whole width, so that windows do not overlap."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k]) for i in range(0, len(a) - k + 1, k)]


@question.misconception("never_lets_go", hint="What has to leave the sum when the window moves on?")
def _(a, k):
    """It adds the number that enters the window and keeps the one that leaves it."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return list(itertools.accumulate(a))[k - 1 :]


@question.misconception("one_too_wide", hint="How many numbers does a[i : i + k + 1] hold?")
def _(a, k):
    """Its windows hold k + 1 numbers."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k + 1]) for i in range(len(a) - k)]


@question.misconception("averages", hint="Is a mean asked for?")
def _(a, k):
    """It divides each sum by the width."""
    if k < 1:
        raise ValueError("k must be at least 1")
    return [sum(a[i : i + k]) / k for i in range(len(a) - k + 1)]


@question.misconception("whole_list_if_short", hint="How many windows of width 3 has a list of 2 numbers?")
def _(a, k):
    """It gives the sum of the whole list where no window fits."""
    if k < 1:
        raise ValueError("k must be at least 1")
    if k > len(a):
        return [sum(a)]
    return [sum(a[i : i + k]) for i in range(len(a) - k + 1)]


@question.misconception("takes_any_width", hint="What shall happen for k = 0?")
def _(a, k):
    """It does not check k."""
    return [sum(a[i : i + k]) for i in range(len(a) - k + 1)]
