"""Majority vote of the k nearest neighbors.

Given labeled training points, predict a label for every query point: find its k nearest training points by
Euclidean distance and let them vote, each with one vote.

What is judged
- Of training points at the same distance, those with the lower index are nearer. Distances are either equal
  exactly, as between small whole numbers, or clearly different in float64.
- Of labels with the same number of votes, the smaller label wins.
- Labels are any integers, not always 0, 1, 2, ...
- k < 1 or k > n raises ValueError, also where no query point is given; otherwise no query points give an
  empty array of integers.
"""

import math
from collections import Counter

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def knn_classify(
    X_train: Float[np.ndarray, "n d"], y_train: Int[np.ndarray, "n"], X: Float[np.ndarray, "m d"], k: int
) -> Int[np.ndarray, "m"]:
    """Predict a label for every row of X.

    X_train: training points
    y_train: their labels, any integers
    X: query points
    k: how many neighbors vote, 1 <= k <= n

    Returns the predicted labels.
    Raises ValueError when k < 1 or k > n.
    """
    if not 1 <= k <= len(X_train):
        raise ValueError(f"k must lie between 1 and {len(X_train)}, got {k}")
    gaps = X[:, None, :] - X_train[None, :, :]  # (m, n, d)
    sq_distances = (gaps**2).sum(axis=2)
    nearest = np.argsort(sq_distances, axis=1, kind="stable")[:, :k]
    labels, codes = np.unique(y_train, return_inverse=True)
    votes = (codes[nearest][:, :, None] == np.arange(len(labels))).sum(axis=1)  # (m, n_labels)
    return labels[votes.argmax(axis=1)]


def legal(X_train, y_train, X, k):
    """Distances are equal exactly, between eighths, or too far apart for rounding to confuse them."""
    sq_distances = np.sort(((X[:, None, :] - X_train) ** 2).sum(axis=2), axis=1)
    gaps, size = np.diff(sq_distances), (X_train**2).sum(axis=1).max() + (X**2).sum(axis=1, keepdims=True)
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X_train, X))
    return bool(((gaps > 1e-12 * size) | ((gaps == 0) & eighths)).all())


@st.composite
def samples(draw, points):
    n, m, d = draw(st.integers(1, 8)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    y_train = draw(integers(n, -1, 2).map(lambda y: 3 * y))
    return draw(points((n, d))), y_train, draw(points((m, d))), draw(st.integers(1, n))


def crowd(rng):
    """Overlapping classes in several dimensions, where other metrics choose other neighbors."""
    n, m, d = rng.integers(20, 40), rng.integers(10, 20), rng.integers(2, 6)
    y_train = rng.integers(0, 4, size=n)
    X_train, X = np.round(rng.normal(size=(n, d)), 2), np.round(rng.normal(size=(m, d)), 2)
    return X_train, y_train, X, int(rng.integers(1, 8))


LINE = np.array([[0.0], [1.0], [2.0], [3.0]])
FOUR_PLACES = (np.arange(40.0) % 4)[:, None]  # ten points at each of 0, 1, 2, 3
FALLING = 20 - np.arange(40)  # every vote ties, so the highest index among the neighbors decides

question = Question(
    knn_classify,
    level=2,
    minutes=12,
    agreement=exact(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("overlapping classes", crowd),
        edge(
            "tied vote",
            (LINE, np.array([9, 2, 9, 2]), np.array([[0.0], [3.0]]), 2),
            (LINE, np.array([4, 1, 1, 4]), np.array([[0.0]]), 4),
        ),
        edge(
            "tied distance",
            (np.array([[1.0], [-1.0], [5.0]]), np.array([4, 2, 2]), np.array([[0.0]]), 1),
            (np.array([[2.0, 2.0], [2.0, 2.0], [0.0, 0.0]]), np.array([8, 3, 5]), np.array([[2.0, 1.0]]), 1),
        ),
        edge(
            "many tied distances",
            *((FOUR_PLACES, FALLING, LINE, k) for k in (3, 5, 6, 13, 25)),
        ),
        edge(
            "close distances",
            (np.array([[1 + 1e-9], [1.0]]), np.array([4, 7]), np.array([[0.0]]), 1),
            (np.array([[0.5], [-0.5 - 1e-9], [0.25]]), np.array([6, 3, 3]), np.array([[0.0], [0.125]]), 2),
            (np.array([[1 + 2e-9], [1 + 1e-9], [-1.0]]), np.array([2, 5, 5]), np.array([[0.0]]), 2),
        ),
        edge(
            "labels with gaps and below zero",
            (LINE, np.array([-7, 100, -7, 100]), np.array([[0.25], [2.75]]), 3),
        ),
        edge("every point votes", (LINE, np.array([5, 5, 1, 1]), np.array([[9.0]]), 4)),
        edge(
            "k out of range",
            *((LINE, np.array([1, 1, 2, 2]), X, k) for X in (LINE, np.zeros((0, 1))) for k in (0, 5)),
        ),
        edge(
            "integer coordinates",
            (np.array([[1, 1], [1, 0]]), np.array([5, 6]), np.array([[0, 0]]), 1),
            (np.array([[2, 2], [0, 2], [2, 1]]), np.array([3, 8, 1]), np.array([[0, 0], [1, 0]]), 1),
            (np.array([[1], [2], [4]]), np.array([4, 2, 9]), np.array([[1.75], [2.5], [3.25]]), 1),
        ),
        edge("nothing to predict", (LINE, np.array([1, 1, 2, 2]), np.zeros((0, 1)), 2)),
    ],
    examples=[
        (np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([3, 7, 7, 3]), np.array([[0.25], [4.0]]), 3),
        (np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 2),
    ],
    sources=["cover1967"],
    legal=legal,
)


@question.alternate("loops_rooted_distance")
def _(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k out of range")
    predicted = []
    for x in X:
        ranked = sorted((math.dist(x, point), i) for i, point in enumerate(X_train))
        votes = {}
        for _, i in ranked[:k]:
            votes[int(y_train[i])] = votes.get(int(y_train[i]), 0) + 1
        predicted.append(min(votes, key=lambda label: (-votes[label], label)))
    return np.array(predicted, dtype=int)


@question.alternate("expanded_distance")
def _(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k out of range")
    sq = (X**2).sum(1)[:, None] + (X_train**2).sum(1) - 2 * X @ X_train.T
    order = np.argsort(sq, axis=1, kind="stable")[:, :k]
    out = np.empty(len(X), dtype=np.int64)
    for row, ids in enumerate(order):
        values, counts = np.unique(y_train[ids], return_counts=True)
        out[row] = values[np.argmax(counts)]
    return out


def by_distance(X_train, x):
    """The indices of the training points, nearest first; what most of the misconceptions get right."""
    return np.argsort(((X_train - x) ** 2).sum(axis=1), kind="stable")


def check_k(X_train, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k out of range")


@question.misconception(
    "tie_nearest", hint="Count the votes first. Does the statement let distance decide a tie?"
)
def _(X_train, y_train, X, k):
    """A tied vote goes to the label of the nearest neighbor, not to the smaller label."""
    check_k(X_train, k)
    nearest_first = [y_train[by_distance(X_train, x)[:k]].tolist() for x in X]
    return np.array([Counter(labels).most_common(1)[0][0] for labels in nearest_first], dtype=int)


@question.misconception(
    "tie_largest", hint="Of two labels with as many votes, which one does your code keep?"
)
def _(X_train, y_train, X, k):
    """A tied vote goes to the larger label."""
    check_k(X_train, k)
    out = []
    for x in X:
        values, counts = np.unique(y_train[by_distance(X_train, x)[:k]], return_counts=True)
        out.append(values[counts == counts.max()][-1])
    return np.array(out, dtype=int)


@question.misconception(
    "order_dependent", hint="What would your code predict if the training points came in another order?"
)
def _(X_train, y_train, X, k):
    """A tied vote goes to the label that comes first among the training points."""
    check_k(X_train, k)
    in_index_order = [y_train[np.sort(by_distance(X_train, x)[:k])].tolist() for x in X]
    return np.array([Counter(labels).most_common(1)[0][0] for labels in in_index_order], dtype=int)


@question.misconception(
    "mean_label", hint="Labels are names. What would lie halfway between label 1 and label 7?"
)
def _(X_train, y_train, X, k):
    """The labels of the neighbors are averaged and rounded instead of counted."""
    check_k(X_train, k)
    means = [y_train[by_distance(X_train, x)[:k]].mean() for x in X]
    return np.rint(means).astype(int)


@question.misconception("k_plus_one", hint="With k = 1, how many neighbors vote in your code?")
def _(X_train, y_train, X, k):
    """One neighbor too many votes: k + 1 of them."""
    check_k(X_train, k)
    out = []
    for x in X:
        values, counts = np.unique(y_train[by_distance(X_train, x)[: k + 1]], return_counts=True)
        out.append(values[np.argmax(counts)])
    return np.array(out, dtype=int)


@question.misconception(
    "sorts_labels_too", hint="When two points are equally far away, what does your sorting compare next?"
)
def _(X_train, y_train, X, k):
    """Points at the same distance are ordered by their label instead of their index."""
    check_k(X_train, k)
    out = []
    for x in X:
        sq_distances = ((X_train - x) ** 2).sum(axis=1)
        neighbors = sorted(zip(sq_distances.tolist(), y_train.tolist(), strict=True))[:k]
        values, counts = np.unique([label for _, label in neighbors], return_counts=True)
        out.append(values[np.argmax(counts)])
    return np.array(out, dtype=int)


@question.misconception(
    "k_checked_late", hint="Is k checked in your code when there is no query point at all?"
)
def _(X_train, y_train, X, k):
    """k is checked for every query point, so nothing is raised where there is none."""

    def predict_one(x):
        check_k(X_train, k)
        values, counts = np.unique(y_train[by_distance(X_train, x)[:k]], return_counts=True)
        return values[np.argmax(counts)]

    return np.array([predict_one(x) for x in X], dtype=int)


@question.misconception("counts_from_zero", hint="What does your way of counting do with a label of -3?")
def _(X_train, y_train, X, k):
    """The votes are counted by np.bincount, which takes no label below zero."""
    check_k(X_train, k)
    return np.array([np.bincount(y_train[by_distance(X_train, x)[:k]]).argmax() for x in X], dtype=int)


@question.misconception("manhattan", hint="Which distance does the statement name? Which one do you add up?")
def _(X_train, y_train, X, k):
    """It measures distance as the sum of absolute differences, not as the Euclidean distance."""
    if not 1 <= k <= len(X_train):
        raise ValueError("k out of range")
    distances = np.abs(X[:, None, :] - X_train).sum(axis=2)
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :k]
    labels = np.unique(y_train)
    votes = (y_train[nearest][:, :, None] == labels).sum(axis=1)
    return labels[votes.argmax(axis=1)]
