"""Scale every row to length 1.

Divide each row of a matrix by its own Euclidean norm $\\lVert x \\rVert_2 = \\sqrt{\\sum_j x_j^2}$, so that
every row has length 1 and points where it did before.

What is judged
- A row of zeros has no direction: it stays a row of zeros.
- Every shape with at least one row and one column can come: square, wide, tall, one row, one column.
- Whole numbers may be so large that their squares do not fit an integer.
- An epsilon of at most 1e-12, added to the norm or to its square, does not matter.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import reals, whole_reals


def l2_normalize_rows(X: Float[np.ndarray, "n d"]) -> Float[np.ndarray, "n d"]:
    """Divide every row by its Euclidean norm.

    X: the rows to be scaled

    Returns the rows with length 1, rows of zeros unchanged.
    """
    X = X.astype(float)  # integers would overflow when they are squared
    norms = np.sqrt((X**2).sum(axis=1, keepdims=True))
    return X / np.where(norms > 0, norms, 1.0)


@st.composite
def matrices(draw, entries, square=False):
    n = draw(st.integers(2, 5))
    X = draw(entries((n, n if square else draw(st.integers(1, 5)))))
    X[np.abs(X) < 0.5] = 0.0  # an epsilon matters beside a short row
    X[(X == 0).all(axis=1), 0] = 1.0
    return (X,)


@st.composite
def with_zero_row(draw):
    (X,) = draw(matrices(whole_reals))
    X[draw(st.integers(0, len(X) - 1))] = 0.0
    return (X,)


def medium(seed):
    return (np.random.default_rng(seed).normal(0.0, 3.0, size=(12, 6)),)


question = Question(
    l2_normalize_rows,
    level=1,
    minutes=7,
    agreement=close(),
    inputs=[
        draws("reals", matrices(reals)),
        draws("small integers", matrices(whole_reals)),
        draws("more rows", st.integers(0, 3).map(medium)),
        edge(
            "square matrix",
            (np.array([[3.0, 4.0], [5.0, 12.0]]),),
            strategy=matrices(whole_reals, square=True),
        ),
        edge(
            "zero row",
            (np.array([[0.0, 0.0, 0.0], [1.0, 2.0, 2.0]]),),
            (np.array([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]]),),
            (np.array([[0.0]]),),
            strategy=with_zero_row(),
        ),
        edge("zero matrix", (np.zeros((2, 2)),), (np.zeros((3, 1)),)),
        edge("zero column", (np.array([[3.0, 0.0, -4.0], [6.0, 0.0, 8.0]]),)),
        edge("single row", (np.array([[2.0, 3.0, 6.0]]),), (np.array([[-0.5]]),)),
        edge(
            "large whole numbers",
            (np.array([[3, 4], [0, -2]]) * 10**9,),
            (np.array([[7, 0, 0], [0, 0, 0]]) * 10**9,),
            (np.array([[1], [-1]]) * 2**40,),
        ),
        edge("single column", (np.array([[2.0], [-3.0], [8.0]]),)),
    ],
    examples=[(np.array([[3.0, 4.0], [0.0, 0.0], [0.0, -2.0]]),)],
)


@question.alternate("loops")
def _(X):
    n, d = X.shape
    out = np.zeros((n, d))
    for i in range(n):
        norm = math.sqrt(sum(float(X[i, j]) ** 2 for j in range(d)))
        for j in range(d):
            if norm != 0:
                out[i, j] = X[i, j] / norm
    return out


@question.alternate("linalg_norm_with_epsilon")
def _(X):
    return X / (np.linalg.norm(X, axis=1)[:, None] + 1e-12)


@question.alternate("multiplied_by_the_inverse")
def _(X):
    squares = np.einsum("ij,ij->i", X, X, dtype=float)
    inverse = np.zeros(len(X))
    inverse[squares > 0] = squares[squares > 0] ** -0.5
    return np.diag(inverse) @ X


@question.misconception(
    "no_keepdims", hint="Of which shape are the norms, and how is it broadcast against X?"
)
def _(X):
    """It divides column j by the norm of row j, or fails where the shapes do not fit."""
    norms = np.linalg.norm(X, axis=1)
    return X / np.where(norms > 0, norms, 1.0)


@question.misconception("l1_norm", hint="What is the Euclidean length of the row (3, 4)?")
def _(X):
    """It divides by the sum of absolute values, not by the Euclidean norm."""
    norms = np.abs(X).sum(axis=1, keepdims=True)
    return X / np.where(norms > 0, norms, 1)


@question.misconception("no_root", hint="Is what you divide by a length or the square of a length?")
def _(X):
    """It divides by the sum of squares and forgets the root."""
    squares = (X.astype(float) ** 2).sum(axis=1, keepdims=True)
    return X / np.where(squares > 0, squares, 1)


@question.misconception("column_norms", hint="Along which axis are the squares added up?")
def _(X):
    """It scales the columns to length 1 instead of the rows."""
    norms = np.linalg.norm(X, axis=0)
    return X / np.where(norms > 0, norms, 1.0)


@question.misconception("frobenius", hint="How many norms does a matrix of three rows need?")
def _(X):
    """It divides all rows by one norm, that of the whole matrix."""
    norm = np.linalg.norm(X)
    return X / (norm if norm > 0 else 1.0)


@question.misconception("zero_nan", hint="What does your code divide by in a row of zeros?")
def _(X):
    """It divides a row of zeros by its norm 0, which gives NaN."""
    return X / np.linalg.norm(X, axis=1, keepdims=True)


@question.misconception("integer_squares", hint="How large can an integer get before it wraps around?")
def _(X):
    """It squares integers as integers, and large ones overflow."""
    squares = (X * X).sum(axis=1, keepdims=True)
    return X / np.sqrt(np.where(squares != 0, np.abs(squares), 1))
