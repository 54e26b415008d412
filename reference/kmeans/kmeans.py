"""Lloyd's algorithm for k-means.

Group the rows of X around k centroids. Start from the centroids `init` and repeat two steps: assign every row
to its nearest centroid by Euclidean distance, then move every centroid to the mean of its rows. Return the
centroids, the labels and the number of iterations.

What is judged
- Label j belongs to the centroid that started as row j of `init`.
- A row equally near to several centroids goes to the one with the lowest label. Such ties are exact and come
  in the first assignment only; later no row is near one.
- A centroid with no rows assigned to it stays where it is.
- An iteration is one assignment followed by one move of all centroids. `n_iter` counts every iteration, also
  the last one: a start that is already settled gives 1.
- Stop after the iteration in which no coordinate of a centroid changed by more than `tol`, at the latest
  after `max_iter` iterations. `tol` is an absolute change: it does not grow with the size or the spread of
  X. The largest change of an iteration is always below tol / 10 or above 10 tol, so the largest coordinate
  or a norm, `<` or `<=`, is all the same.
- The labels returned are those of the nearest of the centroids returned, also when `max_iter` ends the run.
- `max_iter` is at least 1 and `tol` at least 1e-6; k may exceed the number of rows.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, each, edge, exact, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def kmeans(
    X: Float[np.ndarray, "n d"], init: Float[np.ndarray, "k d"], max_iter: int = 100, tol: float = 1e-6
) -> tuple[Float[np.ndarray, "k d"], Int[np.ndarray, "n"], int]:
    """Cluster the rows of X by Lloyd's algorithm.

    X: the samples
    init: the centroids to start from
    max_iter: the largest number of iterations, at least 1
    tol: stop when no coordinate of a centroid changes by more than this

    Returns the centroids, the label of every row of X and the number of iterations.
    """

    def nearest(centroids):
        sq_norms = (centroids**2).sum(axis=1)
        return (sq_norms - 2 * X @ centroids.T).argmin(axis=1)  # without |x|^2, the same for all centroids

    centroids, n_iter, settled = init.astype(float), 0, False
    while n_iter < max_iter and not settled:
        before, labels = centroids.copy(), nearest(centroids)
        for j in set(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        settled = np.allclose(centroids, before, rtol=0, atol=tol)
        n_iter += 1
    return centroids, nearest(centroids), n_iter


def clear(X, init, max_iter, tol):
    """Whether all right answers take the same steps, whatever they round.

    Only the first assignment may meet a tie, and an exact one, as nothing is rounded yet; then the centroids
    must move, or the last assignment meets it again. No shift comes near tol. The run is followed to its end,
    so that an input stays clear when max_iter or tol is left out.
    """
    if max_iter < 1 or tol < 1e-6:
        return False
    eighths = all((8 * values == np.round(8 * values)).all() for values in (X, init))
    centroids, tols = init.astype(float), {tol, 1e-6}
    for step in range(100):
        sq_distances = ((X[:, None, :] - centroids) ** 2).sum(axis=2)
        margin = 1e-10 * ((X**2).sum(axis=1) + (centroids**2).sum(axis=1).max())
        least, *others = np.sort(sq_distances, axis=1).T
        lead = others[0] - least if others else np.full(len(X), np.inf)
        tied = (lead == 0) & (step == 0 and eighths)
        if not np.all((lead > margin) | tied):
            return False
        labels = sq_distances.argmin(axis=1)
        means = [X[labels == j].mean(axis=0) if j in labels else c for j, c in enumerate(centroids)]
        shift = np.abs(means - centroids).max()
        if any(limit / 10 < shift < 10 * limit for limit in tols):
            return False
        if shift == 0:
            return not tied.any()
        tols = {limit for limit in tols if shift > limit}
        centroids = np.array(means)
    return False


@st.composite
def samples(draw, points, max_iters=(100, 1, 2, 3)):
    n, k, d = draw(st.integers(1, 8)), draw(st.integers(1, 4)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(points((k, d))), draw(choice(*max_iters)), draw(choice(1e-6, 1e-3))


def grid(shape):
    return whole_reals(shape, -6, 6)


def cloud(rng):
    """Overlapping clusters, where it takes several iterations to settle."""
    while True:
        n, k, d = rng.integers(12, 25), rng.integers(2, 5), rng.integers(1, 4)
        X = np.round(rng.normal(size=(n, d)) + 3 * rng.integers(0, k, size=(n, 1)), 2)
        args = X, X[rng.choice(n, k, replace=False)], int(rng.choice([100, 100, 4])), 1e-6
        if clear(*args):
            return args


LINE = np.array([[0.0], [1.0], [4.0], [5.0]])
SPREAD = np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [30.0]])
# From far away the first move is long and the second one short, as few rows change sides then.
SIXTEEN = np.array([1.0] * 4 + [2.0] + [3.0] * 5 + [4.0] * 2 + [5.0] + [6.0] * 2 + [8.0])[:, None]
THIRTY = np.repeat(np.arange(10.0), [3, 3, 2, 4, 3, 2, 1, 4, 6, 2])[:, None]
TWENTY_FOUR = np.repeat(np.arange(2.0, 10.0), [7, 3, 3, 2, 1, 5, 1, 2])[:, None]
MANY = np.arange(0.0, 257.0, 16.0)[:, None]
QUARTERS = [
    (np.array(X)[:, None], np.array(init)[:, None])
    for X, init in (
        ([2, 3, 4, 5, 6, 7, 9, 9, 11, 12, 12, 15, 16, 16], [4, 8]),
        ([0, 1, 2, 4, 8, 9, 9, 10, 11, 12, 14, 15, 16, 16, 16], [13, 11]),
        ([0, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 8, 9, 11, 11, 12, 12, 12, 13, 13], [15, 8]),
    )
]

question = Question(
    kmeans,
    level=3,
    minutes=20,
    agreement=each(close(), exact(), exact()),
    inputs=[
        draws("few rows", (samples(reals) | samples(grid)).filter(lambda args: clear(*args))),
        seeded("clouds of points", cloud),
        edge(
            "settled from the start",
            (LINE, np.array([[0.5], [4.5]]), 100, 1e-6),
            (np.array([[1.0, 2.0], [7.0, 7.0]]), np.array([[7.0, 7.0], [1.0, 2.0]]), 100, 1e-6),
        ),
        edge(
            "empty cluster",
            (LINE, np.array([[0.0], [5.0], [90.0]]), 100, 1e-6),
            (LINE, np.array([[90.0], [0.0], [5.0]]), 100, 1e-6),
            (np.array([[1.0, 1.0]]), np.array([[0.0, 1.0], [5.0, 5.0]]), 100, 1e-6),
        ),
        edge(
            "one iteration only",
            (SPREAD, np.array([[0.0], [1.0], [2.0]]), 1, 1e-6),
            (SPREAD, np.array([[30.0], [0.0]]), 1, 1e-6),
        ),
        edge(
            "tied distance",
            (np.array([[0.0], [2.0], [4.0]]), np.array([[0.0], [4.0]]), 100, 1e-6),
            (np.array([[0.0], [2.0], [4.0]]), np.array([[4.0], [0.0]]), 100, 1e-6),
            (np.array([[0.0, 1.0], [3.0, 0.0]]), np.array([[2.0, 2.0], [2.0, 2.0]]), 1, 1e-6),
        ),
        edge(
            "small distances",
            (np.array([[0.002]]), np.array([[0.001]]), 100, 1e-6),
            (LINE / 5000, np.array([[0.0], [0.0002]]), 100, 1e-6),
            (SPREAD / 10000, SPREAD[3:] / 10000, 100, 1e-6),
        ),
        edge(
            "large tol",
            (SIXTEEN, np.array([[-130.0], [133.0]]), 100, 2.0),
            (THIRTY, np.array([[-67.0], [79.0]]), 100, 2.0),
            (TWENTY_FOUR, np.array([[-80.0], [93.0]]), 100, 2.0),
        ),
        edge(
            "widely spread rows",
            (
                np.array([[0.0], [1.0], [2.0], [10.0], [11.0], [300.0]]),
                np.array([[0.0], [1.0], [300.0]]),
                100,
                1e-3,
            ),
            (np.append(SPREAD, [[900.0]], axis=0), np.array([[0.0], [1.0], [900.0]]), 100, 1e-3),
            (np.append(SIXTEEN, [[-500.0]], axis=0), np.array([[-500.0], [1.0], [2.0]]), 100, 1e-3),
            (np.append(THIRTY, [[700.0]], axis=0), np.array([[700.0], [0.0], [1.0]]), 100, 1e-3),
        ),
        edge("many centroids, of which one moves", (MANY, MANY - 1.5 * (MANY == 256), 100, 0.1)),
        edge("far from the origin", *((20000 + X / 4, 20000 + init / 4, 100, 1e-6) for X, init in QUARTERS)),
        edge("a single centroid", (SPREAD, np.array([[3.0]]), 100, 1e-6)),
    ],
    examples=[(np.array([[0.0], [1.0], [9.0]]), np.array([[0.0], [1.0]]), 100, 1e-6)],
    outputs=("centroids", "labels", "n_iter"),
    sources=["lloyd1982"],
    legal=clear,
)


@question.alternate("loops")
def _(X, init, max_iter=100, tol=1e-6):
    rows, centroids = X.tolist(), [[float(c) for c in row] for row in init]

    def nearest(row):
        sq_distances = [sum((a - b) ** 2 for a, b in zip(row, c, strict=True)) for c in centroids]
        return sq_distances.index(min(sq_distances))

    n_iter, settled = 0, False
    while n_iter < max_iter and not settled:
        groups = [[] for _ in centroids]
        for row in rows:
            groups[nearest(row)].append(row)
        before = centroids
        centroids = [
            [sum(column) / len(group) for column in zip(*group, strict=True)] if group else c
            for group, c in zip(groups, before, strict=True)
        ]
        pairs = zip(np.ravel(before), np.ravel(centroids), strict=True)
        settled = all(abs(a - b) <= tol for a, b in pairs)
        n_iter += 1
    return np.array(centroids), np.array([nearest(row) for row in rows]), n_iter


@question.alternate("membership_matrix")  # and an epsilon of 1e-12 in the divisor counts as right
def _(X, init, max_iter=100, tol=1e-6):
    def membership(centroids):
        labels = ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        return labels, np.eye(len(centroids))[labels]  # (n, k), one 1 in every row

    centroids, n_iter = np.array(init, dtype=float), 0
    while True:
        _, member = membership(centroids)
        counts = member.sum(axis=0)[:, None]
        moved = np.where(counts > 0, member.T @ X / (counts + 1e-12), centroids)
        shift = np.linalg.norm(moved - centroids)
        centroids, n_iter = moved, n_iter + 1
        if shift < tol or n_iter == max_iter:
            return centroids, membership(centroids)[0], n_iter


@question.alternate("running_mean")
def _(X, init, max_iter=100, tol=1e-6):
    def assign(centroids):
        return np.argmin([np.linalg.norm(X - c, axis=1) for c in centroids], axis=0)

    def iterate(before, rest):
        centroids, counts = before.copy(), [0] * len(before)
        for x, j in zip(X, assign(before), strict=True):
            counts[j] += 1
            centroids[j] = x if counts[j] == 1 else centroids[j] + (x - centroids[j]) / counts[j]
        if rest == 1 or np.abs(centroids - before).sum() < tol:
            return centroids, assign(centroids), max_iter - rest + 1
        return iterate(centroids, rest - 1)

    return iterate(init * 1.0, max_iter)


def nearest(X, centroids):
    return ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)


def means(X, labels, centroids):
    """The mean of every cluster; an empty one stays."""
    return np.array([X[labels == j].mean(axis=0) if j in labels else c for j, c in enumerate(centroids)])


def lloyd(X, init, max_iter, tol, assign=nearest, update=means):
    """What the misconceptions have in common: the centroids, those before the last move, and n_iter."""
    after, n_iter = init.astype(float), 0
    while True:
        before, after, n_iter = after, update(X, assign(X, after), after), n_iter + 1
        if np.abs(after - before).max() <= tol or n_iter == max_iter:
            return after, before, n_iter


@question.misconception(
    "stale_labels",
    hint="Which centroids decide your labels: those you return, or those before the last move?",
)
def _(X, init, max_iter=100, tol=1e-6):
    """The labels returned are those from before the last move of the centroids."""
    centroids, before, n_iter = lloyd(X, init, max_iter, tol)
    return centroids, nearest(X, before), n_iter


@question.misconception(
    "off_by_one_iter", hint="With max_iter = 1 the centroids move once. What does your code return as n_iter?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The iterations are counted from 0, so n_iter is one too small."""
    centroids, _, n_iter = lloyd(X, init, max_iter, tol)
    return centroids, nearest(X, centroids), n_iter - 1


@question.misconception("ignores_init", hint="Where do your centroids stand before the first assignment?")
def _(X, init, max_iter=100, tol=1e-6):
    """The centroids start at rows of X instead of at init."""
    centroids, _, n_iter = lloyd(X, X[: len(init)], max_iter, tol)
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "empty_nan", hint="What is the mean of an empty set of rows, and what does the statement say about it?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The mean of no rows is taken, so an empty cluster becomes NaN."""

    def all_means(X, labels, centroids):
        return np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])

    centroids, _, n_iter = lloyd(X, init, max_iter, tol, update=all_means)
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "empty_zero", hint="Where does a centroid go in your code when no row is assigned to it?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """An empty cluster moves to the origin instead of staying where it is."""

    def sums_over_counts(X, labels, centroids):
        member = np.eye(len(centroids))[labels]
        return member.T @ X / np.maximum(member.sum(axis=0), 1)[:, None]

    centroids, _, n_iter = lloyd(X, init, max_iter, tol, update=sums_over_counts)
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "one_pass", hint="After the centroids have moved once, may a row be nearer to another one?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The centroids move only once, whatever max_iter and tol say."""
    centroids = means(X, nearest(X, init), init.astype(float))
    return centroids, nearest(X, centroids), 1


@question.misconception(
    "tie_last", hint="A row equally near to two centroids: which one does your code keep?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """A row equally near to several centroids goes to the one with the highest label."""

    def last_nearest(X, centroids):
        return len(centroids) - 1 - nearest(X, centroids[::-1])

    centroids, _, n_iter = lloyd(X, init, max_iter, tol, assign=last_nearest)
    return centroids, last_nearest(X, centroids), n_iter


@question.misconception(
    "last_move_lost", hint="When the loop ends, has your code taken over the move that it has just measured?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """A move that is small enough to stop is not taken over any more."""
    after, before, n_iter = lloyd(X, init, max_iter, tol)
    centroids = before if np.abs(after - before).max() <= tol else after
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "signed_shift", hint="What does your code take for the change when a coordinate falls from 9 to 5?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The change is taken with its sign, so centroids that only move downwards count as settled."""
    after, n_iter, settled = init.astype(float), 0, False
    while n_iter < max_iter and not settled:
        before, after, n_iter = after, means(X, nearest(X, after), after), n_iter + 1
        settled = (after - before).max() <= tol
    return after, nearest(X, after), n_iter


@question.misconception("until_labels_repeat", hint="Does your loop ever look at `tol`?")
def _(X, init, max_iter=100, tol=1e-6):
    """The loop ends when the labels are those of the iteration before, whatever tol says."""
    centroids, before = init.astype(float), None
    for n_iter in range(1, max_iter + 1):  # noqa: B007
        labels = nearest(X, centroids)
        centroids = means(X, labels, centroids)
        if np.array_equal(labels, before):
            break
        before = labels
    return centroids, nearest(X, centroids), n_iter


@question.misconception("integers_kept", hint="What can an array of integers hold when the mean is 2.5?")
def _(X, init, max_iter=100, tol=1e-6):
    """The centroids keep the type of `init`, so integers cut the means off."""

    def cut(X, labels, centroids):
        return means(X, labels, centroids).astype(init.dtype)

    centroids, _, n_iter = lloyd(X, init, max_iter, tol, update=cut)
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "squared_shift", hint="What does your code compare with tol: a distance, or its square?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The squared change of the centroids is compared with tol."""
    centroids, _, n_iter = lloyd(X, init, max_iter, tol**0.5)
    return centroids, nearest(X, centroids), n_iter


@question.misconception(
    "until_unchanged", hint="With a large tol, how small a move of the centroids is enough to stop your loop?"
)
def _(X, init, max_iter=100, tol=1e-6):
    """The loop ends when the centroids no longer move at all, whatever tol says."""
    centroids, _, n_iter = lloyd(X, init, max_iter, 0.0)
    return centroids, nearest(X, centroids), n_iter


@question.misconception("scaled_tol", hint="In which units does the statement measure tol?")
def _(X, init, max_iter=100, tol=1e-6):
    """It multiplies tol by the variance of the data, and so stops too early where the rows spread widely."""
    centroids = init.astype(float)
    limit = tol * X.astype(float).var(axis=0).mean()
    for n_iter in range(1, max_iter + 1):  # noqa: B007
        labels = ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        moved = np.array([X[labels == j].mean(axis=0) if j in labels else c for j, c in enumerate(centroids)])
        shift, centroids = np.abs(moved - centroids).max(), moved
        if shift <= limit:
            break
    return centroids, ((X[:, None, :] - centroids) ** 2).sum(axis=2).argmin(axis=1), n_iter


@question.misconception(
    "relative_tol",
    hint="How far may a centroid at 20000 move while your comparison still finds that nothing changed?",
)
def _(X, init, max_iter=100, tol=1e-6):
    """A move counts as none within tol plus 1e-5 of the coordinate itself, the default of np.allclose."""
    centroids, n_iter, settled = init.astype(float), 0, False
    while n_iter < max_iter and not settled:
        before, centroids, n_iter = centroids, means(X, nearest(X, centroids), centroids), n_iter + 1
        settled = np.allclose(before, centroids, atol=tol)
    return centroids, nearest(X, centroids), n_iter
