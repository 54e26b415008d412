"""k-means as an estimator.

Write a class that groups rows around centroids by Lloyd's algorithm and then tells to which of them other
rows belong. `fit(X, init)` starts from the centroids `init` and repeats two steps: assign every row of X to
its nearest centroid by Euclidean distance, then move every centroid to the mean of its rows. Afterwards the
object has two attributes: `centroids`, an array (k, d) of floats, and `n_iter`, the number of iterations.

What is judged
- `centroids` and `n_iter` after `fit`, and the labels that `predict` gives to other rows.
- Label j belongs to the centroid that started as row j of `init`. A row equally near to several centroids
  goes to the one with the lowest label, in `fit` and in `predict`. Such ties are exact, between centroids
  that have not moved yet; otherwise no row is near one.
- A centroid with no rows assigned to it stays where it is.
- An iteration is one assignment followed by one move of all centroids. `n_iter` counts every iteration, also
  the last one: a start that is already settled gives 1.
- Stop after the iteration in which no coordinate of a centroid changed by more than `tol`, at the latest
  after `max_iter` iterations. `tol` is an absolute change: it does not grow with the size or the spread of
  X. The largest change of an iteration is always below tol / 10 or above 10 tol, so the largest coordinate
  or a norm, `<` or `<=`, is all the same. `max_iter` is at least 1 and `tol` at least 1e-6.
- A second `fit`, here with X_new and init_again, forgets the first one: it starts from the `init` that it is
  given and counts from 0. Its rows may be others and of another number.
- `predict` compares with the centroids as they are after `fit` and changes nothing. It is called after a
  `fit` only; what `fit` returns is not judged.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, calls, close, draws, each, edge, exact, makes, reads, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


class KMeansModel:
    """Clusters the rows of a matrix by Lloyd's algorithm."""

    def __init__(self, max_iter: int = 100, tol: float = 1e-6) -> None:
        """Keep when to stop.

        max_iter: the largest number of iterations, at least 1
        tol: stop when no coordinate of a centroid changes by more than this
        """
        self.max_iter, self.tol = max_iter, tol

    def fit(self, X: Float[np.ndarray, "n d"], init: Float[np.ndarray, "k d"]) -> "KMeansModel":
        """Find the centroids and set the attributes centroids and n_iter.

        X: the samples
        init: the centroids to start from

        Returns the object itself.
        """
        self.centroids = init.astype(float)
        for n_iter in range(1, self.max_iter + 1):
            self.n_iter = n_iter
            before, labels = self.centroids.copy(), self.predict(X)
            for j in set(labels):
                self.centroids[j] = X[labels == j].mean(axis=0)
            if np.allclose(self.centroids, before, rtol=0, atol=self.tol):
                break
        return self

    def predict(self, X: Float[np.ndarray, "m d"]) -> Int[np.ndarray, "m"]:
        """Label rows with their nearest centroids.

        X: any rows

        Returns the label of every row.
        """
        return np.linalg.norm(X[:, None, :] - self.centroids, axis=2).argmin(axis=1)


def means(X, labels, centroids):
    """The mean of every cluster; an empty one stays."""
    return np.array([X[labels == j].mean(axis=0) if j in labels else c for j, c in enumerate(centroids)])


def certain(X, centroids, moved):
    """Whether all right answers give these rows the same labels, whatever they round.

    A tie has to be exact, between centroids that have not moved yet: in those nothing is rounded.
    """
    sq_distances = ((X[:, None, :] - centroids) ** 2).sum(axis=2)
    least = sq_distances.min(axis=1, keepdims=True)
    margin = 1e-10 * ((X**2).sum(axis=1, keepdims=True) + (centroids**2).sum(axis=1).max())
    near = sq_distances <= least + margin
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X, centroids[~moved]))
    exact_tie = ~(near & (moved | (sq_distances > least))).any(axis=1) & eighths
    return bool(((near.sum(axis=1) == 1) | exact_tie).all())


def clear(X, init, others, max_iter, tol):
    """Whether all right answers take the same steps when they fit X, and label X and others the same."""
    centroids, moved = init.astype(float), np.zeros(len(init), dtype=bool)
    for _ in range(max_iter):
        if not certain(X, centroids, moved):
            return False
        labels = ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        before, centroids = centroids, means(X, labels, centroids)
        moved[labels] = True
        shift = np.abs(centroids - before).max()
        if tol / 10 < shift < 10 * tol:
            return False
        if shift <= tol:
            break
    return certain(X, centroids, moved) and certain(others, centroids, moved)


def legal(X, init, X_new, init_again, max_iter, tol):
    if max_iter < 1 or tol < 1e-6:
        return False
    return clear(X, init, X_new, max_iter, tol) and clear(X_new, init_again, X, max_iter, tol)


@st.composite
def samples(draw, points):
    n, m, k, d = (draw(st.integers(1, most)) for most in (6, 6, 3, 2))
    drawn = [draw(points((rows, d))) for rows in (n, k, m, k)]
    return *drawn, draw(choice(100, 1, 2, 3)), draw(choice(1e-6, 1e-3))


def grid(shape):
    return whole_reals(shape, -6, 6)


def clouds(rng):
    """Overlapping clusters, where it takes several iterations to settle."""
    while True:
        n, m, k, d = rng.integers(8, 17), rng.integers(6, 13), rng.integers(2, 5), rng.integers(1, 3)
        X, X_new = (
            np.round(rng.normal(size=(rows, d)) + 3 * rng.integers(0, k, size=(rows, 1)), 2)
            for rows in (n, m)
        )
        starts = [rows[rng.choice(len(rows), k, replace=False)] for rows in (X, X_new)]
        args = X, starts[0], X_new, starts[1], int(rng.choice([100, 100, 3])), 1e-6
        if legal(*args):
            return args


LINE = np.array([[0.0], [1.0], [4.0], [5.0]])
SPREAD = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [30.0]])
FEW = np.array([[3.0], [9.0]])
MANY = np.arange(0.0, 257.0, 16.0)[:, None]
# From far away the first move is long and the second one short, as few rows change sides then.
SIXTEEN = np.array([1.0] * 4 + [2.0] + [3.0] * 5 + [4.0] * 2 + [5.0] + [6.0] * 2 + [8.0])[:, None]
THIRTY = np.repeat(np.arange(10.0), [3, 3, 2, 4, 3, 2, 1, 4, 6, 2])[:, None]


def column(*values):
    return np.array(values, dtype=float)[:, None]


FAR = 20000 + column(2, 3, 4, 5, 6, 7, 9, 9, 11, 12, 12, 15, 16, 16) / 4
FARTHER = 20000 + column(0, 1, 2, 4, 8, 9, 9, 10, 11, 12, 14, 15, 16, 16, 16) / 4

question = Question(
    KMeansModel,
    level=4,
    minutes=25,
    agreement=each(close(), exact(), exact(), close(), exact(), exact()),
    steps=[
        makes("max_iter", "tol"),
        calls("fit", "X", "init"),
        reads("centroids"),
        reads("n_iter"),
        calls("predict", "X_new", output="labels of X_new"),
        calls("fit", "X_new", "init_again"),
        reads("centroids", output="centroids of the second fit"),
        reads("n_iter", output="n_iter of the second fit"),
        calls("predict", "X", output="labels of X after the second fit"),
    ],
    inputs=[
        draws("few rows", (samples(reals) | samples(grid)).filter(lambda args: legal(*args))),
        seeded("clouds of points", clouds),
        edge(
            "settled from the start",
            (LINE, column(0.5, 4.5), FEW, column(3, 9), 100, 1e-6),
            (SPREAD, column(1, 10.5, 30), LINE, column(0.5, 4, 5), 100, 1e-6),
        ),
        edge(
            "empty cluster",
            (LINE, column(0, 5, 90), FEW, column(-50, 2, 9), 100, 1e-6),
            (LINE, column(90, 0, 5), SPREAD, column(0, 10, -70), 100, 1e-6),
        ),
        edge(
            "one iteration only",
            (SPREAD, column(0, 1, 2), LINE, column(0, 1, 9), 1, 1e-6),
            (SPREAD, column(30, 0), SPREAD[:4], column(2, 0), 1, 1e-6),
        ),
        edge(
            "tied distance",
            (column(0, 1), column(0.5, 10, 14), column(12, 12.25), column(12, -3, -3), 100, 1e-6),
            (column(0, 2, 5), column(0, 4), column(0, 2, 7), column(4, 0), 100, 1e-6),
            (column(1, 2), column(1, 40, 40, 40), column(39, 41), column(2, 38, 42, 42), 100, 1e-6),
        ),
        edge(
            "large tol",
            (SIXTEEN, column(-130, 133), THIRTY, column(-67, 79), 100, 2.0),
            (THIRTY, column(-67, 79), SIXTEEN, column(-130, 133), 100, 2.0),
            (THIRTY, column(-67, 79), LINE, column(0.5, 4.5), 100, 2.0),
        ),
        edge(
            "widely spread rows",
            (np.append(SPREAD, [[900.0]], axis=0), column(0, 1, 900), LINE, column(0, 1), 100, 1e-3),
            (np.append(SIXTEEN, [[-500.0]], axis=0), column(-500, 1, 2), SPREAD, column(0, 30), 100, 1e-3),
            (LINE, column(0, 1), np.append(THIRTY, [[700.0]], axis=0), column(700, 0, 1), 100, 1e-3),
        ),
        edge(
            "many centroids, of which one moves",
            (MANY, MANY - 1.5 * (MANY == 256), FEW, column(3, 9), 100, 0.1),
        ),
        edge(
            "the same start for other rows",
            (SPREAD, column(0, 30), SPREAD - 20, column(0, 30), 100, 1e-6),
            (LINE, column(0, 1), LINE[::-1] * 3, column(0, 1), 100, 1e-6),
        ),
        edge(
            "far from the origin", (FAR, column(20001, 20002), FARTHER, column(20003.25, 20002.75), 100, 1e-6)
        ),
        edge("a single centroid", (SPREAD, column(3), LINE, column(7), 100, 1e-6)),
    ],
    examples=[(column(0, 1, 9), column(0, 1), column(4, 6), column(4, 5), 100, 1e-6)],
    sources=["lloyd1982"],
    legal=legal,
)


@question.alternate("loops")
class _:
    def __init__(self, max_iter=100, tol=1e-6):
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X, init):
        self.centroids = np.array(init, dtype=float)
        self.n_iter, settled = 0, False
        while not settled and self.n_iter < self.max_iter:
            groups = [[] for _ in init]
            for x in X:
                groups[self._nearest(x)].append(x)
            settled = True
            for j, group in enumerate(groups):
                if group:
                    mean = sum(group) / len(group)
                    settled = settled and all(abs(mean - self.centroids[j]) <= self.tol)
                    self.centroids[j] = mean
            self.n_iter += 1

    def _nearest(self, x):
        sq_distances = [sum((x - c) ** 2) for c in self.centroids]
        return sq_distances.index(min(sq_distances))

    def predict(self, X):
        return np.array([self._nearest(x) for x in X])


@question.alternate("expanded_distance")  # and an epsilon of 1e-12 in the divisor counts as right
class _:
    def __init__(self, max_iter=100, tol=1e-6):
        self.limits = max_iter, tol

    def fit(self, X, init):
        max_iter, tol = self.limits
        self.centroids, shift, self.n_iter = 1.0 * init, tol + 1, 0
        while shift >= tol and self.n_iter < max_iter:
            member = np.eye(len(init))[self.predict(X)]  # (n, k), one 1 in every row
            counts = member.sum(axis=0)[:, None]
            moved = np.where(counts > 0, member.T @ X / (counts + 1e-12), self.centroids)
            shift = np.linalg.norm(moved - self.centroids)
            self.centroids = moved
            self.n_iter = self.n_iter + 1
        return self.centroids

    def predict(self, X):
        cross = X @ self.centroids.T
        return ((X**2).sum(axis=1)[:, None] - 2 * cross + (self.centroids**2).sum(axis=1)).argmin(axis=1)


def lloyd(X, init, max_iter, tol, update=means):
    """What the misconceptions have in common: the centroids, those before the last move, and n_iter."""
    after, n_iter = init.astype(float), 0
    while True:
        labels = ((X[:, None, :] - after) ** 2).sum(axis=2).argmin(axis=1)
        before, after, n_iter = after, update(X, labels, after), n_iter + 1
        if np.abs(after - before).max() <= tol or n_iter == max_iter:
            return after, before, n_iter


@question.misconception(
    "starts_where_it_ended", hint="From which centroids does your second `fit` start on its way?"
)
class _(KMeansModel):
    """A second fit goes on from the centroids of the first one instead of its own init."""

    def fit(self, X, init):
        return KMeansModel.fit(self, X, getattr(self, "centroids", init))


@question.misconception("keeps_first_init", hint="Which `init` does your second `fit` use?")
class _(KMeansModel):
    """A second fit starts from the init of the first one."""

    def fit(self, X, init):
        self.init = getattr(self, "init", init)
        return KMeansModel.fit(self, X, self.init)


@question.misconception("counts_on", hint="From which number does your second `fit` begin to count?")
class _(KMeansModel):
    """The iterations of a second fit are added to those of the first one."""

    def fit(self, X, init):
        earlier = getattr(self, "n_iter", 0)
        KMeansModel.fit(self, X, init)
        self.n_iter += earlier
        return self


@question.misconception(
    "predicts_from_init", hint="With which centroids does your `predict` compare the rows?"
)
class _(KMeansModel):
    """The rows are compared with the centroids of the start instead of those found."""

    def fit(self, X, init):
        self.start = init
        self.centroids, _, self.n_iter = lloyd(X, init, self.max_iter, self.tol)
        return self

    def predict(self, X):
        return ((X[:, None, :] - self.start) ** 2).sum(axis=2).argmin(axis=1)


@question.misconception(
    "stale_centroids", hint="When max_iter ends the run, which centroids does your object hold?"
)
class _(KMeansModel):
    """The attribute holds the centroids from before the last move."""

    def fit(self, X, init):
        _, self.centroids, self.n_iter = lloyd(X, init, self.max_iter, self.tol)
        return self


@question.misconception(
    "off_by_one_iter", hint="With max_iter = 1 the centroids move once. What is n_iter then in your code?"
)
class _(KMeansModel):
    """The iterations are counted from 0, so n_iter is one too small."""

    def fit(self, X, init):
        KMeansModel.fit(self, X, init)
        self.n_iter -= 1
        return self


@question.misconception(
    "one_pass", hint="After the centroids have moved once, may a row be nearer to another one?"
)
class _(KMeansModel):
    """The centroids move only once, whatever max_iter and tol say."""

    def fit(self, X, init):
        self.centroids, _, self.n_iter = lloyd(X, init, 1, self.tol)
        return self


@question.misconception("max_iter_ignored", hint="What ends your loop when the centroids still move?")
class _(KMeansModel):
    """It goes on until the centroids settle, whatever max_iter says."""

    def fit(self, X, init):
        self.centroids, _, self.n_iter = lloyd(X, init, 1000, self.tol)
        return self


@question.misconception(
    "until_unchanged", hint="With a large tol, how small a move of the centroids is enough to stop your loop?"
)
class _(KMeansModel):
    """The loop ends when the centroids no longer move at all, whatever tol says."""

    def fit(self, X, init):
        self.centroids, _, self.n_iter = lloyd(X, init, self.max_iter, 1e-9)
        return self


@question.misconception("relative_tol", hint="Does your limit change when 1000 is added to all of X?")
class _(KMeansModel):
    """The change is compared with tol times the largest coordinate of the centroids."""

    def fit(self, X, init):
        self.centroids, self.n_iter, settled = init.astype(float), 0, False
        while not settled and self.n_iter < self.max_iter:
            before = self.centroids
            self.centroids, _, _ = lloyd(X, before, 1, self.tol)
            self.n_iter += 1
            settled = np.abs(self.centroids - before).max() <= self.tol * np.abs(self.centroids).max()
        return self


@question.misconception(
    "empty_zero", hint="Where does a centroid go in your code when no row is assigned to it?"
)
class _(KMeansModel):
    """An empty cluster moves to the origin instead of staying where it is."""

    def fit(self, X, init):
        def to_origin(X, labels, centroids):
            return means(X, labels, np.zeros(centroids.shape))

        self.centroids, _, self.n_iter = lloyd(X, init, self.max_iter, self.tol, to_origin)
        return self


@question.misconception(
    "tie_last", hint="A row equally near to two centroids: which one does your code keep?"
)
class _(KMeansModel):
    """A row equally near to several centroids goes to the one with the highest label."""

    def predict(self, X):
        gaps = X[:, None, :] - self.centroids[::-1]
        return len(self.centroids) - 1 - (gaps**2).sum(axis=2).argmin(axis=1)
