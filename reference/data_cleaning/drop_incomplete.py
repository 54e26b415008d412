"""Drop the samples that are not complete.

Of a matrix of samples (rows) and their labels, keep the samples without any missing entry, each with its own
label. Missing entries are NaN.

What is judged
- A sample with one missing entry or more is dropped, whatever its other entries are.
- The samples that stay keep their order, and labels stay with their samples.
- If no sample is complete, the result has no rows but as many columns as X, and no labels.
- Infinity is a known entry.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, each, edge, exact, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def drop_incomplete(
    X: Float[np.ndarray, "n d"], y: Int[np.ndarray, "n"]
) -> tuple[Float[np.ndarray, "m d"], Int[np.ndarray, "m"]]:
    """Keep the samples without missing entries, and their labels.

    X: the samples, missing entries are NaN
    y: their labels

    Returns the complete samples and their labels.
    """
    complete = ~np.isnan(X).any(axis=1)
    return X[complete], y[complete]


nan, inf = np.nan, np.inf


@st.composite
def samples(draw, entries):
    n, d = draw(st.integers(2, 7)), draw(st.integers(1, 4))
    missing = draw(whole_reals((n, d), 0, 3)) == 3
    y = draw(integers(n, -2, 9))
    return np.where(missing, nan, draw(entries((n, d)))), y


def table(rng):
    X = np.round(rng.normal(size=(20, 3)), 2)
    X[rng.random(X.shape) < 0.2] = nan
    return X, rng.integers(0, 100, size=20)


def with_floats(X):
    return np.array(X, dtype=float)


question = Question(
    drop_incomplete,
    level=1,
    minutes=5,
    agreement=each(close(), exact()),
    integers=False,  # nothing can be missing among them
    outputs=("X", "y"),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("tables", table),
        edge(
            "the first sample is incomplete",
            (with_floats([[nan, 1], [2, 3]]), np.array([7, 8])),
            (with_floats([[nan], [nan], [5]]), np.array([1, 2, 3])),
            (with_floats([[1, nan], [2, 2], [nan, 3], [4, 4]]), np.array([5, 6, 7, 8])),
        ),
        edge(
            "no sample is complete",
            (with_floats([[nan, 1], [2, nan]]), np.array([0, 1])),
            (with_floats([[nan]]), np.array([3])),
            (with_floats([[nan, nan, nan]]), np.array([3])),
        ),
        edge(
            "nothing is missing",
            (with_floats([[1, 2], [3, 4]]), np.array([1, 0])),
            (with_floats([[0, 0, 0]]), np.array([-1])),
        ),
        edge(
            "a column that is always missing",
            (with_floats([[1, nan], [2, nan]]), np.array([4, 5])),
            (with_floats([[nan, 1, 2], [nan, 3, 4], [nan, 5, 6]]), np.array([1, 2, 3])),
        ),
        edge(
            "missing everywhere in a sample",
            (with_floats([[1, 2], [nan, nan], [3, 4]]), np.array([0, 1, 2])),
            (with_floats([[nan, nan], [5, 6]]), np.array([9, 8])),
        ),
        edge(
            "infinity",
            (with_floats([[inf, 1], [nan, 2], [-inf, inf]]), np.array([1, 2, 3])),
            (with_floats([[-inf], [inf]]), np.array([1, 2])),
            (with_floats([[inf, nan], [1, 1]]), np.array([1, 2])),
        ),
        edge(
            "no samples",
            (np.empty((0, 3)), np.empty(0, dtype=int)),
            (np.empty((0, 1)), np.empty(0, dtype=int)),
        ),
    ],
    examples=[(np.array([[1.0, 2.0], [nan, 3.0], [4.0, 5.0]]), np.array([0, 1, 1]))],
)


@question.alternate("loop")
def _(X, y):
    kept = [i for i in range(len(X)) if not any(entry != entry for entry in X[i])]
    return X[kept], y[kept]


@question.alternate("sum_is_nan")
def _(X, y):
    keep = np.isnan(np.where(np.isinf(X), 0.0, X).sum(axis=1)) == 0
    return np.compress(keep, X, axis=0), np.compress(keep, y)


@question.alternate("delete")
def _(X, y):
    gone = np.unique(np.argwhere(X != X)[:, 0])
    return np.delete(X, gone, axis=0), np.delete(y, gone)


@question.misconception("misaligned_y", hint="Which label belongs to the first sample that stays?")
def _(X, y):
    """It cuts the labels to the right number instead of taking those of the samples that stay."""
    X = X[~np.isnan(X).any(axis=1)]
    return X, y[: len(X)]


@question.misconception("y_unchanged", hint="How many labels do you return, and how many samples?")
def _(X, y):
    """It returns all labels."""
    return X[~np.isnan(X).any(axis=1)], y


@question.misconception("all_instead_of_any", hint="Is a sample complete when one of its entries is missing?")
def _(X, y):
    """It drops only samples in which everything is missing."""
    keep = ~np.isnan(X).all(axis=1) if X.shape[1] else np.ones(len(X), bool)
    return X[keep], y[keep]


@question.misconception("drops_columns", hint="Along which axis of X do the samples lie?")
def _(X, y):
    """It drops columns with missing entries instead of samples."""
    return X[:, ~np.isnan(X).any(axis=0)], y


@question.misconception("drops_infinite", hint="Is infinity a missing entry?")
def _(X, y):
    """It takes infinity for a missing entry."""
    keep = np.isfinite(X).all(axis=1)
    return X[keep], y[keep]


@question.misconception("first_column_only", hint="In which columns does your code look for missing entries?")
def _(X, y):
    """It looks for missing entries in the first column only."""
    keep = ~np.isnan(X[:, 0])
    return X[keep], y[keep]


@question.misconception(
    "keeps_incomplete", hint="Which samples does your mask mark: those that stay, or the others?"
)
def _(X, y):
    """It keeps the samples that should be dropped."""
    keep = np.isnan(X).any(axis=1)
    return X[keep], y[keep]


@question.misconception(
    "filled", hint="What becomes of a sample with a missing entry: is it mended, or dropped?"
)
def _(X, y):
    """It fills missing entries with 0 instead of dropping their samples."""
    return np.nan_to_num(X, nan=0.0, posinf=inf, neginf=-inf), y.copy()
