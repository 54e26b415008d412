"""One step of k-means by hand.

The points X below are to be grouped around two centroids, `start`. Make one iteration of Lloyd's algorithm:
assign every point to its nearest centroid, then move each centroid to the mean of its points. Where does the
second centroid lie, the one that started as row 1 of `start`?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, reference


def one_lloyd_iteration(X: Float[np.ndarray, "n 2"], start: Float[np.ndarray, "2 2"]) -> tuple[float, float]:
    """The second centroid after one iteration.

    X: the points
    start: the centroids at the beginning
    """
    return tuple(iterate(X, start)[1])


def iterate(X, centroids):
    return reference("update_centers")(X, reference("assign_labels")(X, centroids), centroids)


def instance(rng):
    X = rng.integers(0, 13, size=(7, 2)).astype(float)
    return X, X[rng.choice(7, 2, replace=False)]


def fit(X, start):
    """No cluster is small, no point is between the centroids, a second iteration goes on, and decimals are
    few."""
    sq = ((X[:, None] - start) ** 2).sum(axis=2)
    sizes = np.bincount(sq.argmin(axis=1), minlength=2)
    once = iterate(X, start)
    gaps = np.abs(np.diff(((X[:, None] - once) ** 2).sum(axis=2), axis=1))
    return (
        sizes.min() >= 2
        and sizes[1] in (2, 4, 5)
        and (np.abs(sq[:, 0] - sq[:, 1]) > 1).all()
        and gaps.min() > 0.5
    )


question = Concept(
    one_lloyd_iteration,
    level=2,
    minutes=4,
    instance=instance,
    answer="the two coordinates",
    example=(0.0, 0.0),
    decimals=2,
    fit=fit,
    sources=["lloyd1982"],
)


@question.misconception("two_iterations", hint="How often are points assigned in one iteration?")
def _(X, start):
    """It goes on for a second iteration."""
    return iterate(X, iterate(X, start))[1]


@question.misconception("median", hint="What is the mean of 0, 1 and 8?")
def _(X, start):
    """It takes the median of every coordinate instead of the mean."""
    return np.median(X[reference("assign_labels")(X, start) == 1], axis=0)


@question.misconception("divide_n", hint="By how many points is the sum of one cluster divided?")
def _(X, start):
    """It divides the sum of the cluster by the number of all points."""
    return X[reference("assign_labels")(X, start) == 1].sum(axis=0) / len(X)


@question.misconception("first_centroid", hint="Which centroid started as row 1?")
def _(X, start):
    """It gives the other centroid."""
    return iterate(X, start)[0]


@question.misconception(
    "halfway", hint="Does the old position of a centroid count in the mean of its points?"
)
def _(X, start):
    """It moves the centroid only half of the way to the mean."""
    return (iterate(X, start)[1] + start[1]) / 2
