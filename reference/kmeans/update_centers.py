"""Move centroids to the means of their clusters.

The second half of an iteration of k-means: every centroid moves to the mean of the rows that are assigned to
it. `labels` holds for every row of X the number of its centroid, a row of `centroids`.

What is judged
- Row j of the result is the mean of the rows of X with label j, coordinate by coordinate.
- A centroid with no rows assigned to it stays where it is.
- The result has the shape of `centroids` and holds floats, also where `centroids` comes as integers.
- Every label lies between 0 and k - 1. No row need be near the centroid that it is assigned to.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def update_centers(
    X: Float[np.ndarray, "n d"], labels: Int[np.ndarray, "n"], centroids: Float[np.ndarray, "k d"]
) -> Float[np.ndarray, "k d"]:
    """Move every centroid to the mean of the rows that are assigned to it.

    X: the samples
    labels: the centroid of every sample, from 0 to k - 1
    centroids: where the centroids are now

    Returns the centroids after the move.
    """
    moved = centroids.astype(float)
    for j in range(len(centroids)):
        if (labels == j).any():
            moved[j] = X[labels == j].mean(axis=0)
    return moved


def legal(X, labels, centroids):
    return bool(np.all((labels >= 0) & (labels < len(centroids))))


@st.composite
def samples(draw, points):
    n, k, d = draw(st.integers(1, 8)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(integers(n, 0, k - 1)), draw(points((k, d)))


def crowd(rng):
    n, k, d = rng.integers(12, 41), rng.integers(2, 9), rng.integers(1, 4)
    X = np.round(rng.normal(size=(n, d)) + 3 * rng.integers(0, k, size=(n, 1)), 2)
    return X, rng.integers(0, k, size=n), np.round(rng.normal(size=(k, d)), 2)


LINE = np.array([[0.0], [1.0], [4.0], [6.0]])
PLANE = np.array([[1.0, 2.0], [3.0, 7.0], [8.0, -2.0]])
THREE = np.array([[7.0], [8.0], [9.0]])

question = Question(
    update_centers,
    level=2,
    minutes=8,
    agreement=close(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("clouds of points", crowd),
        edge(
            "first cluster is empty",
            (LINE, np.array([1, 2, 1, 2]), THREE),
            (PLANE, np.array([1, 1, 1]), np.array([[5.0, 3.0], [0.0, 1.0]])),
        ),
        edge(
            "last cluster is empty",
            (LINE, np.array([0, 1, 1, 0]), THREE),
            (PLANE, np.array([0, 0, 0]), np.array([[5.0, 3.0], [2.0, 1.0]])),
        ),
        edge(
            "a cluster between is empty",
            (LINE, np.array([2, 0, 0, 0]), THREE),
            (PLANE, np.array([3, 0, 3]), np.arange(8.0).reshape(4, 2) + 1),
        ),
        edge("a single cluster", (PLANE, np.array([0, 0, 0]), np.array([[1.0, 1.0]]))),
        edge(
            "every row is a cluster",
            (PLANE, np.array([2, 0, 1]), np.zeros((3, 2))),
            (np.array([[3.5]]), np.array([0]), np.array([[1.0]])),
        ),
        edge(
            "rows far from their centroid",
            (LINE, np.array([1, 1, 0, 0]), np.array([[0.0], [5.0]])),
            (np.array([[1.0], [1.0], [50.0]]), np.array([0, 0, 0]), np.array([[1.0], [50.0]])),
        ),
    ],
    examples=[(np.array([[0.0], [2.0], [9.0]]), np.array([0, 0, 2]), np.array([[1.0], [5.0], [8.0]]))],
    sources=["lloyd1982"],
    legal=legal,
)


@question.alternate("membership_matrix")  # and an epsilon of 1e-12 in the divisor counts as right
def _(X, labels, centroids):
    member = np.eye(len(centroids))[labels]  # (n, k), one 1 in every row
    counts = member.sum(axis=0)[:, None]
    return np.where(counts > 0, member.T @ X / (counts + 1e-12), centroids)


@question.alternate("loops")
def _(X, labels, centroids):
    groups = [[] for _ in centroids]
    for row, label in zip(X.tolist(), labels.tolist(), strict=True):
        groups[label].append(row)
    moved = []
    for group, old in zip(groups, centroids.tolist(), strict=True):
        moved.append([sum(column) / len(group) for column in zip(*group, strict=True)] if group else old)
    return np.array(moved, dtype=float)


@question.alternate("running_mean")
def _(X, labels, centroids):
    moved, counts = centroids * 1.0, np.zeros(len(centroids))
    for x, j in zip(X, labels, strict=True):
        counts[j] += 1
        moved[j] += (x - moved[j]) / counts[j]
    return moved


@question.alternate("bincount")
def _(X, labels, centroids):
    counts = np.bincount(labels, minlength=len(centroids))
    sums = np.stack([np.bincount(labels, column, minlength=len(centroids)) for column in X.T], axis=1)
    moved = np.array(centroids, dtype=float)
    moved[counts > 0] = sums[counts > 0] / counts[counts > 0, None]
    return moved


def means(X, labels, centroids, empty):
    """The mean of every cluster; empty ones become what they are given."""
    rows = [X[labels == j].mean(axis=0) if j in labels else new for j, new in enumerate(empty)]
    return np.array(rows, dtype=float)


@question.misconception(
    "empty_nan", hint="What is the mean of an empty set of rows, and what does the statement say about it?"
)
def _(X, labels, centroids):
    """The mean of no rows is taken, so an empty cluster becomes NaN."""
    return means(X, labels, centroids, np.full(centroids.shape, np.nan))


@question.misconception(
    "empty_zero", hint="Where does a centroid go in your code when no row is assigned to it?"
)
def _(X, labels, centroids):
    """An empty cluster moves to the origin instead of staying where it is."""
    return means(X, labels, centroids, np.zeros(centroids.shape))


@question.misconception(
    "empty_dropped", hint="Has your result as many rows as `centroids` when a cluster is empty?"
)
def _(X, labels, centroids):
    """Empty clusters are left out, so the result has too few rows."""
    return np.array([X[labels == j].mean(axis=0) for j in np.unique(labels)])


@question.misconception(
    "empty_to_overall_mean", hint="No row is assigned to a centroid: which rows move it in your code?"
)
def _(X, labels, centroids):
    """An empty cluster moves to the mean of all rows."""
    return means(X, labels, centroids, np.tile(X.mean(axis=0), (len(centroids), 1)))


@question.misconception("overall_mean", hint="Which rows of X have a say in where centroid 0 goes?")
def _(X, labels, centroids):
    """Every centroid that has rows moves to the mean of all rows, whatever their labels."""
    return np.array([X.mean(axis=0) if j in labels else c for j, c in enumerate(centroids)], dtype=float)


@question.misconception("divide_n", hint="By how many rows do you divide the sum of a cluster?")
def _(X, labels, centroids):
    """The sum of a cluster is divided by the number of all rows."""
    sums = [X[labels == j].sum(axis=0) / len(X) if j in labels else c for j, c in enumerate(centroids)]
    return np.array(sums, dtype=float)


@question.misconception(
    "old_centroid_counts", hint="Which points does the mean of a cluster consist of in your code?"
)
def _(X, labels, centroids):
    """The old centroid is averaged in as if it were one of the rows."""
    sums = [X[labels == j].sum(axis=0) for j in range(len(centroids))]
    counts = [(labels == j).sum() for j in range(len(centroids))]
    return (np.array(sums) + centroids) / (np.array(counts) + 1)[:, None]


@question.misconception(
    "wrong_axis", hint="How many numbers does the mean of a cluster have: one, or one a coordinate?"
)
def _(X, labels, centroids):
    """The mean is taken over rows and coordinates together, one number for all coordinates."""
    moved = centroids.astype(float)
    for j in np.unique(labels):
        moved[j] = X[labels == j].mean()
    return moved


@question.misconception("integers_kept", hint="What can an array of integers hold when the mean is 2.5?")
def _(X, labels, centroids):
    """The means are stored in an array of the type of `centroids`, so integers cut them off."""
    moved = centroids.copy()
    for j in np.unique(labels):
        moved[j] = X[labels == j].mean(axis=0)
    return moved


@question.misconception(
    "reassigns", hint="Who decides which rows a centroid is moved to: the labels given, or the distances?"
)
def _(X, labels, centroids):
    """The labels given are ignored: every row counts for the centroid nearest to it."""
    nearest = ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return means(X, nearest, centroids, centroids)
