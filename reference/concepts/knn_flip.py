"""The vote of one, three and five neighbors.

A classifier of the k nearest neighbors has learned the training points below, with their labels y. Which
label does it predict for the query point x when k is 1, when k is 3 and when k is 5? Distances are
Euclidean; each neighbor has one vote.
"""

import numpy as np
from jaxtyping import Float, Int

from mlfundamentals.questions import Concept, reference

KS = (1, 3, 5)


def knn_flip(
    X: Float[np.ndarray, "n 2"], y: Int[np.ndarray, "n"], x: Float[np.ndarray, "2"]
) -> tuple[int, int, int]:
    """The labels predicted for the query point with 1, 3 and 5 neighbors.

    X: training points
    y: their labels, 0 or 1
    x: the query point
    """
    return tuple(int(reference("knn_classify")(X, y, x[None, :], k)[0]) for k in KS)


def instance(rng):
    X = np.round(4 * rng.normal(size=(9, 2)), 1)
    return X, rng.integers(0, 2, size=9), rng.integers(-3, 4, size=2).astype(float)


def fit(X, y, x):
    """The labels are not all equal, and the sixth point, of either metric, is clearly farther than the
    fifth."""
    if len(set(knn_flip(X, y, x))) < 2:
        return False
    ranked = (np.sort(np.linalg.norm(X - x, axis=1)), np.sort(np.abs(X - x).sum(axis=1)))
    return all((np.diff(distances) > 0.05).all() for distances in ranked)


question = Concept(
    knn_flip,
    level=1,
    minutes=4,
    instance=instance,
    answer="three labels, for k = 1, 3 and 5 in this order",
    example=(0, 0, 0),
    fit=fit,
    sources=["cover1967"],
)


def votes(distances, y):
    ranked = y[np.argsort(distances, kind="stable")]
    return tuple(int(2 * ranked[:k].sum() > k) for k in KS)


@question.misconception("manhattan", hint="How far is it from (0, 0) to (3, 4) by the ruler?")
def _(X, y, x):
    """It adds up absolute differences instead of measuring straight distances."""
    return votes(np.abs(X - x).sum(axis=1), y)


@question.misconception(
    "include_farthest", hint="From which end of the sorted distances are the neighbors taken?"
)
def _(X, y, x):
    """It lets the farthest points vote."""
    return votes(-np.linalg.norm(X - x, axis=1), y)


@question.misconception("nearest_decides", hint="How many votes are there when k is 3?")
def _(X, y, x):
    """It takes the label of the nearest point whatever k is."""
    return (knn_flip(X, y, x)[0],) * 3
