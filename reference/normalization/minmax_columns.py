r"""Scale every column to a given range.

Map every column of a matrix linearly so that its smallest entry becomes `lo` and its largest entry becomes
`hi`: $$x \mapsto \mathrm{lo} + \frac{x - \min}{\max - \min}\,(\mathrm{hi} - \mathrm{lo}).$$

What is judged
- Every column has a minimum and a maximum of its own.
- In a column whose entries are all equal, every entry becomes `lo`; so does every entry of a single row.
- `lo` >= `hi` raises ValueError.
- There is at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def minmax_columns(X: Float[np.ndarray, "n d"], lo: float = 0.0, hi: float = 1.0) -> Float[np.ndarray, "n d"]:
    """Map every column linearly to the range from lo to hi.

    X: the samples
    lo: what the smallest entry of a column becomes
    hi: what the largest entry of a column becomes, above lo

    Returns the scaled samples.

    Raises ValueError where lo >= hi.
    """
    if lo >= hi:
        raise ValueError(f"lo must be below hi, got {lo} and {hi}")
    least, span = X.min(axis=0), np.ptp(X, axis=0)
    shares = (X - least) / np.where(span > 0, span, 1.0)
    return lo + shares * (hi - lo)


@st.composite
def samples(draw, entries):
    shape = draw(st.integers(2, 6)), draw(st.integers(1, 4))
    lo, hi = draw(choice((0.0, 1.0), (-1.0, 1.0), (2.0, 5.0), (-0.5, 0.25)))
    return draw(entries(shape)), lo, hi


def apart(rng):
    """Columns of very different location and spread; square now and then."""
    n, d = rng.integers(2, 9), rng.integers(2, 5)
    X = rng.normal(size=(n, d)) * 10.0 ** rng.integers(-2, 3, size=d) + rng.integers(-9, 10, size=d)
    return np.round(X, 3), -1.0, 2.0


SQUARE = np.array([[1.0, 6.0, -2.0], [3.0, 2.0, 0.0], [2.0, 4.0, 8.0]])
CONSTANT = np.array([[5.0, 1.0], [5.0, 2.0], [5.0, 5.0]])

question = Question(
    minmax_columns,
    level=1,
    minutes=6,
    agreement=close(axis=1),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("columns far apart", apart),
        edge(
            "constant column",
            (CONSTANT, 0.0, 1.0),
            (CONSTANT, 3.0, 4.0),
            (np.zeros((2, 2)), -1.0, 1.0),
            (np.array([[0.0, 7.0], [8.0, 7.0]]), 2.0, 6.0),
        ),
        edge("one row", (np.array([[4.0, -1.0]]), 0.0, 1.0), (np.array([[2.0, 0.0, 9.0]]), -2.0, 2.0)),
        edge(
            "negative entries",
            (np.array([[-4.0], [-2.0], [-1.0]]), 0.0, 1.0),
            (np.array([[-8.0, 0.0], [0.0, -8.0]]), 0.0, 4.0),
        ),
        edge("square matrix", (SQUARE, 0.0, 1.0), (SQUARE, -3.0, 5.0)),
        edge(
            "lo and hi in the wrong order",
            (SQUARE, 1.0, 0.0),
            (CONSTANT, 2.0, 2.0),
            (SQUARE, 0.0, -0.5),
            (np.array([[1.0]]), 0.0, 0.0),
        ),
    ],
    examples=[(np.array([[1.0, 8.0], [3.0, 8.0], [5.0, 8.0]]),), (np.array([[0.0], [4.0]]), -1.0, 1.0)],
)


@question.alternate("column_by_column")
def _(X, lo=0.0, hi=1.0):
    if not lo < hi:
        raise ValueError
    result = np.full(X.shape, float(lo))
    for j in range(X.shape[1]):
        low, high = X[:, j].min(), X[:, j].max()
        if high > low:
            result[:, j] = (hi - lo) * (X[:, j] - low) / (high - low) + lo
    return result


@question.alternate("scale_and_shift")  # and an epsilon of 1e-12 in the divisor counts as right
def _(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    low = np.min(X, axis=0, keepdims=True)
    scale = (hi - lo) / (np.max(X, axis=0, keepdims=True) - low + 1e-12)
    return (X - low) * scale + lo


@question.alternate("weighted_ends")
def _(X, lo=0.0, hi=1.0):
    if hi - lo <= 0:
        raise ValueError("empty range")
    columns = []
    for column in X.T.tolist():
        low, high = min(column), max(column)
        shares = [(x - low) / (high - low) if high != low else 0.0 for x in column]
        columns.append([lo * (1 - share) + hi * share for share in shares])
    return np.array(columns, dtype=float).T


def check(lo, hi):
    if lo >= hi:
        raise ValueError("lo must be below hi")


def scaled(X, least, greatest, lo, hi):
    span = np.where(greatest > least, greatest - least, 1.0)
    return lo + (X - least) / span * (hi - lo)


@question.misconception("global_minmax", hint="Over which entries does X.min() look without an axis?")
def _(X, lo=0.0, hi=1.0):
    """It takes minimum and maximum of the whole matrix."""
    check(lo, hi)
    return scaled(X, X.min(), X.max(), lo, hi)


@question.misconception("row_wise", hint="Does axis=1 run down a column or along a row?")
def _(X, lo=0.0, hi=1.0):
    """It scales every row instead of every column."""
    check(lo, hi)
    return scaled(X, X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True), lo, hi)


@question.misconception("divide_by_max", hint="What does the smallest entry of a column become in your code?")
def _(X, lo=0.0, hi=1.0):
    """It divides by the maximum and does not subtract the minimum."""
    check(lo, hi)
    greatest = X.max(axis=0)
    return lo + X / np.where(greatest != 0, greatest, 1.0) * (hi - lo)


@question.misconception("const_nan", hint="What does your code divide by in a column of equal entries?")
def _(X, lo=0.0, hi=1.0):
    """It divides 0 by 0 in a constant column, which gives NaN."""
    check(lo, hi)
    least = X.min(axis=0)
    return lo + (X - least) / (X.max(axis=0) - least) * (hi - lo)


@question.misconception("range_only", hint="What does the smallest entry become when lo is 2?")
def _(X, lo=0.0, hi=1.0):
    """It stretches to the right width but starts at 0 instead of lo."""
    check(lo, hi)
    return scaled(X, X.min(axis=0), X.max(axis=0), 0.0, hi - lo)


@question.misconception("unit_range", hint="Where does your code use lo and hi?")
def _(X, lo=0.0, hi=1.0):
    """It always scales to the range from 0 to 1."""
    check(lo, hi)
    return scaled(X, X.min(axis=0), X.max(axis=0), 0.0, 1.0)


@question.misconception("times_hi", hint="What does the largest entry become when lo is 2 and hi is 5?")
def _(X, lo=0.0, hi=1.0):
    """It multiplies by hi instead of by hi - lo."""
    check(lo, hi)
    return scaled(X, X.min(axis=0), X.max(axis=0), 0.0, 1.0) * hi + lo


@question.misconception("const_middle", hint="What does the statement want in a column of equal entries?")
def _(X, lo=0.0, hi=1.0):
    """It puts the entries of a constant column in the middle of the range."""
    check(lo, hi)
    span = np.ptp(X, axis=0)
    return np.where(span > 0, scaled(X, X.min(axis=0), X.max(axis=0), lo, hi), (lo + hi) / 2)


@question.misconception("order_unchecked", hint="What does your code return for lo = 1 and hi = 0?")
def _(X, lo=0.0, hi=1.0):
    """It takes lo and hi in any order."""
    return scaled(X, X.min(axis=0), X.max(axis=0), lo, hi)
