r"""Softmax of every row.

Turn every row of scores into probabilities:

$$P_{ij} = \frac{e^{Z_{ij}}}{\sum_{l} e^{Z_{il}}}$$

What is judged
- Every row is treated by itself: its entries are positive or 0 and sum to 1.
- Scores of any size up to 10 000, positive or negative, give the right result, although the exponentials in
  the formula may overflow or vanish.
- Rows may differ in size as much: a row near 10 000 does not disturb another near -10 000.
- The result has the shape of `Z`; a matrix with one column gives ones. There is at least one row and one
  column.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def softmax_rows(Z: Float[np.ndarray, "n K"]) -> Float[np.ndarray, "n K"]:
    """Apply softmax to every row of Z.

    Z: scores

    Returns the probabilities, every row summing to 1.
    """
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))  # the largest score becomes exp(0) = 1
    return exps / exps.sum(axis=1, keepdims=True)


@st.composite
def scores(draw, entries, offsets=(0.0,), square=False):
    n, n_classes = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    Z = draw(entries((n, n if square else n_classes)))
    return (Z + np.array([draw(choice(*offsets)) for _ in range(n)])[:, None],)


question = Question(
    softmax_rows,
    level=2,
    minutes=7,
    agreement=close(),
    inputs=[
        draws("reals", scores(reals)),
        draws("square matrices", scores(reals, square=True)),
        draws("small integers", scores(whole_reals)),
        edge(
            "large scores",
            (np.array([[1000.0, 1001.0], [0.0, 1.0]]),),
            (np.array([[10000.0, 9999.5, -10000.0]]),),
            strategy=scores(whole_reals, offsets=(0.0, 800.0, 2000.0, 9990.0)),
        ),
        edge(
            "large negative scores",
            (np.array([[-1000.0, -1001.0, -1002.0]]),),
            (np.array([[-10000.0, -10000.0], [-9999.0, -10000.0], [3.0, 4.0]]),),
        ),
        edge(
            "rows of very different size",
            (np.array([[0.0, 1.0], [2000.0, 2001.0]]),),
            strategy=scores(whole_reals, offsets=(0.0, 1000.0, -1000.0, 9990.0, -9990.0)),
        ),
        edge("scores far apart", (np.array([[0.0, 10000.0], [-5000.0, 5000.0], [800.0, 0.0]]),)),
        edge("one column", (np.array([[3.0], [-2.0], [10000.0]]),)),
        edge("equal scores", (np.array([[2.0, 2.0, 2.0, 2.0], [-7.0, -7.0, -7.0, -7.0]]),)),
    ],
    examples=[(np.array([[0.0, 0.0], [1.0, 3.0]]),)],
    sources=["bridle1990"],
)


@question.alternate("loops_with_epsilon")  # one of 1e-12 in the divisor counts as right
def _(Z):
    P = np.zeros(Z.shape)
    for i, row in enumerate(Z.tolist()):
        exps = [math.exp(z - max(row)) for z in row]
        P[i] = [e / (math.fsum(exps) + 1e-12) for e in exps]
    return P


@question.alternate("log_sum_exp")  # subtracting it from scores of 10 000 costs the last four digits
def _(Z):
    largest = Z.max(axis=1)
    log_total = largest + np.log(np.exp(Z.T - largest).sum(axis=0))
    return np.exp(Z - log_total[:, None])


@question.alternate("pairwise_differences")  # overflows to inf, and 1 / inf is the right 0
def _(Z):
    return 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)


@question.misconception(
    "no_shift", hint="How large is exp(1000)? What can you subtract from a row without changing P?"
)
def _(Z):
    """The formula is computed as it stands, so large scores overflow and become NaN."""
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


@question.misconception(
    "axis0", hint="Which sums of your result are 1: those of the rows or those of the columns?"
)
def _(Z):
    """Every column is turned into probabilities instead of every row."""
    exps = np.exp(Z - Z.max(axis=0))
    return exps / exps.sum(axis=0)


@question.misconception("global_sum", hint="What do the entries of one row of your result sum to?")
def _(Z):
    """The exponentials are divided by their sum over the whole matrix."""
    exps = np.exp(Z - Z.max())
    return exps / exps.sum()


@question.misconception(
    "global_max",
    hint="When one row is 2000 larger than another, what becomes of the exponentials of the smaller one?",
)
def _(Z):
    """The largest score of the whole matrix is subtracted, so much smaller rows vanish and become 0/0."""
    exps = np.exp(Z - Z.max())
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception(
    "no_keepdims", hint="Which shape has the sum over axis 1, and along which axis is it divided by?"
)
def _(Z):
    """The row sums lose their axis, so column j is divided by the sum of row j."""
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1)


@question.misconception("clipped", hint="What does your code return for the scores 1000 and 1001?")
def _(Z):
    """Large scores are clipped instead of shifted, so that differences between them are lost."""
    exps = np.exp(np.clip(Z, -500, 500))
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception(
    "shift_by_size", hint="Of -1000 and -1001, which is larger? What is left after your shift?"
)
def _(Z):
    """The largest absolute value is subtracted, so rows of large negative scores vanish and become 0/0."""
    exps = np.exp(Z - np.abs(Z).max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception("scaled", hint="Is P the same for the scores 0 and 1 as for the scores 0 and 2?")
def _(Z):
    """Every row is divided by its largest absolute value instead of shifted."""
    largest = np.abs(Z).max(axis=1, keepdims=True)
    exps = np.exp(Z / np.where(largest > 0, largest, 1))
    return exps / exps.sum(axis=1, keepdims=True)


@question.misconception("one_column_sigmoid", hint="What should a row with a single entry sum to?")
def _(Z):
    """A matrix with one column gets the logistic function."""
    if Z.shape[1] == 1:
        return np.exp(-np.logaddexp(0.0, -Z))
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)
