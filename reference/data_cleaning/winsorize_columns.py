r"""Pull outliers in to quantiles.

For every column of a matrix, find its own quantiles at the levels `lo` and `hi`, and clip the column to
them: what is below the lower quantile becomes the lower quantile, what is above the upper one becomes the
upper one.

A quantile between two sorted entries is interpolated linearly: with the entries of a column in ascending
order, $x_0 \le \dots \le x_{n-1}$, and the position $p = q\,(n - 1)$ of level $q$, it lies at the fraction
$p - \lfloor p \rfloor$ of the way from $x_{\lfloor p \rfloor}$ to the next entry. `np.quantile` does so by
default.

What is judged
- Every column has quantiles of its own; all samples (rows) stay.
- `lo` = 0 or `hi` = 1 leaves that side as it is.
- Levels other than 0 <= lo < hi <= 1 raise ValueError, and so does NaN anywhere in X.
- There is at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def winsorize_columns(X: Float[np.ndarray, "n d"], lo: float, hi: float) -> Float[np.ndarray, "n d"]:
    """Clip every column to its own quantiles at the levels lo and hi.

    X: the samples
    lo: level of the lower quantile, at least 0
    hi: level of the upper quantile, above lo and at most 1

    Returns the clipped samples.

    Raises ValueError where not 0 <= lo < hi <= 1, or where X holds NaN.
    """
    if not 0 <= lo < hi <= 1 or np.isnan(X).any():
        raise ValueError("expected 0 <= lo < hi <= 1 and no NaN in X")
    low, high = np.quantile(X, [lo, hi], axis=0)
    return np.clip(X, low, high)


nan = np.nan
LEVELS = ((0.25, 0.75), (0.125, 0.875), (0.0, 0.5), (0.5, 1.0), (0.375, 0.625), (0.25, 1.0))


@st.composite
def samples(draw, entries):
    shape = draw(st.integers(2, 9)), draw(st.integers(1, 3))
    lo, hi = draw(choice(*LEVELS))
    return draw(entries(shape)), lo, hi


def skewed(rng):
    """Columns of different spread, with outliers; square now and then."""
    n, d = int(rng.integers(4, 16)), int(rng.integers(2, 5))
    X = np.round(rng.normal(size=(n, d)) * 10.0 ** rng.integers(-1, 3, size=d), 2)
    X[rng.integers(n)] *= 8.0
    lo, hi = rng.choice([0.05, 0.1, 0.3, 0.0]), rng.choice([0.95, 0.9, 0.7, 1.0])
    return X, float(lo), float(hi)


COLUMN = np.array([[8.0], [1.0], [4.0], [2.0], [100.0]])
SQUARE = np.array([[1.0, 30.0, -8.0], [2.0, 10.0, 0.0], [9.0, 20.0, 64.0]])

question = Question(
    winsorize_columns,
    level=2,
    minutes=9,
    agreement=close(axis=1),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("skewed columns", skewed),
        edge(
            "between two entries",
            (COLUMN, 0.125, 0.875),
            (np.array([[0.0], [8.0]]), 0.25, 0.75),
            (np.array([[0.0], [8.0], [16.0], [64.0]]), 0.5, 0.75),
        ),
        edge("one side open", (COLUMN, 0.0, 0.5), (COLUMN, 0.5, 1.0), (SQUARE, 0.0, 0.75)),
        edge("both sides open", (COLUMN, 0.0, 1.0), (SQUARE, 0.0, 1.0)),
        edge("one row", (np.array([[3.0, -1.0]]), 0.25, 0.75), (np.array([[5.0]]), 0.0, 0.125)),
        edge(
            "constant column",
            (np.array([[2.0, 1.0], [2.0, 9.0], [2.0, 5.0]]), 0.25, 0.75),
            (np.ones((3, 1)), 0.0, 0.5),
        ),
        edge("square matrix", (SQUARE, 0.25, 0.75), (SQUARE, 0.5, 1.0)),
        edge(
            "levels out of order or range",
            (COLUMN, 0.75, 0.25),
            (COLUMN, 0.5, 0.5),
            (COLUMN, -0.125, 0.5),
            (COLUMN, 0.5, 1.25),
            (COLUMN, 5.0, 95.0),
        ),
        edge(
            "NaN",
            (np.array([[1.0], [nan]]), 0.25, 0.75),
            (np.array([[nan, 1.0], [2.0, 3.0], [4.0, 5.0]]), 0.0, 1.0),
            (np.array([[nan]]), 0.25, 0.5),
        ),
    ],
    examples=[(np.array([[0.0, 8.0], [4.0, 16.0], [40.0, 24.0]]), 0.25, 0.75)],
)


def check(X, lo, hi):
    if lo < 0 or hi > 1 or lo >= hi:
        raise ValueError("levels")
    if not (X == X).all():
        raise ValueError("NaN")


@question.alternate("column_by_column")
def _(X, lo, hi):
    check(X, lo, hi)
    result = np.empty(X.shape)
    for j in range(X.shape[1]):
        result[:, j] = np.clip(X[:, j], np.quantile(X[:, j], lo), np.quantile(X[:, j], hi))
    return result


@question.alternate("sorted_by_hand")
def _(X, lo, hi):
    check(X, lo, hi)
    columns = []
    for column in X.T.tolist():
        ordered = sorted(column)

        def quantile(q, ordered=ordered):
            position = q * (len(ordered) - 1)
            below = int(position)
            above = min(below + 1, len(ordered) - 1)
            return ordered[below] * (1 - (position - below)) + ordered[above] * (position - below)

        low, high = quantile(lo), quantile(hi)
        columns.append([float(min(max(x, low), high)) for x in column])
    return np.array(columns).T


@question.alternate("percentiles")
def _(X, lo, hi):
    check(X, lo, hi)
    low = np.percentile(X, 100 * lo, axis=0, keepdims=True)
    high = np.percentile(X, 100 * hi, axis=0, keepdims=True)
    return np.where(low > X, low, np.where(high < X, high, X))


@question.misconception("trims_rows", hint="How many rows does the result have?")
def _(X, lo, hi):
    """It removes samples with outliers instead of pulling their entries in."""
    check(X, lo, hi)
    low, high = np.quantile(X, [lo, hi], axis=0)
    return X[((low <= X) & (high >= X)).all(axis=1)].astype(float)


@question.misconception("global_quantiles", hint="Over which entries is a quantile taken without an axis?")
def _(X, lo, hi):
    """It takes the quantiles over the whole matrix."""
    check(X, lo, hi)
    return np.clip(X, np.quantile(X, lo), np.quantile(X, hi))


@question.misconception("row_quantiles", hint="Does axis=1 run along a column or along a row?")
def _(X, lo, hi):
    """It clips every row to its own quantiles."""
    check(X, lo, hi)
    return np.clip(X, np.quantile(X, lo, axis=1, keepdims=True), np.quantile(X, hi, axis=1, keepdims=True))


@question.misconception("symmetric_sd", hint="Where does the statement speak of standard deviations?")
def _(X, lo, hi):
    """It clips to two standard deviations around the mean."""
    check(X, lo, hi)
    mean, sd = X.mean(axis=0), X.std(axis=0)
    return np.clip(X, mean - 2 * sd, mean + 2 * sd)


@question.misconception("nearest_quantile", hint="What is the median of 0 and 8?")
def _(X, lo, hi):
    """It takes the nearest entry for a quantile instead of interpolating."""
    check(X, lo, hi)
    low, high = np.quantile(X, [lo, hi], axis=0, method="nearest")
    return np.clip(X, low, high).astype(float)


@question.misconception(
    "range_fractions", hint="Is half of the way from the smallest to the largest entry the median?"
)
def _(X, lo, hi):
    """It takes fractions of the range for quantiles."""
    check(X, lo, hi)
    least, span = X.min(axis=0), np.ptp(X, axis=0)
    return np.clip(X, least + lo * span, least + hi * span)


@question.misconception("sets_nan", hint="What becomes of an entry beyond the quantile?")
def _(X, lo, hi):
    """It makes outliers missing instead of pulling them in."""
    check(X, lo, hi)
    low, high = np.quantile(X, [lo, hi], axis=0)
    return np.where((low > X) | (high < X), nan, X)


@question.misconception("upper_only", hint="What happens to entries below the lower quantile?")
def _(X, lo, hi):
    """It pulls in large entries only."""
    check(X, lo, hi)
    return np.minimum(X, np.quantile(X, hi, axis=0))


@question.misconception("nan_ignored", hint="What does the statement want where X holds NaN?")
def _(X, lo, hi):
    """It leaves NaN aside instead of raising ValueError."""
    check(np.zeros(1), lo, hi)
    low, high = np.nanquantile(X, [lo, hi], axis=0)
    return np.clip(X, low, high)


@question.misconception(
    "levels_unchecked", hint="What is clipped to when the lower bound is above the upper one?"
)
def _(X, lo, hi):
    """It takes levels in any order."""
    check(X, 0, 1)
    low, high = np.quantile(X, [lo, hi], axis=0)
    return np.clip(X, low, high)
