"""Rotate a list.

Return a list in which every element has moved k places to the right; what leaves the list at its end
comes in again at its front. The element at index i ends up at index (i + k) mod n, where n is the length of
the list.

What is judged
- A negative k rotates to the left: k = -1 moves every element one place to the left.
- k may be larger than n, or smaller than -n; k may be as large as 10**18.
- An empty list gives an empty list, whatever k is.
- Elements keep their values. Where nothing moves, `a` itself may be returned.
"""

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def rotate_right(a: list, k: int) -> list:
    """Rotate a list k places to the right.

    a: the list, with elements of any types
    k: how many places; negative to the left

    Returns a list with the elements of a.
    """
    if not a:
        return []
    cut = -k % len(a)
    return a[cut:] + a[:cut]


def lists(least, most=7):
    return st.lists(st.integers(-9, 9), min_size=least, max_size=most, unique=True)


question = Question(
    rotate_right,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("less than the length", st.tuples(lists(3), st.integers(0, 2))),
        draws("any k", st.tuples(lists(2), st.integers(-20, 20))),
        edge("empty list", ([], 0), ([], 3), ([], -2), ([], 10**18)),
        edge("k is 0", ([4, 5, 6], 0), ([7], 0), (["a", "b"], 0)),
        edge("k is a multiple of the length", ([1, 2, 3], 3), ([1, 2, 3], -6), ([1, 2], 10**18)),
        edge("k beyond the length", ([1, 2, 3], 4), ([1, 2, 3, 4, 5], 13), ([1, 2, 3], 10**18 + 1)),
        edge("to the left", ([1, 2, 3], -1), ([1, 2, 3, 4], -3), ([1, 2, 3, 4, 5], -7)),
        edge("one element", ([9], 1), ([9], -5), (["ab"], 8)),
        edge("elements of other types", (["a", [1, 2], None], 1), (["x", "x", "y"], 2), ([2.5, True], 1)),
    ],
    examples=[([1, 2, 3, 4, 5], 2), ([1, 2, 3], -1)],
    numpy=False,
)


@question.alternate("index_by_index")
def _(a, k):
    n = len(a)
    rotated = [None] * n
    for i, element in enumerate(a):
        rotated[(i + k) % n] = element
    return rotated


@question.alternate("deque")
def _(a, k):
    from collections import deque

    turning = deque(a)
    turning.rotate(k)
    return list(turning)


@question.alternate("three_reversals")
def _(a, k):
    if len(a) == 0:
        return list(a)
    k %= len(a)
    turned = a[::-1]
    return turned[:k][::-1] + turned[k:][::-1]


@question.misconception("rotates_left", hint="Where is the first element after a rotation by 1 to the right?")
def _(a, k):
    """It rotates to the left where it should rotate to the right."""
    if not a:
        return []
    cut = k % len(a)
    return a[cut:] + a[:cut]


@question.misconception("no_mod", hint="What is a[-7:] of a list of three elements?")
def _(a, k):
    """It does not reduce k by the length, so a k beyond the length leaves the list as it is, or doubles
    it."""
    if not a:
        return []
    return a[-k:] + a[:-k] if k else list(a)


@question.misconception("empty_mod", hint="What is k % len(a) when a is empty?")
def _(a, k):
    """It divides by the length of an empty list."""
    cut = -k % len(a)
    return a[cut:] + a[:cut]


@question.misconception("mutates_input", hint="Whose list do pop and insert change?")
def _(a, k):
    """It turns the caller's list instead of a new one."""
    for _ in range(k % len(a) if a else 0):
        a.insert(0, a.pop())
    return list(a)


@question.misconception("negative_ignored", hint="Which way does k = -1 turn the list?")
def _(a, k):
    """It takes a negative k for a positive one and rotates to the right."""
    if not a:
        return []
    cut = -abs(k) % len(a)
    return a[cut:] + a[:cut]


@question.misconception("shifts", hint="What comes in at the front when an element leaves at the end?")
def _(a, k):
    """It shifts the elements and fills up with None, so that what leaves the list is lost."""
    n = len(a)
    return [a[i - k] if 0 <= i - k < n else None for i in range(n)]
