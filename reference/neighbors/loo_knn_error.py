"""How often the k nearest neighbors are wrong, each sample left out in turn.

Estimate the error of a classification by majority vote of the k nearest neighbors, for several k: predict
the label of every sample from all other samples, and count the share of samples that are predicted wrongly.

What is judged
- A sample does not vote for itself; another sample at the same place does.
- Of samples at the same distance (Euclidean), those with the lower index are nearer. Distances are either
  equal exactly, as between small whole numbers, or clearly different in float64.
- Of labels with the same number of votes, the smaller label wins.
- The result has one error for every entry of ks, in their order; ks may repeat, need not be sorted
  and may be empty.
- A k below 1 or above n - 1 raises ValueError.
"""

import math
from collections import Counter

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def loo_knn_error(
    X: Float[np.ndarray, "n d"], y: Int[np.ndarray, "n"], ks: list[int]
) -> Float[np.ndarray, "len(ks)"]:
    """Compute the leave-one-out error of the vote of the k nearest neighbors for every k.

    X: the samples
    y: their labels, any integers
    ks: the numbers of neighbors, each from 1 to n - 1

    Returns the share of samples that are predicted wrongly, for every k.

    Raises ValueError where a k is below 1 or above n - 1.
    """
    n = len(X)
    if any(not 1 <= k <= n - 1 for k in ks):
        raise ValueError(f"every k must lie between 1 and {n - 1}, got {ks}")
    distances = np.linalg.norm(X[:, None, :] - X, axis=2)
    np.fill_diagonal(distances, np.inf)
    order = np.argsort(distances, kind="stable")
    labels, codes = np.unique(y, return_inverse=True)
    errors = []
    for k in ks:
        votes = np.eye(len(labels))[codes[order[:, :k]]].sum(axis=1)  # (n, n_labels)
        errors.append(np.mean(labels[votes.argmax(axis=1)] != y))
    return np.array(errors)


def legal(X, y, ks):
    """Distances are equal exactly, between eighths, or too far apart for rounding to confuse them."""
    gaps = np.diff(np.sort(((X[:, None, :] - X) ** 2).sum(axis=2), axis=1))
    eighths = bool((np.round(8 * X) == 8 * X).all())
    return bool(((gaps > 1e-12 * (X**2).sum(axis=1).max()) | ((gaps == 0) & eighths)).all())


@st.composite
def samples(draw, points):
    n, d = draw(st.integers(3, 9)), draw(st.integers(1, 2))
    y = draw(integers(n, 0, 2).map(lambda y: 5 - 3 * y))
    ks = draw(st.lists(st.integers(1, n - 1), min_size=1, max_size=3))
    return draw(points((n, d))), y, ks


def crowd(rng):
    n, d = rng.integers(12, 25), rng.integers(1, 4)
    y = rng.integers(0, 3, size=n)
    X = np.round(rng.normal(size=(n, d)) + y[:, None], 2)
    return X, y, [int(k) for k in rng.integers(1, 9, size=3)]


def coarse(shape):
    return whole_reals(shape, -2, 2)


def points(*values):
    return np.array(values, dtype=float)[:, None]


PAIRS = points(0, 0, 5, 5, 9, 9)
LINE = points(0, 1, 3, 6, 10)

question = Question(
    loo_knn_error,
    level=3,
    minutes=15,
    agreement=close(rtol=1e-12),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(coarse)),
        seeded("overlapping classes", crowd),
        edge(
            "twins with other labels",
            (PAIRS, np.array([0, 1, 0, 1, 0, 1]), [1]),
            (PAIRS, np.array([0, 1, 0, 0, 1, 1]), [1, 3]),
            (points(2, 2, 2, 7), np.array([4, 4, 1, 1]), [1, 2]),
        ),
        edge(
            "all others vote",
            (LINE, np.array([0, 0, 0, 1, 1]), [4]),
            (points(0, 4), np.array([1, 2]), [1]),
            (LINE, np.array([2, 1, 2, 1, 3]), [4, 4]),
        ),
        edge(
            "several k",
            (LINE, np.array([0, 1, 1, 0, 0]), [3, 1, 2]),
            (LINE, np.array([0, 1, 1, 0, 0]), [2, 2, 1]),
            (PAIRS, np.array([1, 1, 2, 2, 3, 3]), [5, 1]),
        ),
        edge(
            "tied vote",
            (points(0, 1, -1, 9), np.array([7, 2, 1, 2]), [2]),
            (points(0, 2, 5, 9), np.array([1, 2, 1, 2]), [2]),
        ),
        edge(
            "tied distance",
            (points(0, 1, -1), np.array([1, 1, 0]), [1]),
            (points(4, 0, 8, 4), np.array([2, 3, 2, 3]), [2]),
        ),
        edge(
            "close distances",
            (points(0, 1 + 1e-9, -1), np.array([1, 0, 1]), [1]),
            (points(0, 0.5 + 2e-9, -0.5 - 1e-9, 0.25), np.array([4, 9, 4, 4]), [1, 2]),
        ),
        edge("one label", (LINE, np.array([3, 3, 3, 3, 3]), [1, 4]), (points(1, 1), np.array([0, 0]), [1])),
        edge(
            "no k",
            (LINE, np.array([0, 0, 1, 1, 1]), []),
            (PAIRS, np.array([0, 1, 0, 1, 0, 1]), []),
            (points(0, 1), np.array([0, 1]), []),
        ),
        edge(
            "k out of range",
            (LINE, np.array([0, 0, 0, 1, 1]), [5]),
            (LINE, np.array([0, 0, 0, 1, 1]), [1, 0]),
            (points(1), np.array([1]), [1]),
            (LINE, np.array([0, 0, 0, 1, 1]), [2, -1]),
        ),
    ],
    examples=[(np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([0, 0, 1, 0]), [1, 3])],
    sources=["cover1967"],
    legal=legal,
)


def check(X, ks):
    if len(ks) and (min(ks) < 1 or max(ks) >= len(X)):
        raise ValueError("k out of range")


@question.alternate("loops")
def _(X, y, ks):
    check(X, ks)
    rows, errors = X.tolist(), []
    for k in ks:
        wrong = 0
        for i, x in enumerate(rows):
            others = sorted((math.dist(x, other), j) for j, other in enumerate(rows) if j != i)
            votes = Counter(int(y[j]) for _, j in others[:k])
            wrong += min(votes, key=lambda label: (-votes[label], label)) != y[i]
        errors.append(wrong / len(rows))
    return np.array(errors, dtype=float)


@question.alternate("delete_the_sample")
def _(X, y, ks):
    for k in ks:
        if k <= 0 or k > len(X) - 1:
            raise ValueError(k)
    wrong = np.zeros(len(ks))
    for i in range(len(X)):
        rest, labels = np.delete(X, i, axis=0), np.delete(y, i)
        order = np.argsort(np.linalg.norm(rest - X[i], axis=1), kind="stable")
        for place, k in enumerate(ks):
            values, counts = np.unique(labels[order[:k]], return_counts=True)
            wrong[place] += values[counts.argmax()] != y[i]
    return wrong / len(X)


def errors_with(X, y, ks, *, hide, divisor=None, predict=None):
    """What the misconceptions have in common; hide(sq) makes distances infinite that must not count."""
    sq = hide(((X[:, None, :] * 1.0 - X) ** 2).sum(axis=2))
    order = np.argsort(sq, axis=1, kind="stable")
    labels, codes = np.unique(y, return_inverse=True)
    errors = []
    for k in ks:
        chosen = order[:, :k]
        counted = np.isfinite(np.take_along_axis(sq, chosen, axis=1))
        votes = (np.eye(len(labels))[codes[chosen]] * counted[:, :, None]).sum(axis=1)
        best = votes.argmax(axis=1) if predict is None else predict(votes)
        errors.append((labels[best] != y).sum() / (divisor or len(X)))
    return np.array(errors, dtype=float)


def own_index(sq):
    hidden = sq.copy()
    np.fill_diagonal(hidden, np.inf)
    return hidden


@question.misconception("self_included", hint="What is the nearest neighbor of a sample among all samples?")
def _(X, y, ks):
    """It lets a sample vote for itself, so that the error for k = 1 is 0."""
    check(X, ks)
    return errors_with(X, y, ks, hide=lambda sq: sq)


@question.misconception("drops_all_zero_dist", hint="Is another sample at the same place the sample itself?")
def _(X, y, ks):
    """It leaves out all samples at distance 0, not only the sample itself."""
    check(X, ks)
    return errors_with(X, y, ks, hide=lambda sq: np.where(sq == 0, np.inf, sq))


@question.misconception("accuracy", hint="Is a result of 0 good or bad?")
def _(X, y, ks):
    """It returns the share of samples that are predicted rightly."""
    check(X, ks)
    return 1 - errors_with(X, y, ks, hide=own_index)


@question.misconception("wrong_divisor", hint="How many samples are predicted?")
def _(X, y, ks):
    """It divides by n - 1."""
    check(X, ks)
    return errors_with(X, y, ks, hide=own_index, divisor=max(len(X) - 1, 1))


@question.misconception("counts", hint="Is the result a number of samples or a share?")
def _(X, y, ks):
    """It returns how many samples are predicted wrongly, not their share."""
    check(X, ks)
    return errors_with(X, y, ks, hide=own_index, divisor=1)


@question.misconception(
    "tie_largest", hint="Which of two labels with equally many votes does your code keep?"
)
def _(X, y, ks):
    """Of labels with equally many votes it takes the largest."""
    check(X, ks)
    return errors_with(X, y, ks, hide=own_index, predict=lambda v: v.shape[1] - 1 - v[:, ::-1].argmax(axis=1))


@question.misconception(
    "first_skipped", hint="Is the first of the sorted neighbors always the sample itself?"
)
def _(X, y, ks):
    """It drops the first of the sorted neighbors, which may be another sample at the same place."""
    check(X, ks)
    sq = ((X[:, None, :] * 1.0 - X) ** 2).sum(axis=2)
    order = np.argsort(sq, axis=1, kind="stable")[:, 1:]
    labels, codes = np.unique(y, return_inverse=True)
    votes = [np.eye(len(labels))[codes[order[:, :k]]].sum(axis=1) for k in ks]
    return np.array([np.mean(labels[v.argmax(axis=1)] != y) for v in votes], dtype=float)


@question.misconception("sorted_ks", hint="Which k does the first entry of your result belong to?")
def _(X, y, ks):
    """It returns the errors in ascending order of k."""
    check(X, ks)
    return errors_with(X, y, sorted(ks), hide=own_index)


@question.misconception("k_unchecked", hint="How many other samples are there?")
def _(X, y, ks):
    """It takes a k that is larger than the number of other samples."""
    if any(k < 1 for k in ks):
        raise ValueError("k must be at least 1")
    return errors_with(X, y, ks, hide=own_index)
