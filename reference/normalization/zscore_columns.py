r"""Standardize every column.

Subtract from every entry of a matrix the mean of its column, and divide by the standard deviation of the
column:
$$z_{ij} = \frac{x_{ij} - \bar x_j}{s_j}, \qquad
s_j = \sqrt{\frac{1}{n - \mathrm{ddof}} \sum_i (x_{ij} - \bar x_j)^2}.$$

What is judged
- Every column has a mean and a standard deviation of its own; `ddof` is the number subtracted from n in the
  divisor.
- In a column whose entries are all equal, every entry becomes exactly 0.0.
- n <= `ddof` raises ValueError, whatever the entries are. `ddof` is 0 or above.
- There is at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def zscore_columns(X: Float[np.ndarray, "n d"], ddof: int = 0) -> Float[np.ndarray, "n d"]:
    """Subtract the mean of every column and divide by its standard deviation.

    X: the samples
    ddof: what is subtracted from the number of samples in the divisor of the variance

    Returns the standardized samples.

    Raises ValueError where there are no more than ddof samples.
    """
    if len(X) <= ddof:
        raise ValueError(f"with ddof {ddof} there must be more than {ddof} samples, got {len(X)}")
    centered = X - X.mean(axis=0)
    sd = np.sqrt((centered**2).sum(axis=0) / (len(X) - ddof))
    return centered / np.where(sd > 0, sd, 1.0)


@st.composite
def samples(draw, entries):
    shape = draw(st.integers(3, 7)), draw(st.integers(1, 4))
    return draw(entries(shape)), draw(st.integers(0, 2))


def apart(rng):
    """Columns of very different location and spread; square now and then."""
    n, d = rng.integers(3, 9), rng.integers(3, 6)
    X = rng.normal(size=(n, d)) * 10.0 ** rng.integers(-1, 3, size=d) + rng.integers(-9, 10, size=d)
    return np.round(X, 3), int(rng.integers(0, 3))


def is_legal(X, ddof):
    """Columns whose entries differ by rounding only are neither constant nor spread, and no right answer
    agrees."""
    spread = np.ptp(X, axis=0)
    exact = (np.round(X * 8) == X * 8).all(axis=0)
    return ddof >= 0 and bool(((spread == 0) & exact | (spread > 1e-3)).all())


SQUARE = np.array([[1.0, 6.0, -2.0], [3.0, 2.0, 0.0], [2.0, 4.0, 8.0]])
CONSTANT = np.array([[5.0, 1.0], [5.0, 2.0], [5.0, 6.0]])

question = Question(
    zscore_columns,
    level=1,
    minutes=6,
    agreement=close(axis=1),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("columns far apart", apart),
        edge(
            "constant column",
            (CONSTANT, 0),
            (CONSTANT, 1),
            (np.zeros((4, 1)), 0),
            (np.array([[0.125, 2.0], [0.125, 4.0]]), 0),
        ),
        edge("one row", (np.array([[3.0, -2.0]]), 0), (np.array([[0.5]]), 0)),
        edge("two rows", (np.array([[1.0, 8.0], [3.0, 0.0]]), 0), (np.array([[1.0, 8.0], [3.0, 0.0]]), 1)),
        edge("square matrix", (SQUARE, 0), (SQUARE, 1), (SQUARE, 2)),
        edge(
            "far from zero",
            (np.array([[1000.0], [1001.0], [1003.0]]), 0),
            (np.array([[-500.0, 1.0], [-502.0, 0.0]]), 0),
        ),
        edge(
            "as few samples as ddof",
            (np.array([[1.0, 2.0]]), 1),
            (np.array([[1.0], [2.0]]), 2),
            (np.array([[4.0]]), 3),
            (CONSTANT, 3),
        ),
    ],
    examples=[(np.array([[1.0, 7.0], [3.0, 7.0], [5.0, 7.0]]),), (np.array([[1.0], [3.0]]), 1)],
    legal=is_legal,
)


def check(X, ddof):
    if len(X) <= ddof:
        raise ValueError("too few samples")


@question.alternate("numpy_std")
def _(X, ddof=0):
    check(X, ddof)
    sd = X.std(axis=0, ddof=ddof)
    sd[sd == 0] = 1.0
    return (X - np.mean(X, axis=0)) / sd


@question.alternate("loops")
def _(X, ddof=0):
    n, d = X.shape
    if n - ddof < 1:
        raise ValueError("too few samples")
    result = np.zeros((n, d))
    for j in range(d):
        column = [float(x) for x in X[:, j]]
        mean = sum(column) / n
        variance = sum((x - mean) ** 2 for x in column) / (n - ddof)
        if variance > 0:
            result[:, j] = [(x - mean) / variance**0.5 for x in column]
    return result


@question.alternate("epsilon_in_the_divisor")
def _(X, ddof=0):
    check(X, ddof)
    centered = X - X.mean(axis=0, keepdims=True)
    return centered / (np.std(X, axis=0, ddof=ddof, keepdims=True) + 1e-12)


@question.alternate("mean_of_squares")  # loses digits far from zero, and counts as right where few are lost
def _(X, ddof=0):
    check(X, ddof)
    X = X.astype(float)
    shifted = X - X[0]
    mean = shifted.mean(axis=0)
    variance = np.maximum((shifted**2).mean(axis=0) - mean**2, 0.0) * len(X) / (len(X) - ddof)
    return (shifted - mean) / np.sqrt(np.where(variance > 0, variance, 1.0))


def divided(centered, divisor):
    return centered / np.where(divisor > 0, divisor, 1.0)


@question.misconception("other_ddof", hint="By what does your code divide the sum of squares when ddof is 0?")
def _(X, ddof=0):
    """It divides by n - 1 where ddof is 0 and by n where ddof is 1, and so on, the other way around."""
    check(X, ddof)
    squares = ((X - X.mean(axis=0)) ** 2).sum(axis=0)
    return divided(X - X.mean(axis=0), np.sqrt(squares / max(len(X) - (1 - min(ddof, 1)), 1)))


@question.misconception("ddof_ignored", hint="Where does your code use ddof?")
def _(X, ddof=0):
    """It always divides by n, whatever ddof says."""
    check(X, ddof)
    return divided(X - X.mean(axis=0), X.std(axis=0))


@question.misconception("var_not_sd", hint="In which units is a variance?")
def _(X, ddof=0):
    """It divides by the variance instead of the standard deviation."""
    check(X, ddof)
    return divided(X - X.mean(axis=0), X.var(axis=0, ddof=ddof))


@question.misconception("row_wise", hint="Does axis=1 run down a column or along a row?")
def _(X, ddof=0):
    """It standardizes every row instead of every column."""
    check(X, ddof)
    centered = X - X.mean(axis=1, keepdims=True)
    n = max(X.shape[1] - ddof, 1)
    return divided(centered, np.sqrt((centered**2).sum(axis=1, keepdims=True) / n))


@question.misconception("global_statistics", hint="Over which entries does X.mean() run without an axis?")
def _(X, ddof=0):
    """It takes mean and standard deviation of the whole matrix."""
    check(X, ddof)
    return divided(X - X.mean(), X.std())


@question.misconception("const_nan", hint="What does your code divide by in a column of equal entries?")
def _(X, ddof=0):
    """It divides 0 by 0 in a constant column, which gives NaN."""
    check(X, ddof)
    return (X - X.mean(axis=0)) / X.std(axis=0, ddof=ddof)


@question.misconception("no_center", hint="What is the mean of a standardized column?")
def _(X, ddof=0):
    """It divides by the standard deviation and does not subtract the mean."""
    check(X, ddof)
    return divided(X, X.std(axis=0, ddof=ddof))


@question.misconception("large_epsilon", hint="How much does an epsilon change a column of small spread?")
def _(X, ddof=0):
    """It adds 1e-6 to every standard deviation."""
    check(X, ddof)
    return (X - X.mean(axis=0)) / (X.std(axis=0, ddof=ddof) + 1e-6)


@question.misconception(
    "few_unchecked", hint="What does your code divide by when there are as many samples as ddof?"
)
def _(X, ddof=0):
    """It does not refuse too few samples."""
    centered = X - X.mean(axis=0)
    return divided(centered, np.sqrt((centered**2).sum(axis=0) / max(len(X) - ddof, 1)))
