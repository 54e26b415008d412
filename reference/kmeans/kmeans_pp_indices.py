r"""Choose starting centroids by k-means++.

k-means++ chooses k rows of X one after the other, far from each other but not always the farthest. Here the
random numbers are given, in `u`, so that the choice is certain. With n rows:

1. The first row is number $\lfloor u_0 n \rfloor$.
2. For i = 1, ..., k - 1: let $D_j^2$ be the squared Euclidean distance of row j to the nearest of the rows
   chosen so far, and $T$ the sum of all $D_j^2$. The next row is the smallest j with

$$D_0^2 + D_1^2 + \dots + D_j^2 > u_i T$$

Return the numbers of the rows in the order of their choice.

What is judged
- "Greater than" is strict: a row that is at distance 0 from a chosen one is never chosen while T > 0, also
  where $u_i$ = 0 or where a partial sum equals $u_i T$. It equals it only where whole numbers and simple
  fractions make all sums exact; elsewhere none comes near.
- Where T = 0 exactly, so that every row equals a chosen one, the next one is the lowest row not chosen yet.
  Then $u_i$ goes unused: each choice i has its own $u_i$, used or not. A small T is not 0.
- `u` holds k numbers, at least 0 and below 1. k lies between 1 and n.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def kmeans_pp_indices(X: Float[np.ndarray, "n d"], k: int, u: Float[np.ndarray, "k"]) -> Int[np.ndarray, "k"]:
    """Choose k rows of X to start k-means from.

    X: the samples
    k: how many rows to choose, 1 <= k <= n
    u: a uniform random number for each choice, at least 0 and below 1

    Returns the numbers of the chosen rows in the order of their choice.
    """
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        gaps = X[:, None, :] - X[chosen]  # (n, i, d)
        weights = (gaps**2).sum(axis=2).min(axis=1)
        if weights.any():
            chosen.append(int(np.argmax(np.cumsum(weights) > u[i] * weights.sum())))
        else:
            chosen.append(min(set(range(len(X))) - set(chosen)))
    return np.array(chosen)


def legal(X, k, u):
    """Whether a partial sum equals what is drawn exactly, between eighths, or stays clear of it."""
    if not (1 <= k <= len(X) and len(u) == k and np.all((u >= 0) & (u < 1))):
        return False
    if all((8 * values == np.round(8 * values)).all() for values in (X, u)):
        return True
    chosen = kmeans_pp_indices(X, k, u)
    sq_distances = ((X[:, None, :] - X[chosen]) ** 2).sum(axis=2)
    for i in range(1, k):
        sums = np.cumsum(sq_distances[:, :i].min(axis=1))
        if (np.abs(sums - u[i] * sums[-1]) <= 1e-10 * (X**2).sum()).any():
            return False
    return True


def eighths(k):
    """Uniform numbers that meet partial sums exactly."""
    return whole_reals(k, 0, 7).map(lambda u: u / 8)


def fractions(k):
    return reals(k, 0.0, 0.999)


@st.composite
def samples(draw, points, uniform):
    n, d = draw(st.integers(1, 8)), draw(st.integers(1, 3))
    k = draw(st.integers(1, min(n, 4)))
    return draw(points((n, d))), k, draw(uniform(k))


def cloud(rng):
    """Separate clusters, where the weights decide."""
    n, k, d = int(rng.integers(10, 31)), int(rng.integers(2, 7)), rng.integers(1, 4)
    X = np.round(rng.normal(size=(n, d)) + 4 * rng.integers(0, k, size=(n, 1)), 2)
    return X, k, np.round(rng.random(k), 3) * 0.999


def grid(rng):
    """Whole numbers and eighths in longer runs: partial sums that equal what is drawn, rows that repeat."""
    n, d = int(rng.integers(4, 17)), rng.integers(1, 3)
    k = int(rng.integers(2, min(n, 7) + 1))
    return rng.integers(-2, 3, size=(n, d)).astype(float), k, rng.integers(0, 8, size=k) / 8


LINE = np.array([[0.0], [1.0], [2.0], [4.0]])
TWICE = np.array([[3.0], [3.0], [0.0], [0.0]])
SAME = np.full((5, 2), 2.5)
CROSS = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 2.0], [-2.0, 0.0], [0.0, -2.0]])

question = Question(
    kmeans_pp_indices,
    level=4,
    minutes=20,
    agreement=exact(),
    inputs=[
        draws("reals", samples(reals, fractions)),
        draws("small integers", samples(whole_reals, eighths)),
        seeded("clouds of points", cloud),
        seeded("whole numbers and eighths", grid),
        edge(
            "u = 0",
            (LINE, 3, np.zeros(3)),
            (LINE[::-1].copy(), 4, np.zeros(4)),
            (np.array([[1.0], [1.0], [1.0], [5.0]]), 2, np.array([0.25, 0.0])),
        ),
        edge(
            "a partial sum equals what is drawn",
            (CROSS, 2, np.array([0.0, 0.25])),
            (CROSS, 2, np.array([0.0, 0.75])),
            (np.array([[0.0], [1.0], [0.0], [1.0], [1.0], [1.0]]), 2, np.array([0.0, 0.25])),
        ),
        edge(
            "small distances",
            (LINE / 1000, 3, np.array([0.0, 0.5, 0.5])),
            (CROSS / 200, 3, np.array([0.3, 0.6, 0.45])),
            (LINE / 100, 2, np.array([0.8, 0.3])),
        ),
        edge(
            "rows that repeat",
            (TWICE, 2, np.array([0.75, 0.5])),
            (TWICE, 2, np.array([0.0, 0.875])),
            (np.repeat(LINE, 3, axis=0), 4, np.array([0.5, 0.25, 0.75, 0.125])),
        ),
        edge(
            "fewer different rows than k",
            (TWICE, 4, np.array([0.5, 0.5, 0.875, 0.0])),
            (TWICE, 3, np.array([0.875, 0.25, 0.5])),
            (SAME, 3, np.array([0.5, 0.75, 0.25])),
            (SAME, 5, np.array([0.25, 0.0, 0.5, 0.125, 0.875])),
        ),
        edge(
            "k = n",
            (LINE, 4, np.array([0.5, 0.5, 0.5, 0.5])),
            (CROSS, 5, np.array([0.3, 0.9, 0.1, 0.6, 0.45])),
        ),
        edge(
            "k = 1", (LINE, 1, np.array([0.875])), (CROSS, 1, np.array([0.625])), (LINE[:1], 1, np.zeros(1))
        ),
    ],
    examples=[
        (np.array([[0.0], [1.0], [3.0]]), 2, np.array([0.0, 0.25])),
        (np.array([[5.0], [5.0], [5.0]]), 2, np.array([0.75, 0.5])),
    ],
    sources=["arthur2007"],
    legal=legal,
)


@question.alternate("loops")
def _(X, k, u):
    rows = X.tolist()
    chosen = [int(u[0] * len(rows))]
    while len(chosen) < k:
        weights = [
            min(sum((a - b) ** 2 for a, b in zip(x, rows[c], strict=True)) for c in chosen) for x in rows
        ]
        target, running = u[len(chosen)] * sum(weights), 0.0
        for j, weight in enumerate(weights):
            running += weight
            if running > target:
                chosen.append(j)
                break
        else:
            chosen.append(next(j for j in range(len(rows)) if j not in chosen))
    return np.array(chosen)


@question.alternate("probabilities")  # the weights are divided by their sum before they are added up
def _(X, k, u):
    n = X.shape[0]
    chosen = np.empty(k, dtype=int)
    chosen[0] = np.floor(u[0] * n)
    nearest = np.full(n, np.inf)
    for i in range(1, k):
        nearest = np.minimum(nearest, np.sum((X - X[chosen[i - 1]]) ** 2, axis=1))
        total = nearest.sum()
        if total == 0:
            chosen[i] = np.setdiff1d(np.arange(n), chosen[:i])[0]
        else:
            chosen[i] = np.flatnonzero(np.cumsum(nearest / total) > u[i])[0]
    return chosen


@question.alternate("expanded_distance")  # a row's distance to itself may come out a little off 0
def _(X, k, u):
    sq_norms = (X**2).sum(axis=1)
    sq_distances = np.maximum(sq_norms[:, None] - 2 * X @ X.T + sq_norms, 0)
    chosen = [int(len(X) * u[0])]
    for uniform in u[1:]:
        reach = sq_distances[chosen].min(axis=0).cumsum()
        j = np.searchsorted(reach, uniform * reach[-1], side="right")
        chosen.append(int(j) if j < len(X) else min(set(range(len(X))).difference(chosen)))
    return np.array(chosen, dtype=np.int64)


def seeding(X, k, u, *, first=None, weigh=None, pick=None, repeat=False):
    """k-means++ with one step replaced; what the misconceptions have in common."""
    chosen = [int(u[0] * len(X)) if first is None else first]
    for i in range(1, k):
        sq_distances = ((X[:, None, :] - X[chosen]) ** 2).sum(axis=2).astype(float)  # (n, i)
        weights = sq_distances.min(axis=1) if weigh is None else weigh(sq_distances)
        left = [j for j in range(len(X)) if j not in chosen or repeat]
        if not weights.any():
            chosen.append(left[0])
        elif pick is not None:
            chosen.append(int(pick(weights, i, left)))
        else:
            chosen.append(int(np.argmax(np.cumsum(weights) > u[i] * weights.sum())))
    return np.array(chosen)


@question.misconception(
    "d_not_squared", hint="A row twice as far away: how many times as likely is it to be chosen?"
)
def _(X, k, u):
    """The rows are weighted by their distance instead of its square."""
    return seeding(X, k, u, weigh=lambda sq: np.sqrt(sq.min(axis=1)))


@question.misconception("farthest_point", hint="Which part do u_1, u_2, ... play in your code?")
def _(X, k, u):
    """It always takes the row farthest from those chosen, whatever u says."""
    return seeding(X, k, u, pick=lambda weights, i, left: weights.argmax())


@question.misconception("uniform", hint="Does the distance to the chosen rows matter in your code?")
def _(X, k, u):
    """Every row not chosen yet is equally likely, wherever it lies."""
    return seeding(X, k, u, pick=lambda weights, i, left: left[int(u[i] * len(left))])


@question.misconception("side_left", hint="With u_i = 0, which row does your comparison find first?")
def _(X, k, u):
    """The partial sum may also equal what is drawn, so rows of weight 0 are chosen again."""
    return seeding(
        X, k, u, pick=lambda weights, i, left: np.argmax(np.cumsum(weights) >= u[i] * weights.sum())
    )


@question.misconception(
    "distance_to_last", hint="A row is far from the last choice but close to the first one. Is it far away?"
)
def _(X, k, u):
    """The distance is that to the row chosen last instead of that to the nearest one."""
    return seeding(X, k, u, weigh=lambda sq: sq[:, -1])


@question.misconception(
    "distance_to_all", hint="How does your code join the distances to several chosen rows?"
)
def _(X, k, u):
    """The squared distances to all chosen rows are added up, where the nearest one alone counts."""
    return seeding(X, k, u, weigh=lambda sq: sq.sum(axis=1))


@question.misconception(
    "distance_to_farthest", hint="Which of the chosen rows does your code measure the distance to?"
)
def _(X, k, u):
    """The distance is that to the farthest of the chosen rows instead of the nearest one."""
    return seeding(X, k, u, weigh=lambda sq: sq.max(axis=1))


@question.misconception("distance_to_first", hint="Do your weights change from one choice to the next?")
def _(X, k, u):
    """The weights are those of the second choice for ever, the distances to the first row."""
    return seeding(X, k, u, weigh=lambda sq: sq[:, 0])


@question.misconception("first_row_first", hint="What does your code use u_0 for?")
def _(X, k, u):
    """The first choice is row 0, whatever u says."""
    return seeding(X, k, u, first=0)


@question.misconception("nearest_integer", hint="Which row does u_0 = 0.99 name when there are two rows?")
def _(X, k, u):
    """The number of the first row is rounded to the nearest one instead of down."""
    return seeding(X, k, u, first=min(round(float(u[0] * len(X))), len(X) - 1))


@question.misconception("one_number_late", hint="Which number in u decides the second choice in your code?")
def _(X, k, u):
    """Choice i is decided by the number before its own, so u_0 is used twice and the last one never."""
    return seeding(X, k, np.concatenate([u[:1], u[:-1]]))


@question.misconception(
    "repeats_first_row", hint="What does your search return when no partial sum is greater than 0?"
)
def _(X, k, u):
    """Where all rows coincide with chosen ones, it takes row 0, though that may be chosen already."""
    return seeding(X, k, u, repeat=True)


@question.misconception("sorted_result", hint="In which order does your code return the rows?")
def _(X, k, u):
    """The chosen rows come in the order of their numbers instead of that of their choice."""
    return np.sort(seeding(X, k, u))
