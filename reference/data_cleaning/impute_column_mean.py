"""Fill missing entries with the mean of their column.

In a matrix of samples (rows) and features (columns), missing entries are NaN. Replace each of them by the
arithmetic mean of the known entries of its own column: where $K_j$ holds the rows in which column $j$ is
known, a missing $X_{ij}$ becomes $\\frac{1}{|K_j|} \\sum_{k \\in K_j} X_{kj}$.

What is judged
- Known entries stay as they are.
- In a column without any known entry, every entry becomes 0.0.
- A matrix without missing entries comes back with the same values, as floats.
- A matrix without rows gives a matrix without rows, with as many columns.
- Positive or negative infinity anywhere in the matrix raises ValueError.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import reals, whole_reals


def impute_column_mean(X: Float[np.ndarray, "n d"]) -> Float[np.ndarray, "n d"]:
    """Replace every NaN by the mean of the known entries of its column.

    X: the samples, missing entries are NaN

    Returns the samples with all entries known.

    Raises ValueError where an entry is infinite.
    """
    if np.isinf(X).any():
        raise ValueError("X holds infinite entries")
    missing = np.isnan(X)
    n_known = (~missing).sum(axis=0)
    totals = np.where(missing, 0.0, X).sum(axis=0)
    means = totals / np.maximum(n_known, 1)
    return np.where(missing, means, X)


nan, inf = np.nan, np.inf


@st.composite
def matrices(draw, entries):
    shape = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    missing = draw(whole_reals(shape, 0, 1)) == 1
    missing[draw(st.integers(0, shape[0] - 1))] = False  # something is known of every column
    return (np.where(missing, nan, draw(entries(shape))),)


@st.composite
def with_unknown_column(draw):
    (X,) = draw(matrices(whole_reals))
    X[:, draw(st.integers(0, X.shape[1] - 1))] = nan
    return (X,)


@st.composite
def with_infinity(draw):
    shape = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    X = draw(whole_reals(shape))
    X[draw(st.integers(0, shape[0] - 1)), draw(st.integers(0, shape[1] - 1))] = draw(
        st.sampled_from([inf, -inf])
    )
    return (X,)


def medium(seed):
    rng = np.random.default_rng(seed)
    X = rng.normal(rng.integers(-5, 6, size=4), 2.0, size=(16, 4))
    X[rng.random(X.shape) < 0.3] = nan
    X[0] = 1.0
    return (X,)


question = Question(
    impute_column_mean,
    level=1,
    minutes=7,
    agreement=close(),
    inputs=[
        draws("reals", matrices(reals)),
        draws("small integers", matrices(whole_reals)),
        draws("more samples", st.integers(0, 3).map(medium)),
        edge(
            "column without known entries",
            (np.array([[nan, 1.0], [nan, 3.0]]),),
            (np.array([[2.0, nan], [nan, nan], [4.0, nan]]),),
            (np.array([[nan]]),),
            (np.full((2, 3), nan),),
            strategy=with_unknown_column(),
        ),
        edge("nothing missing", (np.array([[1.0, 2.0], [3.0, 5.0]]),), (np.array([[0.5, -1.0, 2.0]]),)),
        edge("row without known entries", (np.array([[1.0, 2.0], [nan, nan], [4.0, -6.0]]),)),
        edge("square matrix", (np.array([[nan, 1.0, 4.0], [2.0, nan, 8.0], [6.0, 7.0, nan]]),)),
        edge("no rows", (np.empty((0, 1)),), (np.empty((0, 3)),)),
        edge(
            "infinite entry",
            (np.array([[1.0, inf], [nan, 2.0]]),),
            (np.array([[-inf], [1.0]]),),
            (np.array([[inf, -inf], [nan, nan]]),),
            strategy=with_infinity(),
        ),
    ],
    examples=[(np.array([[1.0, nan], [nan, 4.0], [2.0, 6.0]]),)],
)


def refuse_infinity(X):
    if np.isinf(X).any():
        raise ValueError("infinite entries")


@question.alternate("loops")
def _(X):
    n, d = X.shape
    if any(math.isinf(X[i, j]) for i in range(n) for j in range(d)):
        raise ValueError("infinite entries")
    filled = np.zeros((n, d))
    for j in range(d):
        known = [float(x) for x in X[:, j] if not math.isnan(x)]
        mean = sum(known) / len(known) if known else 0.0
        for i in range(n):
            filled[i, j] = mean if math.isnan(X[i, j]) else X[i, j]
    return filled


@question.alternate("nanmean")
def _(X):
    refuse_infinity(X)
    out = X.astype(float)
    rows, columns = np.where(np.isnan(out))
    out[rows, columns] = np.nan_to_num(np.nanmean(out, axis=0))[columns]
    return out


@question.alternate("running_mean")
def _(X):
    refuse_infinity(X)
    means, counts = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for x in X:
        known = ~np.isnan(x)
        counts += known
        means[known] += (x[known] - means[known]) / counts[known]
    return np.where(np.isnan(X), means, X)


@question.alternate("epsilon_in_the_divisor")
def _(X):
    refuse_infinity(X)
    known = ~np.isnan(X)
    means = np.nansum(X, axis=0) / (known.sum(axis=0) + 1e-12)
    return np.where(known, X, means)


@question.misconception(
    "global_mean", hint="Whose mean does the statement ask for, that of X or that of a column?"
)
def _(X):
    """It fills in the mean of all known entries of the matrix, whatever their column."""
    refuse_infinity(X)
    known = X[~np.isnan(X)]
    return np.where(np.isnan(X), known.mean() if known.size else 0.0, X)


@question.misconception(
    "row_mean", hint="Over which axis is the mean taken, and how many means does that give?"
)
def _(X):
    """It fills in the mean of the row instead of the column."""
    refuse_infinity(X)
    means = np.nan_to_num(np.nanmean(X, axis=1, keepdims=True))
    return np.where(np.isnan(X), means, X)


@question.misconception(
    "zero_fill", hint="When does the statement ask for 0.0, and what does it ask for otherwise?"
)
def _(X):
    """It fills in 0.0 everywhere."""
    refuse_infinity(X)
    return np.where(np.isnan(X), 0.0, X)


@question.misconception("nan_propagates", hint="What is the sum of some numbers and a NaN?")
def _(X):
    """It takes the mean over the missing entries too, so that it is NaN wherever it is needed."""
    refuse_infinity(X)
    return np.where(np.isnan(X), X.mean(axis=0), X)


@question.misconception("unknown_column_nan", hint="What is the mean of a column in which nothing is known?")
def _(X):
    """It leaves NaN in a column without known entries."""
    refuse_infinity(X)
    return np.where(np.isnan(X), np.nanmean(X, axis=0), X)


@question.misconception("divides_by_n", hint="How many entries went into the sum that you divide?")
def _(X):
    """It divides the sum of the known entries by the number of rows, known or not."""
    refuse_infinity(X)
    return np.where(np.isnan(X), np.nansum(X, axis=0) / len(X), X)


@question.misconception(
    "mutates_input", hint="Is the array that you write into your own? Does np.asarray copy floats?"
)
def _(X):
    """It fills the gaps in the caller's own matrix."""
    X = np.asarray(X, dtype=float)
    refuse_infinity(X)
    rows, columns = np.where(np.isnan(X))
    X[rows, columns] = np.nan_to_num(np.nanmean(X, axis=0))[columns]
    return X
