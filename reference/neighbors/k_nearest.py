"""The k nearest neighbors of a point.

Find the k training points that are nearest to a query point by Euclidean distance, and return their indices,
the nearest first.

What is judged
- The indices are ordered by distance; of points at the same distance the one with the lower index comes
  first.
- Distances are either equal exactly, as between small whole numbers, or clearly different in float64.
- A training point equal to the query point counts like all others, at distance 0.
- k < 1 or k > n raises ValueError.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def k_nearest(X_train: Float[np.ndarray, "n d"], x: Float[np.ndarray, "d"], k: int) -> Int[np.ndarray, "k"]:
    """Find the indices of the k nearest training points.

    X_train: training points
    x: the query point
    k: how many neighbors, 1 <= k <= n

    Returns the indices of the nearest points, the nearest first.

    Raises ValueError where k < 1 or k > n.
    """
    if not 1 <= k <= len(X_train):
        raise ValueError(f"k must lie between 1 and {len(X_train)}, got {k}")
    gaps = X_train - x
    return np.argsort(np.einsum("nd,nd->n", gaps, gaps), kind="stable")[:k]


def legal(X_train, x, k):
    """Distances are equal exactly, between eighths, or too far apart for rounding to confuse them."""
    sq_distances = np.sort(((X_train - x) ** 2).sum(axis=1))
    gaps, size = np.diff(sq_distances), (X_train**2).sum(axis=1).max() + (x**2).sum()
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X_train, x))
    return bool(((gaps > 1e-12 * size) | ((gaps == 0) & eighths)).all())


@st.composite
def samples(draw, points):
    n, d = draw(st.integers(2, 9)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(points(d)), draw(st.integers(1, n))


def cloud(rng):
    n, d = rng.integers(10, 40), rng.integers(2, 6)
    return np.round(rng.normal(size=(n, d)), 2), np.round(rng.normal(size=d), 2), int(rng.integers(1, 9))


def coarse(shape):
    return whole_reals(shape, -2, 2)


LINE = np.array([[3.0], [0.0], [1.0], [2.0]])
TIED = (np.arange(40.0) % 4)[:, None]  # ten points at each of 0, 1, 2, 3

question = Question(
    k_nearest,
    level=1,
    minutes=8,
    agreement=exact(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(coarse)),
        seeded("clouds", cloud),
        edge(
            "tied distance",
            (np.array([[1.0], [-1.0], [5.0]]), np.array([0.0]), 1),
            (np.array([[5.0], [-1.0], [1.0]]), np.array([0.0]), 2),
            (np.array([[2.0, 0.0], [0.0, 2.0], [-2.0, 0.0], [1.0, 0.0]]), np.array([0.0, 0.0]), 3),
        ),
        edge(
            "many tied distances",
            *((TIED, np.array([q]), k) for q, k in ((0.0, 5), (1.5, 13), (3.0, 25), (2.0, 36))),
        ),
        edge(
            "equal to a training point",
            (LINE, np.array([2.0]), 1),
            (LINE, np.array([0.0]), 3),
            (np.array([[4.0, 4.0], [4.0, 4.0], [0.0, 0.0]]), np.array([4.0, 4.0]), 2),
        ),
        edge(
            "close distances",
            (np.array([[1 + 1e-9], [1.0]]), np.array([0.0]), 1),
            (np.array([[0.0, 1 + 2e-9], [1 + 1e-9, 0.0], [0.0, 1.0]]), np.array([0.0, 0.0]), 3),
            (np.array([[-0.25 - 1e-9], [0.5], [0.25]]), np.array([0.0]), 2),
        ),
        edge(
            "integer coordinates",
            (np.array([[0], [1]]), np.array([0.75]), 1),
            (np.array([[1], [2], [5]]), np.array([1.75]), 2),
            (np.array([[0.75], [0.25]]), np.array([0]), 1),
            (np.array([[2, 2], [0, 2], [2, 1]]), np.array([1, 0]), 3),
        ),
        edge(
            "all points",
            (LINE, np.array([1.25]), 4),
            (np.array([[7.0]]), np.array([0.0]), 1),
            (LINE, np.array([-5.0]), 4),
        ),
        edge(
            "other metrics choose others",
            (np.array([[3.0, 3.0], [0.0, 5.0]]), np.zeros(2), 1),
            (np.array([[4.0, 1.0], [3.0, 3.0], [0.0, 4.5]]), np.zeros(2), 2),
            (np.array([[2.0, 2.0, 2.0], [0.0, 0.0, 4.0]]), np.zeros(3), 1),
        ),
        edge(
            "k out of range",
            (LINE, np.array([1.0]), 0),
            (LINE, np.array([1.0]), 5),
            (LINE, np.array([1.0]), -1),
            (np.array([[1.0]]), np.array([1.0]), 2),
        ),
    ],
    examples=[(np.array([[5.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([0.0, 0.0]), 2)],
    sources=["cover1967"],
    legal=legal,
)


def check(X_train, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k out of range")


@question.alternate("sorted_pairs")
def _(X_train, x, k):
    check(X_train, k)
    pairs = sorted((math.dist(point, x), i) for i, point in enumerate(X_train.tolist()))
    return np.array([i for _, i in pairs[:k]])


@question.alternate("expanded_lexsort")
def _(X_train, x, k):
    check(X_train, k)
    squares = (X_train * X_train).sum(axis=1) - 2 * X_train @ x + x @ x
    return np.lexsort((np.arange(len(X_train)), squares))[:k]


@question.alternate("take_the_minimum_k_times")
def _(X_train, x, k):
    check(X_train, k)
    distances = np.linalg.norm(X_train - x, axis=1)
    chosen = []
    for _ in range(k):
        i = int(np.argmin(distances))
        chosen.append(i)
        distances[i] = np.inf
    return np.array(chosen)


def squares(X_train, x):
    return ((X_train - x * 1.0) ** 2).sum(axis=1)


@question.misconception(
    "unstable_ties", hint="Which of two points at the same distance does your sorting put first?"
)
def _(X_train, x, k):
    """It puts the higher index first where distances are equal."""
    check(X_train, k)
    return np.lexsort((-np.arange(len(X_train)), squares(X_train, x)))[:k]


@question.misconception("unordered", hint="In which order does argpartition leave the first k?")
def _(X_train, x, k):
    """It returns the right points, ordered by index instead of by distance."""
    check(X_train, k)
    return np.sort(np.argsort(squares(X_train, x), kind="stable")[:k])


@question.misconception("farthest", hint="Does your sorting put the smallest distance first?")
def _(X_train, x, k):
    """It returns the farthest points."""
    check(X_train, k)
    return np.argsort(-squares(X_train, x), kind="stable")[:k]


@question.misconception("manhattan", hint="Which point is nearer to the origin: (3, 3) or (0, 5)?")
def _(X_train, x, k):
    """It adds up absolute differences instead of squares."""
    check(X_train, k)
    return np.argsort(np.abs(X_train - x * 1.0).sum(axis=1), kind="stable")[:k]


@question.misconception("chebyshev", hint="How many coordinates of a point does your distance look at?")
def _(X_train, x, k):
    """It takes the largest difference of a coordinate for the distance."""
    check(X_train, k)
    return np.argsort(np.abs(X_train - x * 1.0).max(axis=1), kind="stable")[:k]


@question.misconception("skips_self", hint="Does the statement leave out points at distance 0?")
def _(X_train, x, k):
    """It leaves out training points that are equal to the query point."""
    check(X_train, k)
    sq = squares(X_train, x)
    order = np.argsort(sq, kind="stable")
    return order[sq[order] > 0][:k]


@question.misconception("k_unchecked", hint="What does a slice return that is longer than the array?")
def _(X_train, x, k):
    """It takes any k."""
    return np.argsort(squares(X_train, x), kind="stable")[: max(k, 0)]


@question.misconception("distances_returned", hint="What does the statement ask for: distances or indices?")
def _(X_train, x, k):
    """It returns the distances of the neighbors."""
    check(X_train, k)
    return np.sort(np.sqrt(squares(X_train, x)))[:k]


@question.misconception("one_too_few", hint="How many entries does a[1:k] have?")
def _(X_train, x, k):
    """It leaves out the nearest point, as if that were the query point itself."""
    check(X_train, k)
    return np.argsort(squares(X_train, x), kind="stable")[1 : k + 1]
