"""Reverse a list in place.

Turn the order of a list's elements around in the list itself: whoever holds the same list sees it reversed. A
loop, slices or a method of the list will all do, as long as no other list takes its place.

What is judged
- The list that was handed over is reversed afterwards.
- Lists of every length are reversed: an empty list and a list of one element stay as they are; a list
  may hold 2,000 elements and more.
- Elements keep their values: a list inside the list moves as a whole and is not reversed itself.
"""

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def reverse_in_place(a: list) -> None:
    """Reverse a list in place.

    a: the list to be reversed, with elements of any types

    Returns None.
    """
    for left in range(len(a) // 2):
        right = len(a) - 1 - left
        a[left], a[right] = a[right], a[left]


question = Question(
    reverse_in_place,
    level=1,
    minutes=4,
    agreement=exact(),
    inputs=[
        draws("any integers", st.tuples(st.lists(st.integers(-99, 99), min_size=2, max_size=9))),
        draws("few values", st.tuples(st.lists(st.integers(0, 2), min_size=2, max_size=9))),
        edge("empty list", ([],)),
        edge("one element", ([7],), (["ab"],), ([[1, 2]],)),
        edge("even length", ([1, 2],), (["a", "b", "c", "d"],), (list(range(10)),)),
        edge("odd length", ([1, 2, 3],), (["x", 1, "y", 2, None],), (list(range(11)),)),
        edge("2,100 elements", (list(range(2100)),)),
        edge("lists inside", ([[1, 2], [3, 4]],), ([[1, 2], [], [3]],), ([0, [1, 2], [[3, 4]], "ab"],)),
    ],
    examples=[([1, 2, 3, 4],)],
    in_place="a",
    numpy=False,
)


@question.alternate("method")
def _(a):
    a.reverse()


@question.alternate("slice_assignment")
def _(a):
    a[:] = a[::-1]


@question.alternate("pop_and_insert")
def _(a):
    for place in range(len(a)):
        a.insert(place, a.pop())


@question.alternate("two_indices")
def _(a):
    left, right = 0, len(a) - 1
    while left < right:
        kept = a[left]
        a[left] = a[right]
        a[right] = kept
        left += 1
        right -= 1


@question.misconception(
    "returns_copy", hint="What should the call return, and which list should have changed?"
)
def _(a):
    """It returns a list, where the list that was handed over should change and None be returned."""
    return a[::-1]


@question.misconception(
    "rebinds",
    hint="After your call, is it the caller's list that changed, and was each pair swapped once only?",
)
def _(a):
    """It leaves the list as it was: the name a gets another list, or every pair is swapped twice."""
    a = a[::-1]


@question.misconception("off_by_one", hint="Which index belongs to the last element of a list of length n?")
def _(a):
    """It looks for the partner of element i at index n - i, one place too far to the right."""
    n = len(a)
    for i in range(n // 2):
        a[i], a[n - i] = a[n - i], a[i]


@question.misconception(
    "middle_not_swapped", hint="For four elements, how many swaps are needed, and how many are done?"
)
def _(a):
    """It leaves the two middle elements of an even list in place: not swapped, or swapped twice."""
    if not a:
        return
    for i in range(len(a) // 2 + 1):
        j = len(a) - 1 - i
        a[i], a[j] = a[j], a[i]


@question.misconception("reverses_inside", hint="Which lists does the statement ask you to reverse?")
def _(a):
    """It also reverses the lists inside the list."""
    a.reverse()
    for element in a:
        if isinstance(element, list):
            element.reverse()
