r"""Ridge regression in closed form.

Ridge regression with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \frac{\lambda}{2} \sum_j w_j^2.$$

With $X_c$ the matrix $X$ with its column means taken away, and $\bar x$ and $\bar y$ the means, the minimum
is at

$$w = (X_c^\top X_c + n \lambda I)^{-1} X_c^\top (y - \bar y), \qquad b = \bar y - \bar x \cdot w.$$

Return $w$ and $b$.

What is judged
- The objective is the one above, its squares divided by 2n; the intercept is not penalized.
- There may be more columns than rows.
- With `lam` = 0 the inverse in the formula need not exist, as columns may depend on each other. Many $w$ then
  reach the minimum: return the one with the smallest sum of squares. No case is a close call: a singular
  value of $X_c$ is either 0, but for rounding, or more than $10^{-4}$ of the largest.
- A constant column has the coefficient 0; it holds a whole number or eighths, of which centering leaves
  nothing.
- lam < 0 raises ValueError.
- X has at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def ridge_closed_form(
    X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"], lam: float
) -> tuple[Float[np.ndarray, "d"], float]:
    """Fit ridge regression with an intercept.

    X: the samples
    y: the target of every sample
    lam: how strongly coefficients are penalized, lam >= 0

    Returns the coefficients w and the intercept b.
    Raises ValueError when lam < 0.
    """
    if lam < 0:
        raise ValueError(f"lam must not be negative, got {lam}")
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    penalized = Xc.T @ Xc + n * lam * np.eye(d)
    w = np.linalg.pinv(penalized, rcond=1e-10) @ Xc.T @ y  # the inverse, where there is one
    return w, np.mean(y - X @ w)


def is_well_posed(X, y, lam):
    """Whether right answers by other algebra agree: columns are dependent, or clearly not."""
    if X.size == 0 or not np.isfinite(lam):
        return False
    eigenvalues = np.linalg.svd(X - X.mean(axis=0), compute_uv=False) ** 2 / len(X)
    if lam == 0:
        eigenvalues = eigenvalues[eigenvalues > 1e-24 * eigenvalues.max()]
    elif min(X.shape) < X.shape[1]:
        eigenvalues = np.append(eigenvalues, 0)
    widest = 1e5 if lam > 0 else 4e6  # squares of singular values
    return lam < 0 or eigenvalues.max(initial=0) + lam <= widest * (eigenvalues.min(initial=np.inf) + lam)


@st.composite
def regressions(draw, entries, lams):
    n, d = draw(st.integers(2, 7)), draw(st.integers(1, 3))
    return draw(entries((n, d))), draw(entries(n)), draw(lams)


def correlated(rng):
    """Columns that share a part, with means away from 0; square now and then."""
    n, d = rng.integers(3, 16), rng.integers(2, 6)
    X = rng.normal(size=(n, d)) + rng.normal(size=(n, 1)) + rng.integers(-4, 5, size=d)
    y = X @ rng.normal(size=d) + rng.normal(size=n) + rng.integers(-5, 6)
    return np.round(X, 2), np.round(y, 2), float(rng.choice([0.01, 0.1, 1.0, 3.5]))


RAMP = np.array([[0.0, 4.0], [1.0, 0.0], [2.0, 0.0], [3.0, 4.0]])
Y = np.array([1.0, 2.0, 6.0, 7.0])
TWICE = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [5.0, 5.0]])
WIDE = np.array([[1.0, 0.0, 2.0], [-1.0, 2.0, 2.0]])
NO_ZERO_PIVOT = [  # centered and squared without rounding; only the elimination rounds
    (np.array(rows, dtype=float), np.array(targets, dtype=float), 0.0)
    for rows, targets in (
        ([[2, 2, 0], [4, 1, 3], [2, 2, 0], [-2, 0, -2]], [4, 3, -1, 3]),
        ([[4, -2, 2], [3, -3, 0], [-2, 4, 2], [2, 0, 2]], [4, 4, 4, -1]),
        ([[3, 4, 10], [-2, -3, -7], [4, -2, 6], [3, 2, 8]], [-1, 0, 4, 5]),
        ([[-3, 4, 2], [4, -3, 2], [4, 0, 8], [4, -1, 6]], [-2, -2, 2, 6]),
    )
]

question = Question(
    ridge_closed_form,
    level=3,
    minutes=15,
    agreement=each(close(1e-8), close(1e-8)),
    outputs=("w", "b"),
    inputs=[
        draws("reals", regressions(reals, st.floats(0.01, 10.0))),
        draws("small integers", regressions(whole_reals, choice(1.0, 0.0, 0.5, 2.0))),
        seeded("correlated columns", correlated),
        edge("lam = 0", (RAMP, Y, 0.0), (np.array([[0.0], [1.0], [5.0]]), np.array([2.0, 0.0, 1.0]), 0.0)),
        edge(
            "dependent columns, lam = 0",
            (TWICE, Y, 0.0),
            (TWICE * [1.0, 2.0] + [0.0, 3.0], Y, 0.0),
            (np.column_stack([RAMP, RAMP[:, 0] + RAMP[:, 1]]), Y, 0.0),
        ),
        edge("dependent columns, no pivot is 0", *NO_ZERO_PIVOT),
        edge(
            "columns of very different size, lam = 0",
            (np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]) * [1.0, 2.0**-8], Y, 0.0),
            (np.array([[1.0, 1.0], [2.0, -1.0], [-1.0, 3.0], [-1.0, -1.0]]) * [1.0, 2.0**-10], Y, 0.0),
            (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, -1.0]]) * [2.0**-9, 1.0], Y, 0.0),
        ),
        edge(
            "more columns than rows",
            (WIDE, np.array([3.0, 7.0]), 0.0),
            (WIDE, np.array([3.0, 7.0]), 0.5),
            (RAMP[:1], np.array([5.0]), 1.0),
        ),
        edge(
            "constant column",
            (np.column_stack([np.full(4, 5.0), RAMP]), Y, 0.5),
            (np.column_stack([RAMP, np.full(4, -2.0)]), Y, 0.0),
            (np.full((4, 1), 3.0), Y, 1.0),
        ),
        edge("constant y", (RAMP, np.full(4, 8.0), 1.0), (RAMP, np.full(4, -3.0), 0.0)),
        edge("large lam", (RAMP, Y, 1000.0), (TWICE, Y, 4096.0)),
        edge("lam < 0", (RAMP, Y, -0.5), (TWICE, Y, -1.0), (WIDE, np.array([3.0, 7.0]), -0.25)),
    ],
    examples=[
        (np.array([[0.0], [2.0], [4.0]]), np.array([1.0, 2.0, 6.0]), 1.0),
        (np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([1.0, 5.0]), 0.0),
    ],
    sources=["hoerl1970"],
    legal=is_well_posed,
)


@question.alternate("more_rows")
def _(X, y, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    rows = np.vstack([X - x_mean, np.sqrt(n * lam) * np.eye(d)])
    w = np.linalg.lstsq(rows, np.concatenate([y - y_mean, np.zeros(d)]), rcond=None)[0]
    return w, float(y_mean - x_mean @ w)


@question.alternate("intercept_in_the_system")  # the normal equations, not centered
def _(X, y, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    n, d = X.shape
    if lam == 0:
        w = np.linalg.pinv(X - X.mean(axis=0)) @ (y - y.mean())
        return w, y.mean() - X.mean(axis=0) @ w
    A = np.column_stack([np.ones(n), X])
    penalty = n * lam * np.eye(d + 1)
    penalty[0, 0] = 0.0
    solution = np.linalg.inv(A.T @ A + penalty) @ (A.T @ y)
    return solution[1:], solution[0]


@question.alternate("kernel_form")
def _(X, y, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    n = len(X)
    Xc, yc = X - X.mean(axis=0), y - y.mean()
    kernel = Xc @ Xc.T + n * lam * np.eye(n)
    alpha = np.linalg.solve(kernel, yc) if lam > 0 else np.linalg.lstsq(kernel, yc, rcond=1e-12)[0]
    w = Xc.T @ alpha
    return w, y.mean() - np.dot(X.mean(axis=0), w)


@question.alternate("singular_values")
def _(X, y, lam):
    if lam < 0:
        raise ValueError("lam is negative")
    x_mean = np.sum(X, axis=0) / len(X)
    U, s, Vt = np.linalg.svd(X - x_mean, full_matrices=False)
    s = np.where(s > 1e-12 * s.max(), s, 0.0)
    shrunken = np.divide(s, s**2 + len(X) * lam, out=np.zeros_like(s), where=s > 0)
    w = Vt.T @ (shrunken * (U.T @ (y - y.mean())))
    return w, y.mean() - x_mean @ w


def solve(Xc, yc, ridge):
    """The coefficients on centered data, as they should be; what most of the misconceptions get right."""
    gram = Xc.T @ Xc
    return np.linalg.pinv(gram + ridge * np.eye(len(gram)), rcond=1e-10) @ Xc.T @ yc


def fit(X, y, ridge):
    w = solve(X - X.mean(axis=0), y - y.mean(), ridge)
    return w, y.mean() - X.mean(axis=0) @ w


def check_lam(lam):
    if lam < 0:
        raise ValueError("lam is negative")


@question.misconception(
    "penalizes_intercept", hint="If all targets rise by 100, what should happen to w, and what to b?"
)
def _(X, y, lam):
    """The intercept is the coefficient of a column of ones and is penalized like the others."""
    check_lam(lam)
    if lam == 0:
        return fit(X, y, 0.0)
    solution = solve(np.column_stack([X, np.ones(len(X))]), y, len(X) * lam)
    return solution[:-1], solution[-1]


@question.misconception(
    "lam_not_n_lam", hint="What does the 1/n in front of the squares become when you multiply by n?"
)
def _(X, y, lam):
    """It adds lam instead of n lam, as if the squares were not divided by n."""
    check_lam(lam)
    return fit(X, y, lam)


@question.misconception("double_n", hint="How often have you divided the squares by n, how often multiplied?")
def _(X, y, lam):
    """The penalty is multiplied by n twice."""
    check_lam(lam)
    return fit(X, y, len(X) ** 2 * lam)


@question.misconception("half_lam", hint="Both terms have a 1/2. What is left of them in the gradient?")
def _(X, y, lam):
    """The 1/2 of the penalty is kept in its derivative, that of the squares is not."""
    check_lam(lam)
    return fit(X, y, len(X) * lam / 2)


@question.misconception("no_center", hint="Which line does your code fit when all targets are 100?")
def _(X, y, lam):
    """It fits no intercept: nothing is centered and b is 0."""
    check_lam(lam)
    return solve(X, y, len(X) * lam), 0.0


@question.misconception("mean_as_intercept", hint="What does your model predict for the mean sample?")
def _(X, y, lam):
    """The intercept is the mean of y, although X is not centered when it is used."""
    check_lam(lam)
    return fit(X, y, len(X) * lam)[0], y.mean()


@question.misconception(
    "intercept_of_raw", hint="Was w found on the same data that your intercept belongs to?"
)
def _(X, y, lam):
    """The coefficients are those of the data as it is; only the intercept then knows about means."""
    check_lam(lam)
    w = solve(X, y, len(X) * lam)
    return w, y.mean() - X.mean(axis=0) @ w


@question.misconception("no_penalty", hint="What changes in your result when lam goes from 0 to 1000?")
def _(X, y, lam):
    """It is least squares: lam is only checked."""
    check_lam(lam)
    return fit(X, y, 0.0)


@question.misconception("lam_everywhere", hint="Which matrix does lam stand in front of?")
def _(X, y, lam):
    """The penalty is added to every entry of the matrix instead of to its diagonal."""
    check_lam(lam)
    Xc = X - X.mean(axis=0)
    w = np.linalg.pinv(Xc.T @ Xc + len(X) * lam, rcond=1e-10) @ Xc.T @ y
    return w, y.mean() - X.mean(axis=0) @ w


@question.misconception(
    "one_mean", hint="Do a height in meters and a weight in kilograms have a common mean?"
)
def _(X, y, lam):
    """One mean, over all entries of X, is taken away instead of one for each column."""
    check_lam(lam)
    w = solve(X - X.mean(), y - y.mean(), len(X) * lam)
    return w, y.mean() - X.mean(axis=0) @ w


@question.misconception(
    "standardizes", hint="Which coefficients does the objective penalize: of which columns?"
)
def _(X, y, lam):
    """The columns are scaled to standard deviation 1 before they are penalized, then w is scaled back."""
    check_lam(lam)
    sd = np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0)
    w, b = fit(X / sd, y, len(X) * lam)
    return w / sd, b


@question.misconception(
    "plain_inverse", hint="Is there an inverse when two columns are the same and lam is 0?"
)
def _(X, y, lam):
    """It inverts the matrix also where there is no inverse, which fails or returns anything."""
    check_lam(lam)
    Xc = X - X.mean(axis=0)
    w = np.linalg.inv(Xc.T @ Xc + len(X) * lam * np.eye(X.shape[1])) @ Xc.T @ y
    return w, y.mean() - X.mean(axis=0) @ w


@question.misconception("takes_any_lam", hint="What should a penalty below zero give?")
def _(X, y, lam):
    """A penalty below zero is not refused."""
    return fit(X, y, len(X) * lam)
