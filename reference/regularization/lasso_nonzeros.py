r"""How many coefficients the lasso keeps.

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

Find the minimum for every $\lambda$ in `lams`, and count the coefficients $w_j$ that are not 0 there. One way
to the minimum is to take one coefficient at a time: where $x_j$ is column $j$ minus its mean, and $r$ is $y$
minus its mean and minus what all *other* coefficients predict, the best $w_j$ is

$$w_j = \frac{S_\lambda(x_j \cdot r / n)}{x_j \cdot x_j / n}, \qquad
S_\lambda(z) = \operatorname{sign}(z) \max(|z| - \lambda, 0).$$

Go over all coefficients again and again until none moves any more. Any other way to the minimum is as good.

What is judged
- A coefficient counts where $|w_j| > 10^{-8}$. The intercept never counts.
- The counts come in the order of `lams`, which need not be sorted and may hold a value twice.
- `lams` holds at least one value and none below 0; 0 is least squares.
- The coefficient of a constant column is 0, also in least squares.
- There may be more columns than rows, but then no $\lambda$ is 0.
- No case is a close call: constant columns apart, the minimum is at one place only, and there every
  coefficient is either 0 or more than 0.001 in size, in least squares, too. Coordinate descent from $w = 0$
  comes within $10^{-10}$ of it in 200 rounds.
- X has at least one row and one column, and at most 20 rows and 5 columns.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import choice, whole_reals


def lasso_nonzeros(
    X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"], lams: Float[np.ndarray, "m"]
) -> Int[np.ndarray, "m"]:
    """Count the coefficients that the lasso does not set to 0, for every penalty.

    X: the samples
    y: the target of every sample
    lams: the penalties

    Returns the number of coefficients that are not 0, for every penalty.
    """
    covariances = np.cov(X.T, y, bias=True)  # of the columns of X and, last, of y
    gram, cross = covariances[:-1, :-1], covariances[:-1, -1]
    W, change = np.zeros((X.shape[1], len(lams))), np.inf  # a column for every penalty
    while change > 1e-10:
        before = W.copy()
        for j in np.flatnonzero(gram.diagonal()):
            z = cross[j] - gram[j] @ W + gram[j, j] * W[j]
            W[j] = np.sign(z) * np.maximum(np.abs(z) - lams, 0) / gram[j, j]
        change = np.abs(W - before).max()
    return (np.abs(W) > 1e-8).sum(axis=0)


def centered(X, y):
    return X - X.mean(axis=0), y - y.mean()


def descend(Xc, yc, lam, sweeps=200):
    """Coordinate descent from 0 on what is given, centered or not; None where it does not settle."""
    gram, cross = Xc.T @ Xc / len(yc), Xc.T @ yc / len(yc)
    w, diagonal = [0.0] * len(gram), gram.diagonal().tolist()
    rows, cross = gram.tolist(), cross.tolist()
    for _ in range(sweeps):
        moved = 0.0
        for j, size in enumerate(diagonal):
            if size > 0:
                z = cross[j] + size * w[j] - sum(g * v for g, v in zip(rows[j], w, strict=True))
                new = (z - lam if z > lam else z + lam if z < -lam else 0.0) / size
                moved, w[j] = max(moved, abs(new - w[j])), new
        if moved <= 1e-11:
            return np.array(w)
    return None


def is_clear(X, y, lams):
    """Whether every right answer counts the same, however it comes to the minimum."""
    if not (X.size and lams.size and (lams >= 0).all()):
        return False
    Xc, yc = centered(X, y)
    gram, cross = Xc.T @ Xc / len(y), Xc.T @ yc / len(y)
    for lam in lams.tolist():
        if lam >= np.abs(cross).max():
            continue  # all of them are 0, also where lam is the border itself
        w = descend(Xc, yc, lam)
        if w is None:
            return False
        kept = w != 0 if lam > 0 else gram.diagonal() > 0
        slack, sizes = lam - np.abs(cross - gram @ w)[~kept], np.abs(w[kept])
        zeros = sizes < 1e-10 if lam == 0 else sizes == 0  # of least squares
        if (sizes[~zeros] < 0.004).any() or (slack < 0.01 * lam).any():
            return False
        limit = 6 if zeros.any() else 30  # a zero must be near whatever way leads to it
        if kept.any() and np.linalg.cond(gram[np.ix_(kept, kept)]) > limit:
            return False
    return True


@st.composite
def small(draw):
    n, d, m = draw(st.integers(2, 6)), draw(st.integers(1, 3)), draw(st.integers(1, 4))
    lams = st.lists(choice(0.25, 0.5, 1.0, 0.0, 2.0), min_size=m, max_size=m).map(np.array)
    return draw(whole_reals((n, d), -4, 4)), draw(whole_reals(n, -6, 6)), draw(lams)


def eighths(values):
    """Rounded to multiples of 1/8, on which all right answers start from the same numbers."""
    return np.round(8 * values) / 8


def correlated(rng):
    """Columns that share a part, of different size and location, and penalties over the whole path."""
    while True:
        n, d = rng.integers(8, 16), rng.integers(2, 5)
        shared = rng.normal(size=(n, 1))
        X = (rng.normal(size=(n, d)) + shared) * rng.choice([1, 1, 2], size=d) + rng.integers(-2, 3, size=d)
        y = X @ rng.normal(size=d) + rng.normal(size=n) + rng.integers(-3, 4)
        X, y = eighths(X), eighths(y)
        top = np.abs(centered(X, y)[0].T @ y).max() / n
        lams = eighths(top * rng.random(rng.integers(2, 5)))
        if is_clear(X, y, lams):
            return X, y, lams


X4 = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])  # orthogonal: w = S_lam(X'y / 4)
Y4 = np.array([3.0, 1.0, -1.0, -3.0])  # X'y / 4 = (2, 1)
SLOPES = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, 1.0], [3.0, 4.0], [4.0, 2.0]])
FIVE = np.array([1.0, 0.0, 4.0, 9.0, 6.0])


def regression(rows, targets, lam):
    return np.array(rows, dtype=float), np.array(targets, dtype=float), np.array([lam])


ZERO_SLOPE = [
    regression([[3, -1], [-1, 2], [-1, -2], [-3, -3]], [1, 4, 0, -1], 0.0),
    regression([[0, 0], [-2, -1], [-1, -2], [1, -1]], [2, -3, 0, -3], 0.0),
    regression([[-3, -2], [-1, -2], [1, -1], [-1, 1]], [4, 0, 2, -4], 0.0),
    regression([[0, -2], [0, -1], [1, -2], [0, -2]], [-1, 1, 0, 1], 0.0),
]
MANY_ROUNDS = [  # a coefficient goes back to 0 long after moves have become small
    regression([[5, 5], [-2, -3], [-7, -5], [4, 4]], [0, 0, 0, 1], 0.25),
    regression([[-6, -5, -7], [1, -1, -1], [3, 1, 3], [5, 3, 3]], [-6, -4, 0, -1], 0.25),
    regression([[-7, -6], [3, 2], [1, 1], [-2, -3], [-1, -3]], [-11, 3, 1, -6, -6], 0.5),
]

question = Question(
    lasso_nonzeros,
    level=3,
    minutes=15,
    agreement=exact(),
    inputs=[
        draws("small integers", small().filter(lambda args: is_clear(*args))),
        seeded("correlated columns", correlated),
        edge(
            "lams not sorted",
            (X4, Y4, np.array([0.5, 3.0, 1.5, 0.0, 1.5])),
            (X4, Y4, np.array([1.5, 0.5, 2.5])),
            (X4, Y4, np.array([2.5, 0.5])),
        ),
        edge(
            "lam where the last coefficient becomes 0",
            (X4, Y4, np.array([2.0])),
            (X4[:, :1], Y4, np.array([2.0, 1.75, 2.25])),
            (np.array([[0.0], [2.0]]), np.array([0.0, 3.0]), np.array([1.5, 1.25])),
        ),
        edge("lam = 0", (X4, Y4, np.array([0.0])), (SLOPES, FIVE, np.array([0.0, 0.125]))),
        edge("least squares with a coefficient of 0", *ZERO_SLOPE),
        edge("many rounds", *MANY_ROUNDS),
        edge(
            "constant column",
            (np.column_stack([np.full(4, 5.0), X4]), Y4, np.array([0.5, 0.0, 1.5])),
            (np.column_stack([X4, np.full(4, -2.0)]), Y4 + 10.0, np.array([0.0])),
            (np.full((4, 1), 3.0), Y4, np.array([0.0, 1.0])),
        ),
        edge("constant y", (X4, np.full(4, 8.0), np.array([0.5, 0.125]))),
        edge(
            "more columns than rows",
            (np.array([[1.0, 0.0, 2.0], [-1.0, 3.0, 1.0]]), np.array([4.0, 0.0]), np.array([0.5, 3.0])),
            (
                np.array([[4.0, 0.0, 1.0, 2.0], [0.0, 5.0, 1.0, -1.0], [-4.0, -5.0, 0.0, 1.0]]),
                np.array([5.0, 2.0, -6.0]),
                np.array([0.5, 1.0, 20.0]),
            ),
        ),
    ],
    examples=[(np.array([[0.0, 1.0], [2.0, 0.0]]), np.array([0.0, 3.0]), np.array([1.0, 2.0, 0.5]))],
    sources=["tibshirani1996", "friedman2010"],
    legal=is_clear,
)


@question.alternate("residual_loops")
def _(X, y, lams):
    n, d = X.shape
    columns = [(X[:, j] - X[:, j].mean()).astype(float) for j in range(d)]
    counts = []
    for lam in lams:
        w, residual = [0.0] * d, y - y.mean()
        for _ in range(1000):
            largest = 0.0
            for j, x in enumerate(columns):
                size = x @ x / n
                if size == 0:
                    continue
                z = x @ residual / n + size * w[j]
                new = max(z - lam, 0) / size if z > 0 else -max(-z - lam, 0) / size
                residual = residual - (new - w[j]) * x
                largest, w[j] = max(largest, abs(new - w[j])), new
            if largest < 1e-9:
                break
        counts.append(sum(abs(v) > 1e-8 for v in w))
    return np.array(counts)


@question.alternate("proximal_gradient")
def _(X, y, lams):
    n = len(y)
    Xc, yc = X - X.mean(0), y - y.mean()
    steepest = np.linalg.norm(Xc, 2) ** 2 / n
    step = 1 / steepest if steepest > 0 else 1.0
    W = np.zeros((X.shape[1], len(lams)))
    A, B = Xc.T @ Xc / n, (Xc.T @ yc / n)[:, None]
    for _ in range(20000):
        V = W - step * (A @ W - B)
        V = np.sign(V) * np.clip(np.abs(V) - step * lams, 0, None)
        settled = np.abs(V - W).max() < 1e-13
        W = V
        if settled:
            break
    return np.count_nonzero(np.abs(W) > 1e-8, axis=0)


@question.alternate("warm_starts_downwards")
def _(X, y, lams):
    design = np.column_stack([np.ones(len(X)), X])  # the intercept is one more coefficient, with no penalty
    sizes = (design**2).mean(axis=0)
    beta, counts = np.zeros(design.shape[1]), np.zeros(len(lams), dtype=int)
    beta[0] = y.mean()
    constant = np.ptp(X, axis=0) == 0
    for i in np.argsort(-lams):
        for _ in range(5000):
            old = beta.copy()
            beta[0] = np.mean(y - X @ beta[1:])
            for j in np.flatnonzero(~constant) + 1:
                z = design[:, j] @ (y - design @ beta) / len(y) + sizes[j] * beta[j]
                beta[j] = np.sign(z) * max(abs(z) - lams[i], 0) / sizes[j]
            if np.allclose(beta, old, rtol=0, atol=1e-12):
                break
        counts[i] = np.sum(np.abs(beta[1:]) > 1e-8)
    return counts


def count(X, y, lams):
    """The counts by coordinate descent as it should be; what most of the misconceptions get right."""
    Xc, yc = centered(X, y)
    return np.array([counted(descend(Xc, yc, lam, 2000)) for lam in lams.tolist()])


def counted(w):
    return int((np.abs(w) > 1e-8).sum()) if w is not None else -1


@question.misconception("ridge_count", hint="Which penalty puts coefficients to exactly 0?")
def _(X, y, lams):
    """It solves the ridge problem, whose squared penalty makes coefficients small and never 0."""
    Xc, yc = centered(X, y)
    ridges = [Xc.T @ Xc + len(y) * lam * np.eye(X.shape[1]) for lam in lams]
    return np.array([counted(np.linalg.pinv(ridge) @ Xc.T @ yc) for ridge in ridges])


@question.misconception(
    "counts_intercept", hint="At a huge penalty, what should be left, and what do you count?"
)
def _(X, y, lams):
    """The intercept is counted as one more coefficient."""
    return count(X, y, lams) + 1


@question.misconception("lam_over_n", hint="By what is the sum of squares divided in the objective?")
def _(X, y, lams):
    """The penalty is weighed against the sum of squares over 2 instead of over 2n."""
    return count(X, y, lams / len(y))


@question.misconception("lam_times_n", hint="Is your threshold in the same units as the mean of x times r?")
def _(X, y, lams):
    """The mean of the products is compared with n lambda, which belongs to their sum."""
    return count(X, y, lams * len(y))


@question.misconception(
    "half_missing", hint="What is the derivative of the squares, with the factor they have?"
)
def _(X, y, lams):
    """The squares are not halved, so that lambda weighs half as much as it should."""
    return count(X, y, lams / 2)


@question.misconception("sorted_lams", hint="Which penalty does the first count belong to?")
def _(X, y, lams):
    """The counts come in the order of the sorted penalties."""
    return count(X, y, np.sort(lams))


@question.misconception(
    "largest_first", hint="Does the order of the counts depend on how you follow the path?"
)
def _(X, y, lams):
    """The counts come from the largest penalty to the smallest, as the path is followed."""
    return count(X, y, np.sort(lams)[::-1])


@question.misconception(
    "ols_threshold", hint="Do the coefficients stay what they were while the penalty grows?"
)
def _(X, y, lams):
    """It counts the coefficients of least squares that are larger than lambda."""
    coef = np.linalg.lstsq(*centered(X, y), rcond=None)[0]
    return np.array([np.sum(np.abs(coef) > max(lam, 1e-8)) for lam in lams])


@question.misconception(
    "one_at_a_time", hint="Two columns that are nearly the same: does the lasso need both?"
)
def _(X, y, lams):
    """Every column is compared with y alone, as if the columns were not correlated."""
    Xc, yc = centered(X, y)
    slopes = np.abs(Xc.T @ yc) / len(y)
    return np.array([np.sum(slopes > max(lam, 1e-8)) for lam in lams])


@question.misconception("one_round", hint="Does anything move when you go over the coefficients once more?")
def _(X, y, lams):
    """It goes over the coefficients only once."""
    Xc, yc = centered(X, y)
    sizes, counts = (Xc * Xc).mean(axis=0), []
    for lam in lams:
        w = np.zeros(X.shape[1])
        for j in np.flatnonzero(sizes):
            z = Xc[:, j] @ (yc - Xc @ w) / len(y)
            w[j] = np.sign(z) * max(abs(z) - lam, 0) / sizes[j]
        counts.append(np.count_nonzero(w))
    return np.array(counts)


@question.misconception("no_center", hint="If all targets rise by 100, which coefficient should take it up?")
def _(X, y, lams):
    """There is no intercept: neither X nor y is centered."""
    return np.array([counted(descend(X, y, lam)) for lam in lams.tolist()])


@question.misconception("positive_only", hint="Is a coefficient of -3 zero?")
def _(X, y, lams):
    """Only coefficients above zero are counted, not those below it."""
    Xc, yc = centered(X, y)
    return np.array([np.sum(descend(Xc, yc, lam) > 1e-8) for lam in lams.tolist()])


@question.misconception(
    "stops_too_soon", hint="When every move has become small, how many of them may be still to come?"
)
def _(X, y, lams):
    """It stops once no coefficient moves by more than 0.01, which may be far from the minimum."""
    Xc, yc = centered(X, y)
    sizes, counts = (Xc * Xc).mean(axis=0), []
    for lam in lams:
        w, moved = np.zeros(X.shape[1]), 1.0
        while moved > 0.01:
            before = w.copy()
            for j in np.flatnonzero(sizes):
                z = Xc[:, j] @ (yc - Xc @ w) / len(y) + sizes[j] * w[j]
                w[j] = np.sign(z) * max(abs(z) - lam, 0) / sizes[j]
            moved = np.abs(w - before).max()
        counts.append(counted(w))
    return np.array(counts)


@question.misconception(
    "exact_zeros_only", hint="When a coefficient goes to 0 in least squares, does it arrive at exactly 0?"
)
def _(X, y, lams):
    """It counts whatever is not exactly 0, so also what steps and rounding leave of a 0 in least squares."""
    Xc, yc = centered(X, y)
    return np.array([np.count_nonzero(descend(Xc, yc, lam)) for lam in lams.tolist()])
