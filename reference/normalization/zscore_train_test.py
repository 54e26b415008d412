r"""Standardize new samples like the training samples.

Standardize a training set and a test set by the statistics of the training set alone: subtract the mean
$\bar x_j$ of every training column, and divide by the standard deviation of the training column,
$s_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \bar x_j)^2}$. So nothing is learned from the test set.

What is judged
- Both sets are scaled with the mean and the standard deviation (divisor n) of the training set.
- In a training column whose entries are all equal, the divisor is 1: a test entry x becomes x minus the mean.
- A test set without samples gives an empty result with as many columns. The training set has at least one
  sample.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def zscore_train_test(
    X_train: Float[np.ndarray, "n d"], X_test: Float[np.ndarray, "m d"]
) -> tuple[Float[np.ndarray, "n d"], Float[np.ndarray, "m d"]]:
    """Standardize both sets by mean and standard deviation of the training set.

    X_train: the training samples
    X_test: the test samples

    Returns the standardized training and test samples.
    """
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(sd > 0, sd, 1.0)
    return (X_train - mean) / sd, (X_test - mean) / sd


@st.composite
def samples(draw, entries):
    n, m, d = draw(st.integers(2, 6)), draw(st.integers(1, 4)), draw(st.integers(1, 4))
    return draw(entries((n, d))), draw(entries((m, d)))


def shifted(rng):
    """The test set lies elsewhere and spreads otherwise."""
    n, m, d = rng.integers(3, 8), rng.integers(2, 6), rng.integers(1, 4)
    X_train = rng.normal(size=(n, d)) * 10.0 ** rng.integers(-1, 2, size=d)
    return np.round(X_train, 3), np.round(3 * rng.normal(size=(m, d)) + 5, 3)


def is_legal(X_train, X_test):
    """Columns whose entries differ by rounding only are neither constant nor spread."""
    spread = np.ptp(X_train, axis=0)
    exact = (X_train * 8 == np.round(X_train * 8)).all(axis=0)
    return bool(((spread == 0) & exact | (spread > 1e-3)).all())


TRAIN = np.array([[1.0, 8.0], [3.0, 0.0], [8.0, 4.0]])
CONSTANT = np.array([[5.0, 1.0], [5.0, 2.0], [5.0, 6.0]])

question = Question(
    zscore_train_test,
    level=2,
    minutes=8,
    agreement=each(close(axis=1), close(axis=1)),
    outputs=("train", "test"),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("shifted test set", shifted),
        edge(
            "constant training column",
            (CONSTANT, np.array([[7.0, 3.0], [5.0, 0.0]])),
            (np.full((2, 1), 0.5), np.array([[0.5], [2.5]])),
            (CONSTANT, np.array([[4.0, 1.0]])),
            (np.array([[2.0, 9.0]]), np.array([[3.0, 9.0], [0.0, 1.0]])),
        ),
        edge("one test sample", (TRAIN, np.array([[2.0, 2.0]])), (TRAIN, np.array([[100.0, -4.0]]))),
        edge(
            "constant test column", (TRAIN, np.array([[2.0, 1.0], [2.0, 5.0]])), (TRAIN, np.full((3, 2), 4.0))
        ),
        edge(
            "no test samples",
            (TRAIN, np.empty((0, 2))),
            (CONSTANT, np.empty((0, 2))),
            (np.array([[1.0]]), np.empty((0, 1))),
        ),
        edge("test set like the training set", (TRAIN, TRAIN + 8.0), (TRAIN, TRAIN.copy())),
    ],
    examples=[(np.array([[1.0, 7.0], [3.0, 7.0]]), np.array([[4.0, 9.0]]))],
    legal=is_legal,
)


@question.alternate("column_by_column")
def _(X_train, X_test):
    train, test = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for j in range(X_train.shape[1]):
        column = X_train[:, j]
        mean = sum(column) / len(column)
        sd = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5
        train[:, j] = (column - mean) / (sd if sd != 0 else 1)
        test[:, j] = (X_test[:, j] - mean) / (sd if sd != 0 else 1)
    return train, test


@question.alternate("closure")
def _(X_train, X_test):
    mean = np.mean(X_train, axis=0, keepdims=True)
    scale = np.sqrt(np.mean((X_train - mean) ** 2, axis=0, keepdims=True))
    scale[scale == 0] = 1

    def apply(X):
        return (X - mean) / scale

    return apply(X_train), apply(X_test)


@question.alternate("stacked_rows_scaled_once")
def _(X_train, X_test):
    n = len(X_train)
    both = np.concatenate([X_train, X_test]).astype(float)
    both -= both[:n].mean(axis=0)
    sd = np.sqrt(np.einsum("ij,ij->j", both[:n], both[:n]) / n)
    both /= np.where(sd > 0, sd + 1e-13, 1.0)
    return both[:n], both[n:]


def scale_by(reference, *sets, ddof=0):
    n = len(reference)
    mean = reference.mean(axis=0)
    sd = np.sqrt(((reference - mean) ** 2).sum(axis=0) / max(n - ddof, 1))
    return tuple((X - mean) / np.where(sd > 0, sd, 1.0) for X in sets)


@question.misconception("leak_joint", hint="Does a test sample change how the training set is scaled?")
def _(X_train, X_test):
    """It takes mean and standard deviation over both sets together."""
    return scale_by(np.concatenate([X_train, X_test]), X_train, X_test)


@question.misconception("test_own", hint="What would a test set of a single sample become in your code?")
def _(X_train, X_test):
    """It scales the test set by its own mean and standard deviation."""
    (train,) = scale_by(X_train, X_train)
    return train, scale_by(X_test, X_test)[0] if len(X_test) else X_test.astype(float)


@question.misconception("test_own_mean", hint="Which mean is subtracted from the test samples?")
def _(X_train, X_test):
    """It subtracts the test set's own mean, and divides by the standard deviation of the training set."""
    (train,) = scale_by(X_train, X_train)
    sd = X_train.std(axis=0)
    mean = X_test.mean(axis=0) if len(X_test) else 0.0
    return train, (X_test - mean) / np.where(sd > 0, sd, 1.0)


@question.misconception("test_unscaled", hint="What does your code do to the test set?")
def _(X_train, X_test):
    """It returns the test set as it is."""
    return scale_by(X_train, X_train)[0], X_test.astype(float)


@question.misconception("sample_sd", hint="By what does the statement divide the sum of squares?")
def _(X_train, X_test):
    """It divides the sum of squares by n - 1."""
    return scale_by(X_train, X_train, X_test, ddof=1)


@question.misconception("const_zeroed", hint="Is a test entry of 7 the same as the training entries of 5?")
def _(X_train, X_test):
    """It sets a test column to 0 where the training column is constant."""
    train, test = scale_by(X_train, X_train, X_test)
    return train, np.where(np.ptp(X_train, axis=0) > 0, test, 0.0)


@question.misconception(
    "const_nan", hint="What does your code divide by where a training column is constant?"
)
def _(X_train, X_test):
    """It divides by the standard deviation 0 of a constant training column."""
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / sd, (X_test - mean) / sd


@question.misconception("variance", hint="In which units is a variance?")
def _(X_train, X_test):
    """It divides by the variance."""
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    var = np.where(var > 0, var, 1.0)
    return (X_train - mean) / var, (X_test - mean) / var


@question.misconception("swapped", hint="Which of the two sets comes first in your result?")
def _(X_train, X_test):
    """It returns the test set first."""
    return scale_by(X_train, X_test, X_train)


@question.misconception("global_statistics", hint="How many means does a training set of three columns have?")
def _(X_train, X_test):
    """It takes one mean and one standard deviation for all columns."""
    mean, sd = X_train.mean(), X_train.std()
    sd = sd if sd > 0 else 1.0
    return (X_train - mean) / sd, (X_test - mean) / sd
