r"""The inertia of a clustering.

How tightly do clusters hold together? Inertia, the quantity that k-means makes small, adds up the squared
Euclidean distances between the rows of X and the centroids that they are assigned to:

$$\sum_{i=1}^{n} \lVert x_i - c_{l_i} \rVert^2$$

where $x_i$ is a row of X, $l_i$ its label and $c_j$ row j of `centroids`.

What is judged
- A row counts with the centroid that its label names, whether or not another one is nearer.
- The centroids are as given; they need not be the means of their clusters.
- It is the plain sum: not divided by the number of rows or coordinates, and no root is taken.
- The result is a float, also for whole numbers that come as integers.
- Every label lies between 0 and k - 1. A centroid with no rows counts for nothing.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def inertia(
    X: Float[np.ndarray, "n d"], labels: Int[np.ndarray, "n"], centroids: Float[np.ndarray, "k d"]
) -> float:
    """Add up the squared distances between rows and their centroids.

    X: the samples
    labels: the centroid of every sample, from 0 to k - 1
    centroids: the centroids

    Returns the sum.
    """
    gaps = X - centroids[labels]  # (n, d)
    return float((gaps**2).sum())


def legal(X, labels, centroids):
    return bool(np.all((labels >= 0) & (labels < len(centroids))))


@st.composite
def samples(draw, points):
    n, k, d = draw(st.integers(1, 8)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(integers(n, 0, k - 1)), draw(points((k, d)))


def cloud(rng):
    """Rows around centroids, most of them assigned to the nearest one."""
    n, k, d = rng.integers(12, 41), rng.integers(2, 6), rng.integers(1, 4)
    centroids, labels = np.round(3 * rng.normal(size=(k, d)), 2), rng.integers(0, k, size=n)
    return np.round(centroids[labels] + rng.normal(size=(n, d)), 2), labels, centroids


LINE = np.array([[0.0], [1.0], [4.0], [6.0]])
PLANE = np.array([[1.0, 2.0], [3.0, 7.0], [8.0, -2.0]])
TWO = np.array([[1.0, 1.0], [5.0, 4.0]])

question = Question(
    inertia,
    level=1,
    minutes=5,
    agreement=close(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("clouds of points", cloud),
        edge(
            "another centroid is nearer",
            (LINE, np.array([1, 1, 0, 0]), np.array([[0.5], [5.0]])),
            (PLANE, np.array([1, 0, 0]), TWO),
            (np.array([[2.0]]), np.array([1]), np.array([[2.0], [-1.0]])),
        ),
        edge(
            "centroids are not the means",
            (LINE, np.array([0, 0, 0, 0]), np.array([[10.0]])),
            (PLANE, np.array([0, 1, 1]), TWO),
        ),
        edge(
            "every row sits on its centroid",
            (PLANE, np.array([2, 0, 1]), PLANE[[1, 2, 0]]),
            (np.array([[1.5], [1.5]]), np.array([0, 0]), np.array([[1.5]])),
        ),
        edge("a centroid with no rows", (LINE, np.array([0, 0, 2, 2]), np.array([[1.0], [70.0], [5.0]]))),
        edge("a single row", (np.array([[1.0, 2.0, 3.0]]), np.array([0]), np.array([[0.0, 4.0, 1.0]]))),
    ],
    examples=[(np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([0, 0]), np.array([[0.0, 1.0], [3.0, 4.0]]))],
    sources=["lloyd1982"],
    legal=legal,
)


@question.alternate("loops")
def _(X, labels, centroids):
    total = 0.0
    for row, label in zip(X.tolist(), labels, strict=True):
        for value, center in zip(row, centroids[label].tolist(), strict=True):
            total += (value - center) ** 2
    return total


@question.alternate("expanded_square")  # cancels where rows sit close to their centroids
def _(X, labels, centroids):
    own = centroids[labels]
    return float((X**2).sum() - 2 * (X * own).sum() + (own**2).sum())


@question.alternate("cluster_after_cluster")
def _(X, labels, centroids):
    return sum(np.linalg.norm(X[labels == j] - c) ** 2 for j, c in enumerate(centroids))


@question.alternate("all_distances_first")
def _(X, labels, centroids):
    sq_distances = np.sum((X[:, None] - centroids) ** 2, axis=-1, dtype=float)
    return np.take_along_axis(sq_distances, labels[:, None], axis=1).sum()


@question.misconception("mean_not_sum", hint="Is the result for twice as many rows twice as large?")
def _(X, labels, centroids):
    """The sum is divided by the number of rows."""
    return float(((X - centroids[labels]) ** 2).sum(axis=1).mean())


@question.misconception("unsquared", hint="Does your code add up distances or their squares?")
def _(X, labels, centroids):
    """It adds up the distances themselves instead of their squares."""
    return float(np.linalg.norm(X - centroids[labels], axis=1).sum())


@question.misconception(
    "reassigns", hint="A row is assigned to the farther of two centroids. Which one does it count with?"
)
def _(X, labels, centroids):
    """Every row counts with the nearest centroid, whatever its label says."""
    return float(((X[:, None, :] - centroids) ** 2).sum(axis=2).min(axis=1).sum())


@question.misconception(
    "per_dimension_mean", hint="Does your code add up the coordinates of a difference, or average them?"
)
def _(X, labels, centroids):
    """The squared differences are averaged over the coordinates instead of summed."""
    return float(((X - centroids[labels]) ** 2).mean(axis=1).sum())


@question.misconception("rooted", hint="Is there a root in the formula of the statement?")
def _(X, labels, centroids):
    """It returns the root of the sum."""
    return float(np.linalg.norm(X - centroids[labels]))


@question.misconception("manhattan", hint="What becomes of a difference of 3: does it count 3 or 9?")
def _(X, labels, centroids):
    """It adds up absolute differences instead of squared ones."""
    return float(np.abs(X - centroids[labels]).sum())


@question.misconception("every_centroid", hint="With how many centroids does one row count?")
def _(X, labels, centroids):
    """Every row counts with all centroids, not only with its own."""
    return float(((X[:, None, :] - centroids) ** 2).sum())


@question.misconception(
    "from_cluster_means", hint="Where does your code take the centroids from when they are given?"
)
def _(X, labels, centroids):
    """The distances are those to the means of the clusters, whatever centroids are given."""
    return float(sum(((X[labels == j] - X[labels == j].mean(axis=0)) ** 2).sum() for j in np.unique(labels)))


@question.misconception("from_overall_mean", hint="Do the labels change anything in your result?")
def _(X, labels, centroids):
    """The distances are those to the mean of all rows: the total sum of squares."""
    return float(((X - X.mean(axis=0)) ** 2).sum())


@question.misconception("summed_before_squaring", hint="Do differences of -3 and 3 cancel in your code?")
def _(X, labels, centroids):
    """The differences of a row are added up first and squared afterwards."""
    return float(((X - centroids[labels]).sum(axis=1) ** 2).sum())


@question.misconception(
    "integer_result", hint="Which type has your result when X and `centroids` come as integers?"
)
def _(X, labels, centroids):
    """Whole numbers that come as integers give an integer instead of a float."""
    return ((X - centroids[labels]) ** 2).sum()
