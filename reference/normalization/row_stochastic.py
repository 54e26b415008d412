r"""Make every row a distribution.

Scale every row of a matrix of non-negative weights so that it sums to 1: entry $a_{ij}$ becomes
$a_{ij} / \sum_k a_{ik}$. A row without any weight becomes the uniform distribution: each of its m entries
becomes 1/m.

What is judged
- Every row is scaled by its own sum; the sum of every row of the result is 1.
- In a row of zeros every entry becomes 1/m.
- A negative entry anywhere raises ValueError.
- There is at least one column. A matrix without rows gives a matrix without rows.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def row_stochastic(A: Float[np.ndarray, "n m"]) -> Float[np.ndarray, "n m"]:
    """Scale every row to sum 1; a row of zeros becomes uniform.

    A: the weights, none of them negative

    Returns the rows as distributions.

    Raises ValueError where an entry is negative.
    """
    if (A < 0).any():
        raise ValueError("A holds negative entries")
    totals = A.sum(axis=1, keepdims=True)
    uniform = np.full(A.shape, 1 / A.shape[1])
    return np.divide(A, totals, out=uniform, where=totals > 0)


@st.composite
def matrices(draw, entries):
    shape = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return (draw(entries(shape)),)


def positive_reals(shape):
    return reals(shape, 0.0, 10.0)


def counts(shape):
    return whole_reals(shape, 0, 3)


def sparse_counts(rng):
    """Counts of transitions, most of them 0, some rows empty; square now and then."""
    n, m = rng.integers(2, 7), rng.integers(2, 7)
    return ((rng.poisson(0.7, size=(n, m)) * (rng.random((n, 1)) < 0.8)).astype(float),)


SQUARE = np.array([[1.0, 3.0, 4.0], [2.0, 2.0, 0.0], [0.0, 8.0, 8.0]])

question = Question(
    row_stochastic,
    level=2,
    minutes=7,
    agreement=close(),
    inputs=[
        draws("reals", matrices(positive_reals)),
        draws("counts", matrices(counts)),
        seeded("sparse counts", sparse_counts),
        edge(
            "row of zeros",
            (np.array([[0.0, 0.0], [1.0, 3.0]]),),
            (np.zeros((2, 4)),),
            (np.array([[2.0, 2.0, 4.0], [0.0, 0.0, 0.0], [0.0, 5.0, 5.0]]),),
        ),
        edge("one column", (np.array([[4.0], [0.5]]),), (np.array([[0.0], [2.0]]),)),
        edge("square matrix", (SQUARE,), (np.array([[4.0, 4.0], [1.0, 7.0]]),)),
        edge("one weight", (np.array([[0.0, 7.0, 0.0]]),), (np.array([[5.0, 0.0], [0.0, 0.25]]),)),
        edge("rows of distributions", (np.array([[0.5, 0.25, 0.25], [0.125, 0.875, 0.0]]),)),
        edge("no rows", (np.empty((0, 3)),), (np.empty((0, 1)),), (np.empty((0, 2)),)),
        edge(
            "negative entry",
            (np.array([[1.0, -1.0]]),),
            (np.array([[2.0, 3.0], [4.0, -0.125]]),),
            (np.array([[-1.0, -3.0]]),),
            (np.array([[5.0, -1.0, 2.0], [0.0, 0.0, 0.0]]),),
        ),
    ],
    examples=[(np.array([[1.0, 3.0, 4.0], [0.0, 0.0, 0.0]]),)],
)


def check(A):
    if A.size and A.min() < 0:
        raise ValueError("negative weight")


@question.alternate("loops")
def _(A):
    check(A)
    rows = []
    for row in A.tolist():
        total = sum(row)
        rows.append([x / total for x in row] if total else [1 / len(row)] * len(row))
    return np.array(rows, dtype=float).reshape(A.shape)


@question.alternate("ones_for_zeros")
def _(A):
    if not (A >= 0).all():
        raise ValueError("negative weight")
    filled = np.where(A.any(axis=1)[:, None], A, 1.0)
    return filled / filled.sum(axis=1)[:, None]


@question.alternate("diagonal_product")
def _(A):
    check(A)
    weights = A.astype(float)
    weights[weights.sum(axis=1) == 0] = 1
    return np.diag(1 / weights.sum(axis=1)) @ weights


def shares(A, totals):
    return A / np.where(totals > 0, totals, 1.0)


def uniform_where_empty(A, result):
    return np.where(A.any(axis=1, keepdims=True), result, 1 / A.shape[1])


@question.misconception("zero_row_zero", hint="What is the sum of a row of zeros in your result?")
def _(A):
    """It leaves a row of zeros as it is."""
    check(A)
    return shares(A, A.sum(axis=1, keepdims=True))


@question.misconception("zero_row_nan", hint="What does your code divide by in a row of zeros?")
def _(A):
    """It divides 0 by 0 in a row of zeros."""
    check(A)
    return A / A.sum(axis=1, keepdims=True)


@question.misconception("zero_row_ones", hint="What is the sum of m ones?")
def _(A):
    """It fills a row of zeros with ones."""
    check(A)
    return np.where(A.any(axis=1, keepdims=True), shares(A, A.sum(axis=1, keepdims=True)), 1.0)


@question.misconception(
    "uniform_by_rows", hint="How many entries does a row have: as many as there are rows, or columns?"
)
def _(A):
    """It fills a row of zeros with 1 over the number of rows."""
    check(A)
    result = shares(A, A.sum(axis=1, keepdims=True))
    return np.where(A.any(axis=1, keepdims=True), result, 1 / max(len(A), 1))


@question.misconception("column_stochastic", hint="Does axis=0 run down a column or along a row?")
def _(A):
    """It scales columns instead of rows."""
    check(A)
    totals = A.sum(axis=0, keepdims=True)
    return np.where(totals > 0, shares(A, totals), 1 / max(len(A), 1))


@question.misconception(
    "softmax_rows", hint="What does the statement divide: the entries, or their exponentials?"
)
def _(A):
    """It takes exponentials first."""
    check(A)
    exps = np.exp(A - A.max(axis=1, keepdims=True, initial=0.0))
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception("global_sum", hint="What is the sum of every row of your result?")
def _(A):
    """It divides by the sum of the whole matrix."""
    check(A)
    return uniform_where_empty(A, shares(A, A.sum()))


@question.misconception(
    "by_maximum", hint="What does your code divide by: the sum of a row, or its largest entry?"
)
def _(A):
    """It divides every row by its largest entry."""
    check(A)
    return uniform_where_empty(A, shares(A, A.max(axis=1, keepdims=True, initial=0.0)))


@question.misconception(
    "unit_norm", hint="Which sum is 1 in your result: that of the entries, or that of their squares?"
)
def _(A):
    """It scales every row to length 1 instead of sum 1."""
    check(A)
    return uniform_where_empty(A, shares(A, np.linalg.norm(A, axis=1, keepdims=True)))


@question.misconception("negative_accepted", hint="Can a probability be negative?")
def _(A):
    """It takes negative entries too."""
    totals = A.sum(axis=1, keepdims=True)
    return np.where(A.any(axis=1, keepdims=True), A / np.where(totals != 0, totals, 1.0), 1 / A.shape[1])
