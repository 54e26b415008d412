r"""Log-sum-exp of every row.

Numbers that are too small or too large for floats are kept as their logarithms. To add such numbers, compute
for every row of A

$$s_i = \ln \sum_j e^{A_{ij}}$$

without leaving the range of floats on the way.

What is judged
- Entries of any size up to 10 000, positive or negative, give the right result, although their exponentials
  overflow or vanish.
- Rows may differ in size as much: a row near 10 000 does not disturb another near -10 000.
- An entry may be -inf, the logarithm of 0: it adds nothing. A row of nothing but -inf gives -inf, not NaN.
- With one column the result holds its entries; with no rows it has the shape (0,).
- Entries are finite or -inf, never NaN or +inf, and there is at least one column. NumPy's warnings are not
  judged.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def logsumexp_rows(A: Float[np.ndarray, "n K"]) -> Float[np.ndarray, "n"]:
    """Compute the logarithm of the sum of the exponentials of every row.

    A: logarithms, finite or -inf

    Returns one logarithm for every row.
    """
    largest = A.max(axis=1)
    shift = np.where(np.isfinite(largest), largest, 0.0)  # -inf - -inf would be NaN
    with np.errstate(divide="ignore"):
        return shift + np.log(np.exp(A - shift[:, None]).sum(axis=1))


@st.composite
def logarithms(draw, entries, offsets=(0.0,), square=False):
    n, n_columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    A = draw(entries((n, n if square else n_columns)))
    return (A + np.array([draw(choice(*offsets)) for _ in range(n)])[:, None],)


@st.composite
def with_zeros(draw):
    """Some entries, sometimes a whole row, are the logarithm of 0."""
    (A,) = draw(logarithms(whole_reals))
    return (np.where(draw(whole_reals(A.shape, 0, 2)) > 0, A, -np.inf),)


def is_legal(A):
    return A.shape[1] > 0 and not np.isnan(A).any() and not np.isposinf(A).any()


INF = np.inf

question = Question(
    logsumexp_rows,
    level=2,
    minutes=7,
    agreement=close(),
    inputs=[
        draws("reals", logarithms(reals)),
        draws("square matrices", logarithms(reals, square=True)),
        draws("small integers", logarithms(whole_reals)),
        edge(
            "large entries",
            (np.array([[1000.0, 1001.0], [800.0, 0.0]]),),
            (np.array([[10000.0, 10000.0, 9999.5]]),),
            strategy=logarithms(whole_reals, offsets=(800.0, 2000.0, 9990.0)),
        ),
        edge(
            "large negative entries",
            (np.array([[-1000.0, -1001.0]]),),
            (np.array([[-10000.0, -10000.0, -9999.5], [-800.0, -801.0, -800.0]]),),
            strategy=logarithms(whole_reals, offsets=(-800.0, -2000.0, -9990.0)),
        ),
        edge(
            "rows of very different size",
            (np.array([[10000.0, 9999.0], [-10000.0, -9999.0]]),),
            (np.array([[1.0, 2.0], [-1000.0, -1001.0], [900.0, 901.0]]),),
        ),
        edge(
            "entries far apart", (np.array([[0.0, 10000.0]]),), (np.array([[-5000.0, 5000.0], [1.0, -900]]),)
        ),
        edge(
            "some entries are -inf",
            (np.array([[-INF, 1.0], [2.0, -INF]]),),
            (np.array([[-INF, 3.0, 3.0], [-INF, -INF, -2.0]]),),
            (np.array([[-INF, -10000.0]]),),
            (np.array([[-9999.5, -INF, -10000.0], [0.0, -INF, -10000.0]]),),
            strategy=with_zeros(),
        ),
        edge(
            "a row of -inf",
            (np.array([[-INF, -INF]]),),
            (np.array([[1.0, 2.0], [-INF, -INF], [0.0, -INF]]),),
            (np.array([[-INF], [4.0]]),),
            (np.array([[-INF, -INF, -INF], [1000.0, 1000.0, 0.0]]),),
        ),
        edge("one column", (np.array([[3.0], [-2.0], [10000.0]]),), (np.array([[-10000.0]]),)),
        edge("no rows", (np.zeros((0, 3)),), (np.zeros((0, 1)),)),
    ],
    examples=[(np.array([[0.0, 0.0], [1000.0, 1000.0]]),), (np.array([[-INF, 2.0], [-INF, -INF]]),)],
    sources=["higham2002"],
    legal=is_legal,
)


@question.alternate("loops")
def _(A):
    result = np.full(len(A), -np.inf)
    for i, row in enumerate(A.tolist()):
        top = max(row)
        if top > -math.inf:
            result[i] = top + math.log(sum(math.exp(a - top) for a in row))
    return result


@question.alternate("logaddexp")
def _(A):
    return np.logaddexp.reduce(A, axis=1).astype(float)


@question.alternate("largest_taken_out")
def _(A):
    A = A.astype(float)
    first = A.argmax(axis=1)
    rows = np.arange(len(A))
    largest = A[rows, first]
    with np.errstate(invalid="ignore"):
        ratios = np.nan_to_num(np.exp(A - largest[:, None]))
    ratios[rows, first] = 0
    return largest + np.log1p(ratios.sum(axis=1))


@question.alternate("pair_by_pair")
def _(A):
    total = A[:, 0] * 1.0
    for column in A.T[1:]:
        total = np.logaddexp(total, column)
    return total


def shifted(A, shift, summed=np.sum):
    """Log-sum-exp with a shift of our own; of -inf everywhere it is -inf."""
    return np.where(
        np.isfinite(A).any(axis=1), shift + np.log(summed(np.exp(A - shift[:, None]), axis=1)), -np.inf
    )


def finite_max(A):
    largest = A.max(axis=1)
    return np.where(largest > -np.inf, largest, 0.0)


@question.misconception("naive", hint="What is np.exp(1000.0), and what is np.log(np.exp(-1000.0))?")
def _(A):
    """The exponentials are taken as they are, so that they overflow or vanish."""
    return np.log(np.exp(A).sum(axis=1))


@question.misconception("wrong_axis", hint="For a matrix of 3 rows and 2 columns, how long is your result?")
def _(A):
    """The columns are summed up instead of the rows."""
    return np.logaddexp.reduce(A, axis=0).astype(float)


@question.misconception("neg_inf_nan", hint="What is -inf minus -inf?")
def _(A):
    """The largest entry is subtracted also where it is -inf, which gives NaN."""
    largest = A.max(axis=1)
    return largest + np.log(np.exp(A - largest[:, None]).sum(axis=1))


@question.misconception(
    "mean_not_sum", hint="Two entries of 0 stand for 1 + 1. What is your result for them?"
)
def _(A):
    """The mean of the exponentials is taken instead of their sum."""
    return shifted(A, finite_max(A), np.mean)


@question.misconception(
    "shift_by_all", hint="One row lies near 1000, another near -1000. What do you subtract from each?"
)
def _(A):
    """The largest entry of the whole matrix is subtracted, so that rows of far smaller entries vanish."""
    return shifted(A, np.broadcast_to(finite_max(A).max(initial=-np.inf), len(A)))


@question.misconception(
    "shift_by_mean", hint="Which entry must not grow when it is exponentiated? Does your shift see to it?"
)
def _(A):
    """The mean of the row is subtracted, which lets its largest entry overflow."""
    finite = np.isfinite(A)
    sums = np.where(finite, A, 0).sum(axis=1)
    return shifted(A, sums / np.maximum(finite.sum(axis=1), 1))


@question.misconception(
    "shift_by_size", hint="Of -1000 and -1001, which one is larger, and which one is larger in size?"
)
def _(A):
    """The largest absolute value is subtracted, which pushes negative entries further down."""
    return shifted(A, np.abs(np.where(np.isfinite(A), A, 0)).max(axis=1))


@question.misconception(
    "shift_not_added_back", hint="What must happen to the largest entry after the logarithm?"
)
def _(A):
    """What was subtracted before exponentiating is not added again."""
    return shifted(A, finite_max(A)) - finite_max(A)


@question.misconception("largest_only", hint="Of two equal entries, does the second one add anything?")
def _(A):
    """The largest entry stands for the whole sum."""
    return A.max(axis=1) * 1.0


@question.misconception("clipped", hint="What does your code make of an entry of 1000, or of -1000?")
def _(A):
    """Entries are clipped to -700 and 700, where the exponential is still a float."""
    return np.where(np.isfinite(A).any(axis=1), np.log(np.exp(np.clip(A, -700, 700)).sum(axis=1)), -np.inf)


@question.misconception("floored", hint="What is the logarithm of 0, and what does the epsilon turn it into?")
def _(A):
    """A small number is added before the logarithm, so that a row of -inf becomes finite."""
    largest = finite_max(A)
    return largest + np.log(np.exp(A - largest[:, None]).sum(axis=1) + 1e-10)


@question.misconception("shape_kept", hint="How many dimensions does your result have?")
def _(A):
    """The result is a column of shape (n, 1)."""
    return shifted(A, finite_max(A))[:, None]
