r"""All squared distances between two sets of points.

Compute the squared Euclidean distance between every row of A and every row of B: entry (i, j) of the result
is $\sum_k (a_{ik} - b_{jk})^2$.

What is judged
- The result has one row for every row of A and one column for every row of B.
- Equal rows of whole numbers have the distance 0.0 exactly; with fractions rounding may leave a little, also
  below 0.
- If A or B has no rows, the result has no rows or no columns. There is at least one column in A and B.
- Coordinates lie between -1000 and 1000; the expanded form |a|^2 - 2ab + |b|^2 is precise enough.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def pairwise_sq_dists(A: Float[np.ndarray, "n d"], B: Float[np.ndarray, "m d"]) -> Float[np.ndarray, "n m"]:
    """Compute the squared distances between all rows of A and all rows of B.

    A: points, one a row
    B: points of the same dimension

    Returns the squared distances.
    """
    gaps = A[:, None, :].astype(float) - B[None, :, :]  # (n, m, d)
    return np.einsum("nmd,nmd->nm", gaps, gaps)


@st.composite
def sets(draw, points):
    n, m, d = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.integers(1, 3))
    return draw(points((n, d))), draw(points((m, d)))


def clouds(rng):
    n, m, d = rng.integers(2, 9), rng.integers(2, 9), rng.integers(1, 6)
    return np.round(rng.normal(size=(n, d)), 2), np.round(rng.normal(size=(m, d)) + 2, 2)


def shared(shape):
    return whole_reals(shape, -2, 2)


SQUARE = np.array([[0.0, 1.0], [3.0, 5.0]])

question = Question(
    pairwise_sq_dists,
    level=1,
    minutes=8,
    agreement=close(),
    inputs=[
        draws("reals", sets(reals)),
        draws("small integers", sets(shared)),
        seeded("clouds", clouds),
        edge(
            "equal points",
            (SQUARE, SQUARE),
            (np.array([[7.0]]), np.array([[7.0], [7.0]])),
            (np.array([[2.0, -3.0, 5.0]]), np.array([[2.0, -3.0, 5.0]])),
        ),
        edge(
            "one dimension",
            (np.array([[1.0], [4.0]]), np.array([[0.0], [-2.0], [4.0]])),
            (np.array([[5.0]]), np.array([[2.0]])),
        ),
        edge("as many points as dimensions", (SQUARE, SQUARE + 2.0), (SQUARE, SQUARE[::-1])),
        edge(
            "one point each",
            (np.array([[1.0, 2.0, 3.0]]), np.array([[4.0, 0.0, 3.0]])),
            (np.array([[-1.0, 0.5]]), np.array([[1.0, 0.0]])),
        ),
        edge(
            "no points",
            (np.empty((0, 2)), SQUARE),
            (SQUARE, np.empty((0, 2))),
            (np.empty((0, 3)), np.empty((0, 3))),
            (np.array([[1.0, 2.0, 3.0]]), np.empty((0, 3))),
        ),
    ],
    examples=[(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[3.0, 4.0], [1.0, 1.0], [0.0, 2.0]]))],
)


@question.alternate("loops")
def _(A, B):
    result = np.zeros((len(A), len(B)))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            result[i, j] = sum((float(x) - float(y)) ** 2 for x, y in zip(a, b, strict=True))
    return result


@question.alternate("expanded")
def _(A, B):
    A, B = A.astype(float), B.astype(float)
    return (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)


@question.alternate("norms")
def _(A, B):
    return np.array([[np.linalg.norm(a - b) ** 2 for b in B] for a in A], dtype=float).reshape(len(A), len(B))


def squared(A, B):
    return ((A[:, None, :] * 1.0 - B) ** 2).sum(axis=2)


@question.misconception("rooted", hint="What is the squared distance between 0 and 3?")
def _(A, B):
    """It takes the square root."""
    return np.sqrt(squared(A, B))


@question.misconception("manhattan", hint="Which distance do absolute differences add up to?")
def _(A, B):
    """It adds up absolute differences."""
    return np.abs(A[:, None, :] * 1.0 - B).sum(axis=2)


@question.misconception(
    "transposed", hint="How many rows does the result have when A has two rows and B has three?"
)
def _(A, B):
    """It has one row for every row of B."""
    return squared(B, A)


@question.misconception("cross_term_once", hint="What is (a - b)^2 when it is multiplied out?")
def _(A, B):
    """It forgets the factor 2 of the cross term."""
    A, B = A.astype(float), B.astype(float)
    return np.maximum((A**2).sum(axis=1)[:, None] - A @ B.T + (B**2).sum(axis=1), 0.0)


@question.misconception("mean_over_dimensions", hint="Does the formula divide by the number of coordinates?")
def _(A, B):
    """It takes the mean over the coordinates instead of the sum."""
    return ((A[:, None, :] * 1.0 - B) ** 2).mean(axis=2)


@question.misconception("rows_matched", hint="With how many rows of B is the first row of A compared?")
def _(A, B):
    """It compares the first row with the first one, the second with the second, and so on."""
    n = min(len(A), len(B))
    return ((A[:n] * 1.0 - B[:n]) ** 2).sum(axis=1)


@question.misconception("square_of_sum", hint="Which comes first in the formula: the square or the sum?")
def _(A, B):
    """It squares the sum of the differences."""
    return (A[:, None, :] * 1.0 - B).sum(axis=2) ** 2
