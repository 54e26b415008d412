r"""Vote of the k nearest neighbors, weighted by nearness.

Predict a label for every query point: find its k nearest training points by Euclidean distance and let them
vote, each with the weight 1/distance. The label with the largest sum of weights wins.

What is judged
- If some of the k neighbors are at distance 0, only those vote, each with one vote. A very near point is not
  at distance 0.
- Of training points at the same distance, those with the lower index are nearer. Distances are either equal
  exactly, as between small whole numbers, or clearly different in float64.
- Of labels with the same sum of weights, the smaller label wins. Sums are equal only among votes at distance
  0, or where k = 2 and both neighbors are at the same distance; otherwise they are clearly different.
- Labels are any integers. k always lies between 1 and n.
- No query points give an empty array of integers.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def knn_classify_weighted(
    X_train: Float[np.ndarray, "n d"], y_train: Int[np.ndarray, "n"], X: Float[np.ndarray, "m d"], k: int
) -> Int[np.ndarray, "m"]:
    """Predict a label for every row of X by a vote weighted with 1/distance.

    X_train: training points
    y_train: their labels, any integers
    X: query points
    k: how many neighbors vote, 1 <= k <= n

    Returns the predicted labels.
    """
    labels = np.unique(y_train)
    predicted = np.empty(len(X), dtype=int)
    for i, x in enumerate(X):
        distances = np.linalg.norm(X_train - x, axis=1)
        nearest = np.argsort(distances, kind="stable")[:k]
        hits = distances[nearest] == 0
        weights = hits if hits.any() else 1 / distances[nearest]
        votes = [weights[y_train[nearest] == label].sum() for label in labels]
        predicted[i] = labels[np.argmax(votes)]
    return predicted


def is_legal(X_train, y_train, X, k):
    """Nothing is decided by rounding.

    Distances are equal exactly, between eighths, or far enough apart; in a vote the lead is clear, or exactly
    two equal distances face each other.
    """
    if not 1 <= k <= len(X_train):
        return False
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X_train, X))
    for x in X:
        sq = ((X_train - x) ** 2).sum(axis=1)
        gaps, size = np.diff(np.sort(sq)), (X_train**2).sum(axis=1).max() + (x**2).sum()
        if not ((gaps > 1e-12 * size) | ((gaps == 0) & eighths)).all():
            return False
        nearest = np.argsort(sq, kind="stable")[:k]
        if (sq[nearest] == 0).any():
            continue
        weights = 1 / np.sqrt(sq[nearest])
        votes = sorted(
            (weights[y_train[nearest] == label].sum() for label in set(y_train[nearest])), reverse=True
        )
        single = k == 2 and sq[nearest[0]] == sq[nearest[1]]
        if len(votes) > 1 and votes[0] - votes[1] < 1e-9 * votes[0] and not single:
            return False
    return True


@st.composite
def samples(draw, points):
    n, m, d = draw(st.integers(2, 8)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    y_train = draw(integers(n, -1, 2).map(lambda y: 3 * y))
    return draw(points((n, d))), y_train, draw(points((m, d))), draw(st.integers(1, n))


def crowd(rng):
    n, m, d = rng.integers(15, 30), rng.integers(8, 15), rng.integers(2, 5)
    y_train = rng.integers(0, 4, size=n)
    return (
        np.round(rng.normal(size=(n, d)), 2),
        y_train,
        np.round(rng.normal(size=(m, d)), 2),
        int(rng.integers(2, 9)),
    )


def coarse(shape):
    return whole_reals(shape, -2, 2)


def points(*values):
    return np.array(values, dtype=float)[:, None]


LINE = points(0, 1, 2, 4)

question = Question(
    knn_classify_weighted,
    level=3,
    minutes=14,
    agreement=exact(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(coarse)),
        seeded("overlapping classes", crowd),
        edge(
            "exact hit",
            (LINE, np.array([5, 1, 1, 1]), points(0), 4),
            (LINE, np.array([2, 2, 7, 2]), points(2, 0), 3),
            (points(3, 1, 1), np.array([1, 9, 9]), points(3), 3),
        ),
        edge(
            "several exact hits",
            (points(1, 1, 1, 0), np.array([4, 2, 4, 2]), points(1), 4),
            (points(1, 1, 0), np.array([8, 3, 8]), points(1), 3),
            (points(2, 2, 2), np.array([1, 3, 3]), points(2), 3),
            (points(5, 5, 5, 5, 4), np.array([6, 6, 1, 1, 6]), points(5), 5),
            (points(0, 0, 0), np.array([5, 3, 3]), points(0), 1),
            (points(1, 1, 1, 1, 1), np.array([6, 6, 2, 2, 2]), points(1), 2),
        ),
        edge(
            "very near is no hit",
            (points(0.001, 0.009, -0.008), np.array([7, 5, 5]), points(0), 3),
            (points(1e-5, 9e-5, -8e-5, 1), np.array([8, 2, 2, 2]), points(0), 4),
            (points(0.006, 0.002, -0.007), np.array([1, 4, 1]), points(0), 3),
        ),
        edge(
            "one near against two far",
            (points(1, 4, -4), np.array([3, 1, 1]), points(0), 3),
            (points(1, 8, 8, 8), np.array([0, 5, 5, 5]), points(0), 4),
            (points(2, 3, 3.5), np.array([7, 2, 2]), points(0), 3),
        ),
        edge(
            "weights by distance, not by its square",
            (points(2, 3, -3), np.array([1, 0, 0]), points(0), 3),
            (points(1, 1.5, -1.5), np.array([4, 2, 2]), points(0), 3),
            (points(4, 7, 7, -7), np.array([9, 1, 1, 1]), points(0), 4),
        ),
        edge(
            "tied weights",
            (points(1, -1), np.array([5, 2]), points(0), 2),
            (points(1, -1), np.array([2, 5]), points(0), 2),
            (points(4, -4), np.array([-4, -1]), points(0), 2),
            (points(3, -3), np.array([-1, -4]), points(0), 2),
            (points(2, 2), np.array([8, 6]), points(0), 2),
        ),
        edge(
            "tied distance at the border",
            (points(1, 2, -2), np.array([1, 0, 3]), points(0), 2),
            (points(2, -2, 2), np.array([4, 1, 1]), points(0), 1),
        ),
        edge(
            "nothing to predict",
            (LINE, np.array([1, 1, 2, 2]), np.empty((0, 1)), 2),
            (LINE[:1], np.array([3]), np.empty((0, 1)), 1),
        ),
    ],
    examples=[(np.array([[1.0], [4.0], [-4.0]]), np.array([3, 1, 1]), np.array([[0.0], [4.0]]), 3)],
    legal=is_legal,
    sources=["cover1967"],
)


@question.alternate("dictionary_of_votes")
def _(X_train, y_train, X, k):
    predicted = []
    for x in X.tolist():
        ranked = sorted((math.dist(x, point), i) for i, point in enumerate(X_train.tolist()))[:k]
        votes = {}
        exact = [i for distance, i in ranked if distance == 0]
        for distance, i in ranked:
            label = int(y_train[i])
            if exact:
                votes[label] = votes.get(label, 0.0) + (i in exact)
            else:
                votes[label] = votes.get(label, 0.0) + 1 / distance
        best = max(votes.values())
        predicted.append(min(label for label, weight in votes.items() if weight >= best * (1 - 1e-12)))
    return np.array(predicted, dtype=int)


@question.alternate("all_at_once")
def _(X_train, y_train, X, k):
    labels, codes = np.unique(y_train, return_inverse=True)
    distances = np.linalg.norm(X[:, None, :] - X_train[None, :, :], axis=2)
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :k]
    near = np.take_along_axis(distances, nearest, axis=1)
    hits = near == 0
    with np.errstate(divide="ignore"):
        weights = np.where(hits.any(axis=1, keepdims=True), hits, 1 / near)
    member = codes[nearest][:, :, None] == np.arange(len(labels))
    return labels[(weights[:, :, None] * member).sum(axis=1).argmax(axis=1)]


def vote(X_train, y_train, X, k, weigh):
    """What the misconceptions have in common: a vote with other weights."""
    labels = np.unique(y_train)
    predicted = []
    for x in X:
        distances = np.sqrt(((X_train - x * 1.0) ** 2).sum(axis=1))
        nearest = np.argsort(distances, kind="stable")[:k]
        weights = weigh(distances[nearest])
        predicted.append(labels[np.argmax([weights[y_train[nearest] == label].sum() for label in labels])])
    return np.array(predicted, dtype=int)


def only_hits(distances, weights):
    hits = distances == 0
    return hits.astype(float) if hits.any() else weights


@question.misconception(
    "inverse_square", hint="How much more does a point at distance 1 weigh than one at distance 2?"
)
def _(X_train, y_train, X, k):
    """It weighs with 1 over the squared distance."""
    return vote(X_train, y_train, X, k, lambda d: only_hits(d, 1 / np.maximum(d, 1e-300) ** 2))


@question.misconception("eps_added", hint="How much does a point at distance 0 weigh in your vote?")
def _(X_train, y_train, X, k):
    """It adds 1 to every distance, so that exact hits do not decide alone."""
    return vote(X_train, y_train, X, k, lambda d: 1 / (d + 1))


@question.misconception("zero_div", hint="What is 1/0 in NumPy, and what is a sum with it?")
def _(X_train, y_train, X, k):
    """It divides by 0 at an exact hit, and the first label with an infinite sum wins."""
    return vote(X_train, y_train, X, k, lambda d: np.array([np.inf if x == 0 else 1 / x for x in d]))


@question.misconception("unweighted", hint="Does a near neighbor count more than a far one in your vote?")
def _(X_train, y_train, X, k):
    """It gives every neighbor one vote."""
    return vote(X_train, y_train, X, k, np.ones_like)


@question.misconception("nearest_only", hint="How many neighbors vote?")
def _(X_train, y_train, X, k):
    """It takes the label of the nearest point."""
    return vote(X_train, y_train, X, 1, np.ones_like)


@question.misconception("weighted_by_distance", hint="Should a far neighbor weigh more or less?")
def _(X_train, y_train, X, k):
    """It weighs with the distance itself, so that far neighbors count more."""
    return vote(X_train, y_train, X, k, lambda d: only_hits(d, d))


@question.misconception("tie_largest", hint="Which of two labels with equal weights does your code keep?")
def _(X_train, y_train, X, k):
    """Of labels with the same weight it takes the largest."""
    return -vote(X_train, -y_train, X, k, lambda d: only_hits(d, 1 / np.maximum(d, 1e-300)))


@question.misconception("all_points_vote", hint="How many training points vote for one query point?")
def _(X_train, y_train, X, k):
    """It lets all training points vote instead of the k nearest."""
    return vote(X_train, y_train, X, len(X_train), lambda d: only_hits(d, 1 / np.maximum(d, 1e-300)))
