r"""The lasso by coordinate descent.

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$f(w, b) = \frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

Start from $w = 0$ and go over the columns `n_sweeps` times. For $j = 0, 1, \dots, d - 1$ set $w_j$ to the
value that minimizes $f$; the other coefficients stay, and $b$ follows, so that it is always the best for $w$:

$$w_j = \frac{S_\lambda(x_j \cdot r / n)}{x_j \cdot x_j / n}, \qquad
S_\lambda(z) = \operatorname{sign}(z) \max(|z| - \lambda, 0),$$

where $x_j$ is column $j$ minus its mean, and $r$ is $y$ minus its mean and minus what all *other*
coefficients, each with its newest value, predict from such columns. Return $w$, $b$ and the history of $f$.

What is judged
- The objective is the one above: its squares are divided by 2n, the intercept is not penalized.
- Exactly `n_sweeps` sweeps are made, also when nothing moves any more; 0 sweeps return w = 0.
- The order is 0, 1, ..., d - 1 in every sweep, and an update is used at once by the next.
- The history holds $f$ before the first sweep and after every sweep: `n_sweeps` + 1 values. In each, $b$ is
  the best for that $w$, as is the returned one: the mean of $y - X w$.
- A constant column keeps the coefficient 0; it holds a whole number or eighths, of which centering leaves
  nothing.
- `lam` and `n_sweeps` are never negative. X has at least one row and one column, and may have more columns
  than rows.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def lasso_cd(
    X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"], lam: float, n_sweeps: int
) -> tuple[Float[np.ndarray, "d"], float, Float[np.ndarray, "n_sweeps+1"]]:
    """Fit the lasso by cyclic coordinate descent.

    X: the samples
    y: the target of every sample
    lam: the penalty, lam >= 0
    n_sweeps: how often to go over all coefficients

    Returns the coefficients w, the intercept b and the values of the objective.
    """
    n, d = X.shape
    Xc, residual = X - X.mean(axis=0), y - y.mean()  # of w = 0
    mean_squares = (Xc**2).sum(axis=0) / n
    w = np.zeros(d)

    def objective():
        return residual @ residual / (2 * n) + lam * np.abs(w).sum()

    history = [objective()]
    for _ in range(n_sweeps):
        for j in np.flatnonzero(mean_squares):
            residual = residual + Xc[:, j] * w[j]
            z = Xc[:, j] @ residual / n
            w[j] = np.sign(z) * np.maximum(np.abs(z) - lam, 0) / mean_squares[j]
            residual = residual - Xc[:, j] * w[j]
        history.append(objective())
    return w, np.mean(y - X @ w), np.array(history)


def is_well_posed(X, y, lam, n_sweeps):
    """Whether columns are constant or clearly not, so that a column's own scale is more than rounding."""
    if X.size == 0 or not 0 <= lam <= 1e9 or not 0 <= n_sweeps <= 1000:
        return False
    spread, size = np.ptp(X, axis=0), np.abs(X).max(axis=0)
    exact = (np.round(X * 8) == X * 8).all(axis=0)
    return bool(((spread == 0) & exact | (spread > 1e-3 * size)).all())


@st.composite
def regressions(draw, entries, lams):
    n, d = draw(st.integers(2, 6)), draw(st.integers(1, 3))
    return draw(entries((n, d))), draw(entries(n)), draw(lams), draw(st.integers(1, 4))


def correlated(rng):
    """Columns that share a part, of different size and location; square now and then."""
    n, d = rng.integers(3, 13), rng.integers(2, 5)
    X = (rng.normal(size=(n, d)) + rng.normal(size=(n, 1))) * rng.choice([1, 3], size=d)
    X = np.round(X + rng.integers(-4, 5, size=d), 2)
    y = np.round(X @ rng.normal(size=d) + rng.normal(size=n) + rng.integers(-5, 6), 2)
    top = np.abs((X - X.mean(axis=0)).T @ y).max() / n
    return X, y, round(float(top * rng.random() * 0.7), 3), int(rng.integers(1, 6))


X4 = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])  # orthogonal: w = S_lam(X'y / 4)
Y4 = np.array([3.0, 1.0, -1.0, -3.0])  # X'y / 4 = (2, 1)
RAMP = np.array([[0.0, 4.0], [1.0, 0.0], [2.0, 1.0], [5.0, 3.0]])
Y = np.array([1.0, 2.0, 6.0, 7.0])

question = Question(
    lasso_cd,
    level=4,
    minutes=25,
    agreement=each(close(1e-8), close(1e-8), close(1e-8)),
    outputs=("w", "b", "history"),
    inputs=[
        draws("reals", regressions(reals, st.floats(0.01, 8.0))),
        draws("small integers", regressions(whole_reals, choice(0.5, 0.25, 1.0, 0.0))),
        seeded("correlated columns", correlated),
        edge("lam = 0", (RAMP, Y, 0.0, 3), (X4, Y4, 0.0, 1)),
        edge("everything is 0", (X4, Y4, 2.0, 2), (RAMP, Y, 100.0, 3), (X4[:1], Y4[:1], 0.5, 2)),
        edge("no sweeps", (RAMP, Y, 0.5, 0), (X4, Y4 + 1.0, 0.0, 0), (np.ones((4, 1)), Y, 0.5, 0)),
        edge(
            "constant column",
            (np.column_stack([np.full(4, 5.0), RAMP]), Y, 0.5, 2),
            (np.column_stack([RAMP, np.full(4, -2.0)]), Y, 0.0, 2),
            (np.full((4, 1), 3.0), Y, 0.5, 2),
        ),
        edge("settled before the last sweep", (X4, Y4, 0.5, 5), (RAMP[:, :1], Y, 0.25, 3)),
        edge(
            "more columns than rows",
            (np.array([[1.0, 0.0, 2.0], [-1.0, 2.0, 1.0]]), np.array([3.0, 7.0]), 0.25, 3),
        ),
    ],
    examples=[(np.array([[1.0, 1.0], [0.0, 2.0], [2.0, 2.0]]), np.array([1.0, 2.0, 6.0]), 0.5, 2)],
    sources=["friedman2010", "tibshirani1996"],
    legal=is_well_posed,
)


@question.alternate("loops_from_scratch")
def _(X, y, lam, n_sweeps):
    n, d = X.shape
    means, w = [float(X[:, j].mean()) for j in range(d)], [0.0] * d
    y_mean = float(y.mean())
    rows = [[float(X[i, j]) - means[j] for j in range(d)] for i in range(n)]
    targets = [float(v) - y_mean for v in y]

    def predict(row, without=-1):
        return sum(row[k] * w[k] for k in range(d) if k != without)

    def value():
        squares = sum((t - predict(row)) ** 2 for row, t in zip(rows, targets, strict=True))
        return squares / (2 * n) + lam * sum(map(abs, w))

    history = [value()]
    for _ in range(n_sweeps):
        for j in range(d):
            size = sum(row[j] ** 2 for row in rows) / n
            if size < 1e-12:
                continue
            z = sum(row[j] * (t - predict(row, j)) for row, t in zip(rows, targets, strict=True)) / n
            w[j] = (z - lam) / size if z > lam else (z + lam) / size if z < -lam else 0.0
        history.append(value())
    return np.array(w), y_mean - sum(m * v for m, v in zip(means, w, strict=True)), np.array(history)


@question.alternate("gram")
def _(X, y, lam, n_sweeps):
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    gram = X.T @ X / n - np.outer(x_mean, x_mean)  # cancels where the means are large
    cross, power = X.T @ y / n - x_mean * y_mean, y @ y / n - y_mean**2
    constant = np.ptp(X, axis=0) == 0
    W = np.zeros((n_sweeps + 1, d))
    for sweep in range(1, n_sweeps + 1):
        w = W[sweep - 1].copy()
        for j in range(d):
            if not constant[j]:
                z = cross[j] - gram[j] @ w + gram[j, j] * w[j]
                w[j] = (z - np.clip(z, -lam, lam)) / gram[j, j]
        W[sweep] = w
    squares = power - 2 * W @ cross + np.einsum("sj,jk,sk->s", W, gram, W)
    return W[-1], y_mean - x_mean @ W[-1], squares / 2 + lam * np.abs(W).sum(axis=1)


@question.alternate("epsilon_in_the_divisor")
def _(X, y, lam, n_sweeps):
    A, t = X - np.average(X, axis=0), y - np.average(y)
    w = np.zeros(X.shape[1])
    history = np.empty(n_sweeps + 1)
    history[0] = np.mean(t**2) / 2
    for sweep in range(n_sweeps):
        for j in range(len(w)):
            z = np.mean(A[:, j] * (t - A @ w)) + np.mean(A[:, j] ** 2) * w[j]
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / (np.mean(A[:, j] ** 2) + 1e-12)
        history[sweep + 1] = 0.5 * np.mean((t - A @ w) ** 2) + lam * np.linalg.norm(w, 1)
    return w, (y - X @ w).mean(), history


def shrink(z, lam):
    return np.sign(z) * max(abs(z) - lam, 0.0)


def descend(X, y, lam, n_sweeps, *, prox=shrink, center=True, order=1, stale=False, b_late=False):
    """Coordinate descent as it should be, but for what a misconception changes."""
    n, d = X.shape
    x_mean, y_mean = (X.mean(axis=0), y.mean()) if center else (np.zeros(d), 0.0)
    Xc, yc, w = X - x_mean, y - y_mean, np.zeros(d)
    sizes = (Xc * Xc).mean(axis=0)

    def value():
        return np.mean((yc - Xc @ w) ** 2) / 2 + lam * np.abs(w).sum()

    history = [value()]
    for _ in range(n_sweeps):
        seen = w.copy() if stale else w
        for j in np.flatnonzero(sizes)[::order]:
            others = yc - Xc @ seen + Xc[:, j] * seen[j]
            w[j] = prox(Xc[:, j] @ others / n, lam) / sizes[j]
        history.append(value())
    return w, float(y_mean if b_late else y_mean - x_mean @ w), np.array(history)


@question.misconception("jacobi", hint="When w[1] is updated, which value of w[0] does it see?")
def _(X, y, lam, n_sweeps):
    """All updates of a sweep are made from the residual before the sweep."""
    return descend(X, y, lam, n_sweeps, stale=True)


@question.misconception("unscaled", hint="A column is 10 times larger: what becomes of its coefficient?")
def _(X, y, lam, n_sweeps):
    """The update is not divided by the column's mean square, as if that were 1."""
    n, d = X.shape
    Xc, yc, w = X - X.mean(axis=0), y - y.mean(), np.zeros(d)
    history = [np.mean(yc**2) / 2]
    for _ in range(n_sweeps):
        for j in range(d):
            w[j] = shrink(Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n, lam)
        history.append(np.mean((yc - Xc @ w) ** 2) / 2 + lam * np.abs(w).sum())
    return w, float(np.mean(y - X @ w)), np.array(history)


@question.misconception("lam_times_n", hint="Is your threshold in the same units as the mean of x times r?")
def _(X, y, lam, n_sweeps):
    """The mean of the products is compared with n lambda, which belongs to their sum."""
    return descend(X, y, lam, n_sweeps, prox=lambda z, t: shrink(z, len(y) * t))


@question.misconception("lam_over_n", hint="Where did the 1/n of the squares go in your update?")
def _(X, y, lam, n_sweeps):
    """The sum of the products is compared with lambda, which belongs to their mean."""
    return descend(X, y, lam, n_sweeps, prox=lambda z, t: shrink(z, t / len(y)))


@question.misconception("hard", hint="With z = 3 and lambda = 1, does the update start from 3 or from 2?")
def _(X, y, lam, n_sweeps):
    """Values above the threshold are kept as they are instead of shrunken by it."""
    return descend(X, y, lam, n_sweeps, prox=lambda z, t: z if abs(z) > t else 0.0)


@question.misconception("ridge_update", hint="Does your update ever give exactly 0?")
def _(X, y, lam, n_sweeps):
    """The update is that of a squared penalty, which shrinks by a factor."""
    return descend(X, y, lam, n_sweeps, prox=lambda z, t: z / (1 + t))


@question.misconception("no_threshold", hint="What does lam change in your coefficients?")
def _(X, y, lam, n_sweeps):
    """The updates are those of least squares; lam only stands in the objective."""
    return descend(X, y, lam, n_sweeps, prox=lambda z, t: z)


@question.misconception(
    "residual_stale", hint="After w[j] has changed, what else must change before the next column?"
)
def _(X, y, lam, n_sweeps):
    """The residual is never brought up to date; each column is fitted to y alone."""
    n, d = X.shape
    Xc, yc, w = X - X.mean(axis=0), y - y.mean(), np.zeros(d)
    sizes, history = (Xc * Xc).mean(axis=0), [np.mean(yc**2) / 2]
    for _ in range(n_sweeps):
        for j in np.flatnonzero(sizes):
            w[j] = shrink(Xc[:, j] @ yc / n, lam) / sizes[j]
        history.append(np.mean((yc - Xc @ w) ** 2) / 2 + lam * np.abs(w).sum())
    return w, float(np.mean(y - X @ w)), np.array(history)


@question.misconception("backwards", hint="Which column does the statement begin with?")
def _(X, y, lam, n_sweeps):
    """The columns are taken from the last to the first."""
    return descend(X, y, lam, n_sweeps, order=-1)


@question.misconception("no_center", hint="If all targets rise by 100, which of your results change?")
def _(X, y, lam, n_sweeps):
    """It fits no intercept: nothing is centered and b is 0."""
    return descend(X, y, lam, n_sweeps, center=False)


@question.misconception("mean_as_intercept", hint="What does your model predict for the mean sample?")
def _(X, y, lam, n_sweeps):
    """The intercept is the mean of y, although X is not centered when it is used."""
    return descend(X, y, lam, n_sweeps, b_late=True)


@question.misconception(
    "stops_early", hint="How many values does the history have when nothing moves any more?"
)
def _(X, y, lam, n_sweeps):
    """It stops once a sweep changes nothing, which leaves the history shorter."""
    w, b, history = descend(X, y, lam, n_sweeps)
    still = np.flatnonzero(history[:-1] - history[1:] <= 1e-12)
    return w, b, history[: still[0] + 2] if len(still) else history


@question.misconception("history_without_start", hint="How many values are there for 0 sweeps?")
def _(X, y, lam, n_sweeps):
    """The history leaves out the value before the first sweep."""
    w, b, history = descend(X, y, lam, n_sweeps)
    return w, b, history[1:]


@question.misconception("history_without_penalty", hint="Which number do the updates make smaller?")
def _(X, y, lam, n_sweeps):
    """The history holds the squares alone, without the penalty."""
    weights = [descend(X, y, lam, sweeps)[0] for sweeps in range(n_sweeps + 1)]
    w, b, history = descend(X, y, lam, n_sweeps)
    return w, b, history - lam * np.abs(weights).sum(axis=1)


@question.misconception("history_not_halved", hint="By what does the objective divide the sum of squares?")
def _(X, y, lam, n_sweeps):
    """In the history the squares are divided by n and not by 2n."""
    weights = [descend(X, y, lam, sweeps)[0] for sweeps in range(n_sweeps + 1)]
    w, b, history = descend(X, y, lam, n_sweeps)
    return w, b, 2 * history - lam * np.abs(weights).sum(axis=1)
