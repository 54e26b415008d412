"""A classifier of the k nearest neighbors.

Write a classifier as a class: `fit` keeps the training points, `predict` lets the k nearest of them vote,
`score` tells how often the vote is right.

What is judged
- Neighbors are found by Euclidean distance; of training points at the same distance the lower index is
  nearer. Distances are either equal exactly, as between small whole numbers, or clearly different in float64.
- Each of the k neighbors has one vote; of labels with the same number of votes the smaller one wins.
- A second `fit`, here with X_other and y_other, replaces the training points of the first one.
- `score` is the share of the query points whose predicted label is the given one. `predict` and `score` get
  at least one query point.
- k < 1 or k above the number of training points raises ValueError, at the latest before a label is predicted:
  in the constructor, in `fit` or in `predict`, whichever notices.
- What `fit` returns is not judged; labels are any integers.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, calls, close, draws, each, edge, exact, makes, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


class KNNClassifier:
    """Predicts the label that most of the k nearest training points have."""

    def __init__(self, k: int = 3) -> None:
        """Keep the number of neighbors.

        k: how many neighbors vote
        """
        self.k = k

    def fit(self, X: Float[np.ndarray, "n d"], y: Int[np.ndarray, "n"]) -> "KNNClassifier":
        """Keep the training points and their labels.

        X: training points
        y: their labels, any integers

        Returns the classifier itself.

        Raises ValueError where k < 1 or k is above the number of training points, unless the constructor or
        predict does.
        """
        if not 1 <= self.k <= len(X):
            raise ValueError(f"k must lie between 1 and {len(X)}, got {self.k}")
        self.X, (self.labels, self.codes) = X, np.unique(y, return_inverse=True)
        return self

    def predict(self, X: Float[np.ndarray, "m d"]) -> Int[np.ndarray, "m"]:
        """Predict a label for every query point.

        X: query points

        Returns the predicted labels.

        Raises ValueError where k is illegal and nothing was raised before.
        """
        distances = np.linalg.norm(X[:, None, :] - self.X, axis=2)
        nearest = np.argsort(distances, kind="stable")[:, : self.k]
        votes = np.eye(len(self.labels))[self.codes[nearest]].sum(axis=1)  # (m, n_labels)
        return self.labels[votes.argmax(axis=1)]

    def score(self, X: Float[np.ndarray, "m d"], y: Int[np.ndarray, "m"]) -> float:
        """Compute how often the prediction is right.

        X: query points
        y: their labels

        Returns the share of right predictions.
        """
        return float(np.mean(self.predict(X) == y))


def legal(X_train, y_train, X, y, X_other, y_other, k):
    """Distances are equal exactly, between eighths, or too far apart for rounding to confuse them."""

    def clear(known):
        eighths = all((8 * values == np.round(8 * values)).all() for values in (known, X))
        gaps = np.diff(np.sort(((X[:, None, :] - known) ** 2).sum(axis=2), axis=1))
        size = (known**2).sum(axis=1).max() + (X**2).sum(axis=1, keepdims=True)
        return bool(((gaps > 1e-12 * size) | ((gaps == 0) & eighths)).all())

    default_fits = k != 3 or min(len(X_train), len(X_other)) >= 3  # so that to leave k out raises nothing
    return default_fits and clear(X_train) and clear(X_other)


@st.composite
def samples(draw, points):
    n, m, d, n2 = (draw(st.integers(*range_)) for range_ in ((4, 8), (1, 4), (1, 3), (4, 6)))
    k = draw(st.sampled_from([3, 1, 2, 4]))

    def labels(size):
        return draw(integers(size, -1, 2).map(lambda y: 2 * y))

    return (
        draw(points((n, d))),
        labels(n),
        draw(points((m, d))),
        labels(m),
        draw(points((n2, d))),
        labels(n2),
        k,
    )


def crowd(rng):
    n, m, d = rng.integers(12, 20), rng.integers(5, 9), rng.integers(2, 4)
    sets = []
    for size in (n, m, n):
        y = rng.integers(0, 3, size=size)
        sets += [np.round(rng.normal(size=(size, d)) + y[:, None], 2), y]
    return *sets, int(rng.integers(1, 8))


def coarse(shape):
    return whole_reals(shape, -2, 2)


def points(*values):
    return np.array(values, dtype=float)[:, None]


LINE, LABELS = points(0, 1, 2, 3, 9), np.array([4, 4, 1, 1, 1])
OTHER, OTHERS = points(9, 8, 1, 0), np.array([7, 7, 7, 2])

question = Question(
    KNNClassifier,
    level=3,
    minutes=20,
    agreement=each(exact(), close(), exact()),
    steps=[
        makes("k"),
        calls("fit", "X_train", "y_train"),
        calls("predict", "X", output="labels"),
        calls("score", "X", "y", output="score"),
        calls("fit", "X_other", "y_other"),
        calls("predict", "X", output="labels after another fit"),
    ],
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(coarse)),
        seeded("overlapping classes", crowd),
        edge(
            "tied vote",
            (LINE, LABELS, points(0.5, 9), np.array([4, 1]), OTHER, OTHERS, 4),
            (points(0, 1), np.array([5, 3]), points(0), np.array([5]), points(4, 2), np.array([8, 6]), 2),
            (
                points(0, 1, 2),
                np.array([9, 2, 2]),
                points(0),
                np.array([2]),
                points(0, 1),
                np.array([1, 0]),
                2,
            ),
        ),
        edge(
            "tied distance",
            (
                points(1, -1, 5),
                np.array([4, 2, 2]),
                points(0),
                np.array([4]),
                points(-1, 1),
                np.array([3, 8]),
                1,
            ),
            (
                points(2, -2, 2),
                np.array([7, 1, 1]),
                points(0, 5),
                np.array([7, 1]),
                points(5, -5),
                np.array([9, 3]),
                1,
            ),
        ),
        edge(
            "close distances",
            (points(1 + 1e-9, 1), np.array([4, 7]), points(0), np.array([7]), points(-1, 1), OTHERS[:2], 1),
            (
                points(1 + 2e-9, -1, 1 + 1e-9),
                np.array([2, 5, 5]),
                points(0),
                np.array([5]),
                points(0.5 + 1e-9, 0.5, 2),
                np.array([1, 3, 3]),
                1,
            ),
        ),
        edge(
            "one neighbor",
            (LINE, LABELS, points(2.75, 5, 7), np.array([1, 1, 4]), OTHER, OTHERS, 1),
            (LINE, LABELS, points(0), np.array([4]), points(3), np.array([6]), 1),
        ),
        edge(
            "nothing predicted rightly",
            (LINE, LABELS, points(0, 9), np.array([1, 4]), OTHER, OTHERS, 1),
            (LINE, LABELS, points(5), np.array([0]), OTHER, OTHERS, 3),
        ),
        edge(
            "k out of range",
            (LINE, LABELS, points(0), np.array([4]), OTHER, OTHERS, 6),
            (LINE, LABELS, points(0), np.array([4]), OTHER, OTHERS, 0),
            (LINE, LABELS, points(0), np.array([4]), OTHER, OTHERS, 5),
            (points(1), np.array([1]), points(0), np.array([1]), OTHER, OTHERS, 2),
        ),
    ],
    examples=[
        (
            np.array([[0.0], [1.0], [5.0]]),
            np.array([7, 7, 3]),
            np.array([[0.5], [6.0]]),
            np.array([7, 3]),
            np.array([[0.0]]),
            np.array([2]),
            1,
        )
    ],
    sources=["cover1967"],
    legal=legal,
)


@question.alternate("loops")
class _:
    def __init__(self, k=3):
        self.k = k

    def fit(self, X, y):
        if self.k < 1 or self.k > len(y):
            raise ValueError("k out of range")
        self.known = list(zip(X.tolist(), y.tolist(), strict=True))

    def predict(self, X):
        return np.array([self._vote(x) for x in X.tolist()], dtype=int)

    def _vote(self, x):
        ranked = sorted(
            (sum((a - b) ** 2 for a, b in zip(x, p, strict=True)), i) for i, (p, _) in enumerate(self.known)
        )
        votes = {}
        for _, i in ranked[: self.k]:
            label = self.known[i][1]
            votes[label] = votes.get(label, 0) + 1
        return min(votes, key=lambda label: (-votes[label], label))

    def score(self, X, y):
        return sum(int(a == b) for a, b in zip(self.predict(X), y, strict=True)) / len(y)


@question.alternate("expanded_distance")
class _:
    def __init__(self, k=3):
        self.k, self.data = k, None

    def fit(self, X, y):
        if not 0 < self.k <= X.shape[0]:
            raise ValueError(self.k)
        self.data = X.astype(float), y
        return self

    def predict(self, X):
        known, labels = self.data
        squares = (X * X).sum(1)[:, None] - 2 * X @ known.T + (known * known).sum(1)
        out = []
        for row in np.argsort(squares, axis=1, kind="stable")[:, : self.k]:
            values, counts = np.unique(labels[row], return_counts=True)
            out.append(values[counts.argmax()])
        return np.array(out)

    def score(self, X, y):
        return (self.predict(X) == y).mean()


@question.misconception("k_ignored", hint="Where does predict use k?")
class _(KNNClassifier):
    """It always asks the nearest training point alone."""

    def predict(self, X):
        distances = np.linalg.norm(X[:, None, :] - self.X, axis=2)
        return self.labels[self.codes[distances.argmin(axis=1)]]


@question.misconception(
    "tie_largest", hint="Which of two labels with equally many votes does argmax find first?"
)
class _(KNNClassifier):
    """Of labels with the same number of votes it takes the largest."""

    def predict(self, X):
        nearest = np.argsort(np.linalg.norm(X[:, None, :] - self.X, axis=2), kind="stable")[:, : self.k]
        votes = np.eye(len(self.labels))[self.codes[nearest]].sum(axis=1)
        return self.labels[len(self.labels) - 1 - votes[:, ::-1].argmax(axis=1)]


@question.misconception("fit_adds", hint="What is left of the first training points after a second fit?")
class _(KNNClassifier):
    """A second fit adds its points to those of the first one."""

    def fit(self, X, y):
        seen = getattr(self, "seen", (X[:0], y[:0]))
        self.seen = np.concatenate([seen[0], X]), np.concatenate([seen[1], y])
        KNNClassifier.fit(self, X, y)
        return KNNClassifier.fit(self, *self.seen)


@question.misconception("first_fit_stays", hint="Which training points does predict use after a second fit?")
class _(KNNClassifier):
    """A second fit changes nothing."""

    def fit(self, X, y):
        if not hasattr(self, "X"):
            KNNClassifier.fit(self, X, y)
        elif self.k > len(X):
            raise ValueError("k out of range")
        return self


@question.misconception("error_for_accuracy", hint="Is a score of 0 good or bad?")
class _(KNNClassifier):
    """The score is the share of wrong predictions."""

    def score(self, X, y):
        return 1 - KNNClassifier.score(self, X, y)


@question.misconception("counts_right", hint="Is the score a number of points or a share?")
class _(KNNClassifier):
    """The score is the number of right predictions."""

    def score(self, X, y):
        return float((self.predict(X) == y).sum())


@question.misconception("scores_training", hint="On which points is the score taken?")
class _(KNNClassifier):
    """The score is taken on the training points instead of the given ones."""

    def score(self, X, y):
        return KNNClassifier.score(self, self.X, self.labels[self.codes])


@question.misconception("codes_for_labels", hint="Are labels always 0, 1, 2, ...?")
class _(KNNClassifier):
    """It returns the place of a label among all labels instead of the label."""

    def predict(self, X):
        return np.searchsorted(self.labels, KNNClassifier.predict(self, X))


@question.misconception("k_unchecked", hint="What does a slice return that is longer than the array?")
class _(KNNClassifier):
    """It takes any k, and lets all training points vote where there are fewer."""

    def fit(self, X, y):
        self.X, (self.labels, self.codes) = X, np.unique(y, return_inverse=True)
        return self
