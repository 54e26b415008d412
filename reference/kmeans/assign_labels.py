"""Assign rows to their nearest centroids.

The first half of an iteration of k-means: every row of X joins the cluster whose centroid is nearest by
Euclidean distance. The label of a row is the number of that centroid: 0 for the first row of `centroids`.

What is judged
- Labels count from 0, in the order of the rows of `centroids`.
- A row equally near to several centroids goes to the one with the lowest label; centroids may coincide.
  Distances are either equal exactly, as between small whole numbers, or clearly different in float64.
- The result is an array of integers with one label for every row of X, also where k = 1. There is at least
  one row and one centroid; k may exceed the number of rows.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def assign_labels(X: Float[np.ndarray, "n d"], centroids: Float[np.ndarray, "k d"]) -> Int[np.ndarray, "n"]:
    """Label every row of X with the number of its nearest centroid.

    X: the samples
    centroids: the centroids

    Returns the label of every row of X.
    """
    gaps = X[:, None, :] - centroids[None, :, :]  # (n, k, d)
    return np.linalg.norm(gaps, axis=2).argmin(axis=1)


def legal(X, centroids):
    """Distances are equal exactly, between eighths, or too far apart for rounding to confuse them."""
    gaps = np.diff(np.sort(((X[:, None, :] - centroids) ** 2).sum(axis=2), axis=1))
    size = (X**2).sum(axis=1, keepdims=True) + (centroids**2).sum(axis=1).max()
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X, centroids))
    return bool(((gaps > 1e-12 * size) | ((gaps == 0) & eighths)).all())


@st.composite
def samples(draw, points):
    n, k, d = draw(st.integers(1, 8)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(points((k, d)))


def cloud(rng):
    """Overlapping clusters in several dimensions, where other distances choose other centroids."""
    n, k, d = rng.integers(12, 41), rng.integers(2, 6), rng.integers(2, 6)
    X = np.round(rng.normal(size=(n, d)) + 2 * rng.integers(0, k, size=(n, 1)), 2)
    return X, X[rng.choice(n, k, replace=False)] + np.round(rng.normal(size=(k, d)), 3)


LINE = np.array([[0.0], [1.0], [2.0], [3.0], [4.0]])
SQUARE = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [2.0, 2.0], [1.0, 1.0]])

question = Question(
    assign_labels,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("clouds of points", cloud),
        edge(
            "tied distance",
            (LINE, np.array([[0.0], [2.0], [4.0]])),
            (LINE, np.array([[4.0], [0.0]])),
            (SQUARE, np.array([[2.0, 2.0], [0.0, 0.0], [2.0, 0.0]])),
            (np.array([[0.0, 0.0]]), np.array([[3.0, 4.0], [5.0, 0.0], [-4.0, 3.0]])),
        ),
        edge(
            "close distances",
            (np.array([[0.0], [2.0]]), np.array([[1 + 1e-9], [-1.0], [3.0]])),
            (np.array([[0.0, 0.0]]), np.array([[0.0, 0.5 + 1e-9], [0.5 + 2e-9, 0.0], [-0.5, 0.0]])),
            (np.array([[0.0]]), np.array([[0.009], [0.001]])),
        ),
        edge(
            "centroids that coincide",
            (LINE, np.array([[9.0], [2.0], [2.0]])),
            (SQUARE, np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0]])),
        ),
        edge("a single centroid", (LINE, np.array([[7.0]])), (SQUARE, np.array([[1.0, -1.0]]))),
        edge(
            "one straight, one diagonal",
            (np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.5, 0.0], [2.0, 2.0]])),
            (np.array([[0.0, 0.0, 0.0]]), np.array([[0.0, -4.0, 0.0], [2.0, 2.0, 2.0]])),
        ),
        edge(
            "a centroid with no rows",
            (LINE, np.array([[90.0], [0.0], [-90.0], [4.5]])),
            (np.array([[1.0, 2.0]]), np.array([[5.0, 5.0], [1.0, 3.0], [-1.0, 2.0]])),
        ),
    ],
    examples=[(np.array([[0.0], [4.0], [2.0]]), np.array([[4.0], [0.0]]))],
    sources=["lloyd1982"],
    legal=legal,
)


@question.alternate("loops")
def _(X, centroids):
    labels = []
    for x in X:
        best, least = 0, math.inf
        for j, c in enumerate(centroids):
            sq_distance = sum((float(a) - float(b)) ** 2 for a, b in zip(x, c, strict=True))
            if sq_distance < least:
                best, least = j, sq_distance
        labels.append(best)
    return np.array(labels)


@question.alternate("expanded_distance")
def _(X, centroids):
    sq_distances = (X**2).sum(axis=1)[:, None] - 2 * X @ centroids.T + (centroids**2).sum(axis=1)
    return np.argmin(sq_distances, axis=1)


@question.alternate("centroid_after_centroid")
def _(X, centroids):
    labels, least = np.zeros(len(X), dtype=int), np.full(len(X), np.inf)
    for j, c in enumerate(centroids):
        sq_distances = np.einsum("nd,nd->n", X - c, X - c)
        closer = sq_distances < least
        labels[closer], least[closer] = j, sq_distances[closer]
    return labels


@question.alternate("sorted_by_distance_then_label")
def _(X, centroids):
    def nearest(x):
        return min(range(len(centroids)), key=lambda j: (math.dist(x, centroids[j]), j))

    return np.array([nearest(x) for x in X])


def distances(X, centroids):
    return ((X[:, None, :] - centroids) ** 2).sum(axis=2)


@question.misconception(
    "tie_last", hint="A row equally near to two centroids: which one does your code keep?"
)
def _(X, centroids):
    """A row equally near to several centroids goes to the one with the highest label."""
    return len(centroids) - 1 - distances(X, centroids)[:, ::-1].argmin(axis=1)


@question.misconception(
    "farthest", hint="Does a row belong to the centroid whose distance is large or small?"
)
def _(X, centroids):
    """Every row goes to the farthest centroid."""
    return distances(X, centroids).argmax(axis=1)


@question.misconception("manhattan", hint="Which distance does the statement name? Which one do you add up?")
def _(X, centroids):
    """It measures distance as the sum of absolute differences."""
    return np.abs(X[:, None, :] - centroids).sum(axis=2).argmin(axis=1)


@question.misconception("largest_difference", hint="Do all the coordinates of a row count in your distance?")
def _(X, centroids):
    """It measures distance as the largest difference in one coordinate."""
    return np.abs(X[:, None, :] - centroids).max(axis=2).argmin(axis=1)


@question.misconception("one_based", hint="Which label belongs to the first row of `centroids`?")
def _(X, centroids):
    """The labels count from 1 instead of 0."""
    return distances(X, centroids).argmin(axis=1) + 1


@question.misconception("nearest_row", hint="Your labels: does each stand for a row of X, or for a centroid?")
def _(X, centroids):
    """It finds the nearest row for every centroid instead of the nearest centroid for every row."""
    return distances(X, centroids).argmin(axis=0)


@question.misconception(
    "signed_differences", hint="What do differences of -3 and 3 in two coordinates add up to in your code?"
)
def _(X, centroids):
    """It adds up the differences with their signs, so that they cancel."""
    return np.abs((X[:, None, :] - centroids).sum(axis=2)).argmin(axis=1)


@question.misconception(
    "largest_product", hint="Is a centroid with a large product near, or only far from the origin?"
)
def _(X, centroids):
    """It takes the centroid with the largest dot product and forgets the centroids' own lengths."""
    return (X @ centroids.T).argmax(axis=1)


@question.misconception("by_angle", hint="Does your code still know how long a row is when it compares?")
def _(X, centroids):
    """It compares directions (cosine similarity) instead of positions."""
    lengths = np.linalg.norm(centroids, axis=1)
    return (X @ centroids.T / np.where(lengths == 0, 1, lengths)).argmax(axis=1)
