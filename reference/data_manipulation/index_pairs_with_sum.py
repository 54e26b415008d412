"""Pairs with a given sum.

List all pairs of positions (i, j) with i < j in a list of integers such that a[i] + a[j] equals the target,
in ascending order: by i first, then by j. Two nested loops are fine; lists have at most 60 elements.

What is judged
- Pairs are tuples of positions, not of values; i < j in each.
- Equal values at different positions make different pairs: [1, 1, 1] and target 2 give (0, 1), (0, 2),
  (1, 2).
- An element is never paired with itself: [2] and target 4 give no pair.
- A list without such a pair, of one element or of none gives an empty list.
"""

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def index_pairs_with_sum(a: list[int], target: int) -> list[tuple[int, int]]:
    """List the pairs of positions whose elements have the sum target.

    a: the integers
    target: the sum that is looked for

    Returns the pairs (i, j), i < j, in ascending order.
    """
    return [
        (i, j)
        for i, first in enumerate(a)
        for j, second in enumerate(a)
        if i < j and first + second == target
    ]


question = Question(
    index_pairs_with_sum,
    level=2,
    minutes=8,
    agreement=exact(),
    inputs=[
        draws(
            "small integers",
            st.tuples(st.lists(st.integers(-3, 6), min_size=3, max_size=9), st.integers(-2, 8)),
        ),
        draws(
            "few values", st.tuples(st.lists(st.integers(0, 3), min_size=3, max_size=8), st.integers(0, 6))
        ),
        edge("equal values", ([1, 1, 1], 2), ([2, 2, 2, 2], 4), ([1, 3, 1, 3], 4), ([0, 0, 5, 0], 0)),
        edge("half the target once", ([2], 4), ([3, 1, 5], 6), ([0, 7, -7, 1], 0), ([4, 1, 2, 9], 8)),
        edge("no element or one", ([], 0), ([5], 5), ([0], 0), ([], 3)),
        edge("no pair", ([1, 2, 3], 100), ([1, 1], 3), ([2, 4, 6], 7)),
        edge("negative numbers", ([-1, 3, -4, 6], 2), ([-5, -5, 10], -10), ([7, -2, -9, 0], -2)),
        edge("descending list", ([9, 7, 5, 3, 1], 10), ([8, 6, 4, 2, 0], 8)),
        edge("sixty elements", (list(range(60)), 59), ([i % 7 for i in range(60)], 12)),
        edge("large integers", ([10**20, 1, 10**20 - 1, 0], 10**20), ([2**53, 1, 2**53 + 1, 0], 2**53 + 1)),
    ],
    examples=[([1, 3, 2, 2], 4)],
    numpy=False,
)


@question.alternate("nested_loops")
def _(a, target):
    pairs = []
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            pairs += [(i, j)] if a[i] + a[j] == target else []
    return pairs


@question.alternate("combinations")
def _(a, target):
    from itertools import combinations

    return [(i, j) for (i, x), (j, y) in combinations(enumerate(a), 2) if x + y == target]


@question.alternate("places_by_value")
def _(a, target):
    places = {}
    for j, value in enumerate(a):
        places.setdefault(value, []).append(j)
    return [(i, j) for i, value in enumerate(a) for j in places.get(target - value, []) if j > i]


@question.alternate("sorted_at_the_end")
def _(a, target):
    seen, pairs = {}, []
    for j, value in enumerate(a):
        pairs += [(i, j) for i in seen.get(target - value, ())]
        seen.setdefault(value, []).append(j)
    return sorted(pairs)


@question.misconception("allows_i_eq_j", hint="May a position be paired with itself?")
def _(a, target):
    """It pairs an element with itself."""
    return [(i, j) for i in range(len(a)) for j in range(i, len(a)) if a[i] + a[j] == target]


@question.misconception(
    "both_orders", hint="How often does the pair of positions 0 and 1 appear in your list?"
)
def _(a, target):
    """It lists every pair twice, once in each order."""
    return [(i, j) for i in range(len(a)) for j in range(len(a)) if i != j and a[i] + a[j] == target]


@question.misconception(
    "values_not_indices", hint="What does the statement want in a pair: positions or values?"
)
def _(a, target):
    """It lists the values of the pairs instead of their positions."""
    return [(a[i], a[j]) for i in range(len(a)) for j in range(i + 1, len(a)) if a[i] + a[j] == target]


@question.misconception("unique_values", hint="How many pairs are there in [1, 1, 1] for the target 2?")
def _(a, target):
    """It lists a pair of values once only, however often the values occur."""
    pairs, seen = [], set()
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            values = tuple(sorted((a[i], a[j])))
            if a[i] + a[j] == target and values not in seen:
                seen.add(values)
                pairs.append((i, j))
    return pairs


@question.misconception(
    "last_place_only", hint="What does your dictionary keep of a value that occurs twice?"
)
def _(a, target):
    """It remembers one position for each value, and so misses pairs with equal values."""
    places, pairs = {}, []
    for j, value in enumerate(a):
        if target - value in places:
            pairs.append((places[target - value], j))
        places[value] = j
    return sorted(pairs)


@question.misconception("ordered_by_second", hint="Which of two pairs comes first: (0, 3) or (1, 2)?")
def _(a, target):
    """It lists the pairs in the order of their second positions."""
    return [(i, j) for j in range(len(a)) for i in range(j) if a[i] + a[j] == target]


@question.misconception("neighbors_only", hint="How far apart may the two positions of a pair be?")
def _(a, target):
    """It looks only at elements that stand side by side."""
    return [(i, i + 1) for i in range(len(a) - 1) if a[i] + a[i + 1] == target]


@question.misconception("lists_for_pairs", hint="Of what type is each pair that you return?")
def _(a, target):
    """It returns pairs as lists instead of tuples."""
    return [[i, j] for i in range(len(a)) for j in range(i + 1, len(a)) if a[i] + a[j] == target]


@question.misconception(
    "first_place_of_value", hint="Which position does list.index give for the second of two equal values?"
)
def _(a, target):
    """It looks the positions up by value, and finds the first of equal values each time."""
    n = len(a)
    pairs = [(a[i], a[j]) for i in range(n) for j in range(i + 1, n) if a[i] + a[j] == target]
    return [(a.index(one), a.index(other)) for one, other in pairs]
