r"""The mean silhouette of a clustering.

The silhouette of a row compares how far it lies, on average, from the other rows of its own cluster (a) with
how far it lies from the nearest other cluster (b):

$$s = \frac{b - a}{\max(a, b)}$$

where a is the mean Euclidean distance to the *other* rows of the row's own cluster, and b the smallest, over
the other clusters, of the mean distance to all rows of that cluster. Return the mean of s over all rows.

What is judged
- A row that is alone in its cluster has s = 0, and counts in the mean.
- A row with max(a, b) = 0 has s = 0.
- Every row has the same weight in the mean, whatever the size of its cluster.
- Clusters are named by any integers, also negative ones or with gaps.
- With fewer than two clusters, or with as many clusters as rows, it raises ValueError. There is at least one
  row.
- The distance of a row to itself counts as 0. The root of what rounding leaves of |x|^2 - 2 x y + |y|^2 is
  not near enough to that.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def silhouette_mean(X: Float[np.ndarray, "n d"], labels: Int[np.ndarray, "n"]) -> float:
    """Average the silhouettes of all rows.

    X: the samples
    labels: the cluster of every sample, any integers

    Returns the mean silhouette.
    Raises ValueError unless there are at least two clusters, and fewer clusters than rows.
    """
    clusters = np.unique(labels)
    if len(clusters) in (1, len(X)):
        raise ValueError(f"{len(X)} rows cannot be judged in {len(clusters)} clusters")
    distances = np.linalg.norm(X[:, None, :] - X[None, :, :], axis=2)
    silhouettes = np.zeros(len(X))
    for i, own in enumerate(labels):
        n_others = (labels == own).sum() - 1
        if n_others:
            a = distances[i, labels == own].sum() / n_others
            b = min(distances[i, labels == c].mean() for c in clusters if c != own)
            if max(a, b) > 0:
                silhouettes[i] = (b - a) / max(a, b)
    return float(silhouettes.mean())


@st.composite
def samples(draw, points):
    n, d = draw(st.integers(3, 8)), draw(st.integers(1, 3))
    labels = draw(integers(n, -1, 2).filter(lambda labels: 1 < len(set(labels)) < n))
    return draw(points((n, d))), 2 * labels


def cloud(rng):
    """Overlapping clusters of different sizes, some with a single row."""
    n, k, d = int(rng.integers(8, 17)), int(rng.integers(2, 5)), rng.integers(1, 4)
    labels = np.minimum(rng.geometric(0.4, size=n), k)
    labels[:2] = 1, 2
    return np.round(rng.normal(size=(n, d)) + 1.5 * labels[:, None], 2), labels


LINE = np.array([[0.0], [1.0], [4.0], [6.0]])
TRIPLE = np.array([[0.0, 0.0], [0.0, 4.0], [3.0, 0.0], [9.0, 12.0], [9.0, 0.0]])

question = Question(
    silhouette_mean,
    level=3,
    minutes=18,
    agreement=close(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("clouds of points", cloud),
        edge(
            "a row alone in its cluster",
            (LINE, np.array([0, 0, 0, 1])),
            (LINE, np.array([5, 1, 1, 3])),
            (TRIPLE, np.array([0, 0, 0, 1, 2])),
        ),
        edge(
            "max(a, b) = 0",
            (np.full((4, 2), 3.0), np.array([0, 0, 1, 1])),
            (np.array([[2.0], [2.0], [2.0], [7.0]]), np.array([0, 0, 1, 2])),
            (np.array([[2.0], [2.0], [2.0], [2.0], [5.0], [9.0]]), np.array([0, 0, 1, 1, 2, 2])),
        ),
        edge(
            "nearer to another cluster",
            (LINE, np.array([0, 1, 0, 1])),
            (TRIPLE, np.array([0, 1, 1, 1, 0])),
        ),
        edge(
            "clusters of different sizes",
            (TRIPLE, np.array([0, 0, 0, 0, 1])),
            (np.array([[0.0], [1.0], [2.0], [3.0], [7.0], [9.0]]), np.array([0, 0, 0, 0, 1, 1])),
        ),
        edge(
            "names with gaps and below zero",
            (LINE, np.array([-3, -3, 40, 40])),
            (TRIPLE, np.array([-1, 7, -1, 7, 90])),
        ),
        edge(
            "a single cluster",
            (LINE, np.array([2, 2, 2, 2])),
            (TRIPLE, np.zeros(5, dtype=np.int64)),
            (LINE[:1], np.array([0])),
        ),
        edge(
            "as many clusters as rows",
            (LINE, np.array([3, 0, 2, 1])),
            (TRIPLE, np.array([-2, 0, 1, 5, 9])),
            (LINE[:2], np.array([0, 1])),
        ),
    ],
    examples=[(np.array([[0.0], [1.0], [4.0], [6.0]]), np.array([0, 0, 0, 1]))],
    sources=["rousseeuw1987"],
)


def check(X, labels):
    if not 1 < len(set(labels.tolist())) < len(X):
        raise ValueError("the number of clusters is out of range")


@question.alternate("loops")
def _(X, labels):
    rows, names = X.tolist(), labels.tolist()
    if len(set(names)) in (1, len(rows)):
        raise ValueError("too few clusters, or too many")
    total = 0.0
    for i, x in enumerate(rows):
        groups = {}
        for j, y in enumerate(rows):
            if i != j:
                groups.setdefault(names[j], []).append(math.dist(x, y))
        own = groups.pop(names[i], None)
        if own is not None:
            a = sum(own) / len(own)
            b = min(sum(group) / len(group) for group in groups.values())
            total += 0.0 if a == b == 0 else (b - a) / max(a, b)
    return total / len(rows)


@question.alternate("membership_matrix")  # and an epsilon of 1e-12 in the divisor counts as right
def _(X, labels):
    check(X, labels)
    _, codes = np.unique(labels, return_inverse=True)
    member = np.eye(codes.max() + 1)[codes]
    counts = member.sum(axis=0)
    sums = np.sqrt(((X[:, None] - X) ** 2).sum(axis=2)) @ member  # (n, k)
    at = np.arange(len(X)), codes
    a = sums[at] / np.maximum(counts[codes] - 1, 1)
    means = sums / counts
    means[at] = np.inf
    b = means.min(axis=1)
    scores = (b - a) / (np.maximum(a, b) + 1e-12)
    return np.where(counts[codes] > 1, scores, 0.0).mean()


@question.alternate("expanded_distance")  # with the distance of a row to itself set to 0
def _(X, labels):
    check(X, labels)
    sq_norms = (X**2).sum(axis=1)
    distances = np.sqrt(np.maximum(sq_norms[:, None] + sq_norms - 2 * X @ X.T, 0))
    np.fill_diagonal(distances, 0)

    def silhouette(i):
        others = np.delete(distances[i], i)
        names = np.delete(labels, i)
        if labels[i] not in names:
            return 0
        a = others[names == labels[i]].mean()
        b = min(others[names == c].mean() for c in set(names.tolist()) - {int(labels[i])})
        if a < b:
            return 1 - a / b
        return b / a - 1 if a > b else 0

    return np.mean([silhouette(i) for i in range(len(X))])


def silhouettes(X, labels, *, own=None, other=None, alone=0.0, power=1, order=2, nearest=min):
    """The silhouettes with one part replaced; what most of the misconceptions have in common."""
    check(X, labels)
    distances = np.linalg.norm(X[:, None, :] - X[None, :, :], ord=order, axis=2) ** power
    scores = np.zeros(len(X))
    for i, name in enumerate(labels):
        row, n_own = distances[i], (labels == name).sum()
        if n_own == 1:
            scores[i] = alone
            continue
        a = own(row[labels == name]) if own else row[labels == name].sum() / (n_own - 1)
        groups = [labels == c for c in np.unique(labels) if c != name]
        b = nearest(other(X[i], X[g], row[g]) if other else row[g].mean() for g in groups)
        scores[i] = (b - a) / max(a, b) if max(a, b) > 0 else 0
    return scores


@question.misconception(
    "self_in_a", hint="With how many rows of its own cluster is a row compared, itself left out?"
)
def _(X, labels):
    """The mean within a row's own cluster counts the row itself, at distance 0."""
    return float(silhouettes(X, labels, own=np.mean).mean())


@question.misconception("centroid_b", hint="Is the mean of the distances the distance to the mean?")
def _(X, labels):
    """b is the distance to the nearest other cluster's centroid instead of a mean distance to its rows."""
    to_centroid = silhouettes(X, labels, other=lambda x, rows, _: np.linalg.norm(x - rows.mean(axis=0)))
    return float(to_centroid.mean())


@question.misconception("nearest_row_b", hint="Over which rows of the nearest other cluster do you average?")
def _(X, labels):
    """b is the distance to the nearest row of another cluster instead of a mean distance."""
    return float(silhouettes(X, labels, other=lambda x, rows, row: row.min()).mean())


@question.misconception("farthest_cluster_b", hint="With which of the other clusters is a row compared?")
def _(X, labels):
    """b is taken from the farthest of the other clusters."""
    return float(silhouettes(X, labels, nearest=max).mean())


@question.misconception(
    "all_others_b", hint="With three clusters, do the rows of both other clusters enter b?"
)
def _(X, labels):
    """b is the mean distance to all rows of other clusters together."""
    check(X, labels)
    distances, scores = np.linalg.norm(X[:, None, :] - X, axis=2), []
    for row, own in zip(distances, labels == labels[:, None], strict=True):
        a, b = row[own].sum() / max(own.sum() - 1, 1), row[~own].mean()
        scores.append((b - a) / max(a, b) if own.sum() > 1 and max(a, b) > 0 else 0.0)
    return float(np.mean(scores))


@question.misconception("singleton_one", hint="What does the statement say of a row alone in its cluster?")
def _(X, labels):
    """A row alone in its cluster gets 1, as if it were perfectly placed."""
    return float(silhouettes(X, labels, alone=1.0).mean())


@question.misconception(
    "singleton_left_out", hint="By how many rows does your mean divide when one of them is alone?"
)
def _(X, labels):
    """Rows alone in their cluster are left out of the mean."""
    return float(np.nanmean(silhouettes(X, labels, alone=np.nan)))


@question.misconception("squared", hint="Does your code average distances or their squares?")
def _(X, labels):
    """It works with squared distances."""
    return float(silhouettes(X, labels, power=2).mean())


@question.misconception("manhattan", hint="Which distance does the statement name? Which one do you add up?")
def _(X, labels):
    """It measures distance as the sum of absolute differences."""
    return float(silhouettes(X, labels, order=1).mean())


@question.misconception(
    "mean_of_cluster_means", hint="Does a row of a large cluster count as much as others?"
)
def _(X, labels):
    """It averages within the clusters first, so that rows of small clusters count more."""
    scores = silhouettes(X, labels)
    return float(np.mean([scores[labels == c].mean() for c in np.unique(labels)]))


@question.misconception("zero_divided", hint="What does your code divide by where a and b are both 0?")
def _(X, labels):
    """Where a and b are both 0, it divides by zero and returns NaN."""
    scores = silhouettes(X, labels)
    distances = np.linalg.norm(X[:, None, :] - X, axis=2)
    for i, own in enumerate(labels):
        means = [distances[i, labels == c].mean() for c in np.unique(labels)]
        if (labels == own).sum() > 1 and sorted(means)[1] == 0 == distances[i, labels == own].sum():
            scores[i] = np.nan
    return float(scores.mean())


@question.misconception("no_check", hint="What does your code do when all rows are in one cluster?")
def _(X, labels):
    """It returns 0 where there is one cluster or a cluster for every row, instead of raising ValueError."""
    n_clusters = len(set(labels.tolist()))
    return float(silhouettes(X, labels).mean()) if 1 < n_clusters < len(X) else 0.0


@question.misconception("sign_turned", hint="Which sign has your result for two tight clusters far apart?")
def _(X, labels):
    """It returns the mean of (a - b) / max(a, b), so good clusterings get negative values."""
    return float(-silhouettes(X, labels).mean())
