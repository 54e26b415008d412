"""Drop rows that occurred before.

Keep the first occurrence of every row of a matrix, in the order in which they stand, and drop all later rows
that are equal to it in every entry.

What is judged
- Of equal rows the first one is kept; the rows that stay keep their order.
- Equal rows are dropped wherever they stand, not only side by side.
- 0.0 and -0.0 are equal. Rows are equal only if their entries are exactly equal: a difference counts, however
  small it is.
- A matrix without rows gives a matrix without rows, with as many columns.
- NaN anywhere in the matrix raises ValueError.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import whole_reals


def dedupe_rows(X: Float[np.ndarray, "n d"]) -> Float[np.ndarray, "m d"]:
    """Keep the first occurrence of every row.

    X: the samples

    Returns the samples without repetitions, in their order.

    Raises ValueError where an entry is NaN.
    """
    if np.isnan(X).any():
        raise ValueError("X holds NaN")
    seen, kept = set(), []
    for i, row in enumerate(map(tuple, X)):  # as a key, 0.0 is -0.0
        if row not in seen:
            seen.add(row)
            kept.append(i)
    return X[kept]


nan = np.nan
PAIR = [[3.0, 1.0], [2.0, 5.0]]


@st.composite
def matrices(draw):
    return (draw(whole_reals((draw(st.integers(2, 9)), draw(st.integers(1, 3))), 0, 2)),)


def measured(rng):
    """Rows of eighths, some of them repeated somewhere else."""
    X = np.round(8 * rng.normal(size=(9, 3))) / 8
    return (X[rng.integers(0, 9, size=14)],)


question = Question(
    dedupe_rows,
    level=2,
    minutes=9,
    agreement=exact(),
    integers=False,  # rows of integers may stay so
    inputs=[
        draws("small integers", matrices()),
        seeded("eighths", measured),
        edge(
            "not side by side",
            (np.array([*PAIR, PAIR[0]]),),
            (np.array([[1.0], [2.0], [1.0], [3.0], [2.0]]),),
        ),
        edge(
            "not in ascending order",
            (np.array([[5.0], [1.0], [5.0]]),),
            (np.array([[2.0, 9.0], [2.0, 1.0], [0.0, 4.0]]),),
        ),
        edge(
            "equal in a part only",
            (np.array([[1.0, 2.0], [1.0, 3.0], [4.0, 2.0]]),),
            (np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 2.0]]),),
        ),
        edge("all rows equal", (np.full((4, 2), 7.0),), (np.zeros((3, 1)),)),
        edge("no repetitions", (np.array(PAIR),), (np.array([[4.0, 4.0, 4.0]]),)),
        edge(
            "equal columns",
            (np.array([[1.0, 1.0], [2.0, 2.0]]),),
            (np.array([[3.0, 0.0, 3.0], [1.0, 5.0, 1.0], [3.0, 0.0, 3.0]]),),
        ),
        edge(
            "zeros of either sign",
            (np.array([[0.0, 1.0], [-0.0, 1.0]]),),
            (np.array([[-0.0], [0.0], [-0.0]]),),
            (np.array([[2.0, -0.0], [1.0, 1.0], [2.0, 0.0]]),),
        ),
        edge(
            "almost equal",
            (np.array([[2.0**20], [2.0**20 + 0.125]]),),
            (np.array([[0.5, 2.0**40], [0.5, 2.0**40 + 0.125]]),),
            (np.array([[2.0**45], [2.0**45 - 0.125], [2.0**45]]),),
        ),
        edge("no rows", (np.empty((0, 2)),), (np.empty((0, 1)),), (np.empty((0, 4)),)),
        edge(
            "NaN",
            (np.array([[nan]]),),
            (np.array([[1.0, 2.0], [nan, 2.0], [1.0, 2.0]]),),
            (np.array([[nan, 1.0], [nan, 1.0]]),),
        ),
    ],
    examples=[(np.array([[3.0, 1.0], [2.0, 5.0], [3.0, 1.0], [0.0, 4.0]]),)],
)


def check(X):
    if (X != X).any():
        raise ValueError("NaN")


@question.alternate("unique_then_sorted_places")
def _(X):
    check(X)
    if len(X) == 0:
        return X.copy()
    _, first = np.unique(X + 0.0, axis=0, return_index=True)
    return X[np.sort(first)]


@question.alternate("compare_all")
def _(X):
    check(X)
    same = (X[:, None, :] == X[None, :, :]).all(axis=2)
    return X[same.argmax(axis=1) == np.arange(len(X))] if len(X) else X


@question.alternate("dictionary")
def _(X):
    check(X)
    first = {}
    for row in X:
        first.setdefault(tuple(row.tolist()), row)
    return np.array(list(first.values())).reshape(len(first), X.shape[1])


@question.misconception("sorted_unique", hint="In which order does np.unique return rows?")
def _(X):
    """It returns the rows in ascending order."""
    check(X)
    return np.unique(X + 0.0, axis=0) if len(X) else X


@question.misconception("keeps_last", hint="Which of two equal rows stays: the first or the last?")
def _(X):
    """It keeps the last of equal rows instead of the first."""
    check(X)
    last = {tuple(row): i for i, row in enumerate(X)}
    return X[sorted(last.values())]


@question.misconception("column_dedupe", hint="What does axis=1 compare: rows or columns?")
def _(X):
    """It drops columns that occurred before."""
    check(X)
    if X.size == 0:
        return X
    _, first = np.unique(X + 0.0, axis=1, return_index=True)
    return X[:, np.sort(first)]


@question.misconception("adjacent_only", hint="With which rows does your code compare a row?")
def _(X):
    """It drops only rows that are equal to the row right before them."""
    check(X)
    return X[[i for i in range(len(X)) if i == 0 or (X[i] != X[i - 1]).any()]]


@question.misconception("drops_all_copies", hint="How many of two equal rows stay?")
def _(X):
    """It drops every row that occurs more than once, the first occurrence too."""
    check(X)
    rows = [tuple(row) for row in X]
    return X[[i for i, row in enumerate(rows) if rows.count(row) == 1]]


@question.misconception("by_bytes", hint="Are the bytes of 0.0 and of -0.0 the same?")
def _(X):
    """It compares the bytes of rows, in which 0.0 and -0.0 differ."""
    check(X)
    first = {row.tobytes(): i for i, row in reversed(list(enumerate(X)))}
    return X[sorted(first.values())]


@question.misconception("rounded", hint="Are two numbers equal that differ in their tenth digit?")
def _(X):
    """It takes rows for equal that differ by little."""
    check(X)
    kept = [i for i in range(len(X)) if not any(np.allclose(X[i], X[j]) for j in range(i))]
    return X[kept]


@question.misconception("one_entry_suffices", hint="In how many entries must two rows be equal?")
def _(X):
    """It drops a row that shares a single entry with an earlier one in the same column."""
    check(X)
    kept = [i for i in range(len(X)) if not any((X[i] == X[j]).any() for j in range(i))]
    return X[kept]


@question.misconception("nan_kept", hint="What does the statement want where an entry is NaN?")
def _(X):
    """It lets NaN pass, and takes rows with NaN for different from all others."""
    seen, kept = set(), []
    for i, row in enumerate(map(tuple, X.tolist())):
        if row not in seen:
            seen.add(row)
            kept.append(i)
    return X[kept]
