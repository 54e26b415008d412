r"""Learning curve of the nearest neighbors.

Does a classifier need more samples? Train it on the first s training samples only, for several s, and see how
its errors change. The classifier is a majority vote of the k nearest neighbors by Euclidean distance, each of
them with one vote. For every s return two errors, the share of wrong predictions on the s samples that it was
trained on, and the share on the validation set.

What is judged
- For a size s the first s training samples alone vote; the training error is that on the same s samples.
- A training sample that is predicted may vote for itself, too: it is one of the samples, at distance 0.
- Of samples at the same distance, those with the lower index are nearer.
- Of labels with the same number of votes, the smaller label wins.
- Labels are any integers; the validation set may hold others than the training set.
- The result has one row for every entry of sizes, in their order: training error, validation error. Sizes may
  repeat and need not be sorted; no sizes give an array of shape (0, 2).
- A size below k or above n raises ValueError.
- k and m are at least 1.
"""

import math
from collections import Counter

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def learning_curve_knn(
    X_train: Float[np.ndarray, "n d"],
    y_train: Int[np.ndarray, "n"],
    X_val: Float[np.ndarray, "m d"],
    y_val: Int[np.ndarray, "m"],
    sizes: list[int],
    k: int,
) -> Float[np.ndarray, "len(sizes) 2"]:
    """Compute the errors of the vote of the k nearest neighbors for training sets of several sizes.

    X_train: the training samples
    y_train: their labels, any integers
    X_val: the validation samples
    y_val: their labels
    sizes: the numbers of training samples, each from k to n
    k: how many neighbors vote

    Returns the training error and the validation error, one row for every size.

    Raises ValueError where a size is below k or above n.
    """
    if any(not k <= size <= len(X_train) for size in sizes):
        raise ValueError(f"every size must lie between {k} and {len(X_train)}, got {sizes}")

    def error(X, y, X_new, y_new):
        distances = np.linalg.norm(X_new[:, None, :] - X, axis=2)
        nearest = np.argsort(distances, kind="stable")[:, :k]
        labels, codes = np.unique(y, return_inverse=True)
        votes = np.apply_along_axis(np.bincount, 1, codes[nearest], minlength=len(labels))
        return np.mean(labels[votes.argmax(axis=1)] != y_new)

    curve = np.empty((len(sizes), 2))
    for row, size in enumerate(sizes):
        X, y = X_train[:size], y_train[:size]
        curve[row] = error(X, y, X, y), error(X, y, X_val, y_val)
    return curve


def is_legal(X_train, y_train, X_val, y_val, sizes, k):
    return k >= 1 and len(X_val) >= 1


@st.composite
def samples(draw, points):
    k = draw(st.integers(1, 3))
    n, m, d = draw(st.integers(k, 9)), draw(st.integers(1, 4)), draw(st.integers(1, 2))
    y_train, y_val = (draw(integers(count, 0, 2).map(lambda y: 5 - 3 * y)) for count in (n, m))
    sizes = draw(st.lists(st.integers(k, n), min_size=1, max_size=3))
    return draw(points((n, d))), y_train, draw(points((m, d))), y_val, sizes, k


def crowd(rng):
    """Overlapping classes, so that both errors lie between 0 and 1."""
    n, m, d, k = (int(rng.integers(*ends)) for ends in ((10, 16), (5, 10), (1, 4), (1, 6)))
    y = rng.integers(0, 3, size=n + m)
    X = np.round(rng.normal(size=(n + m, d)) + y[:, None], 2)
    return X[:n], y[:n], X[n:], y[n:], [int(size) for size in rng.integers(k, n + 1, size=3)], k


def coarse(shape):
    return whole_reals(shape, -2, 2)


def points(*values):
    return np.array(values, dtype=float)[:, None]


LINE, LABELS = points(0, 1, 3, 6, 10, 2), np.array([0, 1, 0, 1, 1, 0])
NEW, NEW_LABELS = points(0.5, 2.5, 7, 9), np.array([0, 0, 1, 0])
PLACES, FALLING = points(*np.arange(40) % 4), 20 - np.arange(40)  # every vote ties among many equal distances

question = Question(
    learning_curve_knn,
    level=3,
    minutes=14,
    agreement=close(rtol=1e-12),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(coarse)),
        seeded("overlapping classes", crowd),
        edge(
            "all training samples",
            (LINE, LABELS, NEW, NEW_LABELS, [6], 1),
            (LINE, LABELS, NEW, NEW_LABELS, [6, 6], 3),
            (points(0, 4), np.array([1, 2]), points(3), np.array([2]), [2], 1),
        ),
        edge(
            "as many samples as neighbors",
            (LINE, LABELS, NEW, NEW_LABELS, [3], 3),
            (LINE, LABELS, NEW, NEW_LABELS, [6], 6),
            (LINE, LABELS, NEW, NEW_LABELS, [1, 2], 1),
        ),
        edge(
            "sizes in any order",
            (LINE, LABELS, NEW, NEW_LABELS, [5, 3, 4], 3),
            (LINE, LABELS, NEW, NEW_LABELS, [6, 2, 6], 2),
            (LINE, LABELS, NEW, NEW_LABELS, [4, 1], 1),
        ),
        edge(
            "samples at one place",
            (points(1, 1, 4, 4), np.array([1, 0, 0, 1]), points(1, 4), np.array([0, 0]), [2, 4], 1),
            (points(2, 2, 2), np.array([3, 1, 1]), points(2), np.array([1]), [3, 1], 1),
        ),
        edge(
            "tied vote",
            (LINE, np.array([7, 2, 7, 2, 2, 7]), NEW, np.array([2, 2, 7, 7]), [2, 4], 2),
            (LINE, np.array([1, 4, 4, 1, 4, 1]), NEW, np.array([1, 4, 1, 4]), [4, 6], 4),
        ),
        edge(
            "tied distance",
            (points(1, -1, 5, -5), np.array([4, 2, 2, 4]), points(0), np.array([4]), [2, 4], 1),
            (PLACES, FALLING, points(0, 1, 2, 3), np.array([0, -3, 3, 4]), [40, 33], 5),
            (PLACES, FALLING, points(3, 2, 1, 0), np.array([-11, -8, 6, 2]), [38, 40], 3),
        ),
        edge(
            "unknown label",
            (LINE, LABELS, NEW, np.array([0, 7, -2, 1]), [2, 6], 1),
            (LINE, -LABELS, NEW, NEW_LABELS, [3, 5], 3),
        ),
        edge(
            "no sizes",
            (LINE, LABELS, NEW, NEW_LABELS, [], 1),
            (LINE, LABELS, NEW, NEW_LABELS, [], 3),
        ),
        edge(
            "size below k",
            (LINE, LABELS, NEW, NEW_LABELS, [2], 3),
            (LINE, LABELS, NEW, NEW_LABELS, [6, 4, 0], 1),
            (LINE, LABELS, NEW, NEW_LABELS, [6, 5], 6),
        ),
        edge(
            "size above n",
            (LINE, LABELS, NEW, NEW_LABELS, [7], 3),
            (LINE, LABELS, NEW, NEW_LABELS, [3, 6, 9], 1),
            (points(0, 4), np.array([1, 2]), points(3), np.array([2]), [3, 1], 1),
        ),
    ],
    examples=[(points(0, 1, 5, 6), np.array([0, 0, 1, 1]), points(2, 7), np.array([0, 1]), [3, 4], 3)],
    sources=["cover1967"],
    legal=is_legal,
)


def check(X_train, sizes, k):
    if len(sizes) and (min(sizes) < k or max(sizes) > len(X_train)):
        raise ValueError("size out of range")


@question.alternate("loops")
def _(X_train, y_train, X_val, y_val, sizes, k):
    check(X_train, sizes, k)
    rows, labels = X_train.tolist(), y_train.tolist()

    def wrong(size, x, label):
        ranked = sorted(range(size), key=lambda i: math.dist(rows[i], x))
        votes = Counter(labels[i] for i in ranked[:k])
        return min(votes, key=lambda candidate: (-votes[candidate], candidate)) != label

    curve = []
    for size in sizes:
        pairs = list(zip(rows[:size], labels, strict=False)), list(zip(X_val.tolist(), y_val, strict=True))
        curve.append([sum(wrong(size, *pair) for pair in group) / len(group) for group in pairs])
    return np.array(curve).reshape(-1, 2)


@question.alternate("one_table_of_distances")
def _(X_train, y_train, X_val, y_val, sizes, k):
    for size in sizes:
        if size < k or size > len(y_train):
            raise ValueError(size)
    X, truth = np.vstack([X_train, X_val]), np.append(y_train, y_val)
    distances = np.linalg.norm(X[:, None, :] - X_train, axis=2)
    curve = np.zeros((len(sizes), 2))
    for i, size in enumerate(sizes):
        order = np.argsort(distances[:, :size], axis=1, kind="stable")[:, :k]
        predicted = []
        for votes in y_train[order]:
            values, counts = np.unique(votes, return_counts=True)
            predicted.append(values[counts.argmax()])
        wrong = np.array(predicted) != truth
        curve[i] = wrong[:size].mean(), wrong[len(y_train) :].mean()
    return curve


@question.alternate("expanded_distance")
def _(X_train, y_train, X_val, y_val, sizes, k):
    check(X_train, sizes, k)
    labels, codes = np.unique(y_train, return_inverse=True)
    sq_norms = (X_train**2).sum(axis=1)

    def count_wrong(size, X, y):
        gaps = sq_norms[:size] - 2 * X @ X_train[:size].T  # without |x|^2, the same for all training samples
        order = np.argsort(gaps, axis=1, kind="stable")[:, :k]
        votes = [np.bincount(codes[nearest], minlength=len(labels)) for nearest in order]
        return np.count_nonzero(labels[np.argmax(votes, axis=1)] != y)

    training = [count_wrong(size, X_train[:size], y_train[:size]) / size for size in sizes]
    validation = [count_wrong(size, X_val, y_val) / len(y_val) for size in sizes]
    return np.stack([np.array(training, dtype=float), np.array(validation, dtype=float)], axis=1)


def predictions(X, y, X_new, k, *, self_excluded=False, last_label=False):
    """The labels that the rows of X_new get by the vote of their k nearest rows of X."""
    sq = ((X_new[:, None, :] * 1.0 - X) ** 2).sum(axis=2)
    if self_excluded:
        np.fill_diagonal(sq, np.inf)
    order = np.argsort(sq, axis=1, kind="stable")[:, :k]
    labels, codes = np.unique(y, return_inverse=True)
    votes = np.eye(len(labels))[codes[order]].sum(axis=1)
    return labels[len(labels) - 1 - votes[:, ::-1].argmax(axis=1) if last_label else votes.argmax(axis=1)]


def curve_of(sizes, training, validation):
    """The errors of both sets for every size."""
    return np.array([(training(s), validation(s)) for s in sizes], dtype=float).reshape(-1, 2)


def on_training(X, y, k, **options):
    return lambda s: np.mean(predictions(X[:s], y[:s], X[:s], k, **options) != y[:s])


def on_validation(X, y, X_val, y_val, k, **options):
    return lambda s: np.mean(predictions(X[:s], y[:s], X_val, k, **options) != y_val)


@question.misconception("train_on_full", hint="On which samples is the training error of size s counted?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It counts the training error on all n training samples, also on those that it was not trained on."""
    check(X_train, sizes, k)
    on_all = on_validation(X_train, y_train, X_train, y_train, k)
    return curve_of(sizes, on_all, on_validation(X_train, y_train, X_val, y_val, k))


@question.misconception("val_on_train", hint="Which of the two errors stands in the first column?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It returns the validation error in the first column."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return curve_of(sizes, on_val, on_training(X_train, y_train, k))


@question.misconception("accuracy", hint="Is a result of 0 good or bad?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It returns the shares of right predictions."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return 1 - curve_of(sizes, on_training(X_train, y_train, k), on_val)


@question.misconception("refit_missing", hint="Which samples vote when s is smaller than n?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It lets all n training samples vote whatever the size is."""
    check(X_train, sizes, k)
    on_train = np.array(predictions(X_train, y_train, X_train, k) != y_train)
    on_val = np.mean(predictions(X_train, y_train, X_val, k) != y_val)
    return curve_of(sizes, lambda s: on_train[:s].mean(), lambda s: on_val)


@question.misconception("last_samples", hint="Which s of the training samples does the statement ask for?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It trains on the last s samples."""
    check(X_train, sizes, k)
    n = len(X_train)

    def error(s, X_new, y_new):
        return np.mean(predictions(X_train[n - s :], y_train[n - s :], X_new, k) != y_new)

    on_train = lambda s: error(s, X_train[n - s :], y_train[n - s :])  # noqa: E731
    return curve_of(sizes, on_train, lambda s: error(s, X_val, y_val))


@question.misconception("left_out", hint="May a training sample be its own neighbor here?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It does not let a training sample vote for itself."""
    check(X_train, sizes, k)
    on_train = on_training(X_train, y_train, k, self_excluded=True)
    return curve_of(sizes, on_train, on_validation(X_train, y_train, X_val, y_val, k))


@question.misconception("always_right_on_train", hint="With three votes, who else votes on a sample?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It takes for granted that the training error is 0, as with one neighbor."""
    check(X_train, sizes, k)
    return curve_of(sizes, lambda s: 0.0, on_validation(X_train, y_train, X_val, y_val, k))


@question.misconception("divided_by_n", hint="How many samples does a training error of size s count?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It divides the wrong predictions on s training samples by n."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    training = on_training(X_train, y_train, k)
    return curve_of(sizes, lambda s: training(s) * s / len(X_train), on_val)


@question.misconception("sorted_sizes", hint="Which size does the first row of your result belong to?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It returns the rows in ascending order of size."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return curve_of(sorted(sizes), on_training(X_train, y_train, k), on_val)


@question.misconception("one_row_a_set", hint="How many rows does your result have for three sizes?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It returns the training errors in one row and the validation errors in another one."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return curve_of(sizes, on_training(X_train, y_train, k), on_val).T


@question.misconception(
    "tie_largest", hint="Which of two labels with equally many votes does your code keep?"
)
def _(X_train, y_train, X_val, y_val, sizes, k):
    """Of labels with equally many votes it takes the largest."""
    check(X_train, sizes, k)
    on_val = on_validation(X_train, y_train, X_val, y_val, k, last_label=True)
    return curve_of(sizes, on_training(X_train, y_train, k, last_label=True), on_val)


@question.misconception("fewer_votes", hint="How many neighbors vote when there are fewer than k samples?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It lets all samples vote where there are fewer than k, instead of refusing."""
    if any(not 1 <= s <= len(X_train) for s in sizes):
        raise ValueError("size out of range")
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return curve_of(sizes, on_training(X_train, y_train, k), on_val)


@question.misconception("size_clipped", hint="How many samples does X[:s] have when s is larger than n?")
def _(X_train, y_train, X_val, y_val, sizes, k):
    """It takes all samples where a size is larger than n, instead of refusing."""
    if any(s < k for s in sizes):
        raise ValueError("size out of range")
    on_val = on_validation(X_train, y_train, X_val, y_val, k)
    return curve_of(sizes, on_training(X_train, y_train, k), on_val)
