"""One column for every class.

Turn labels into a matrix with one row for every label and one column for every class: row i has 1.0 in the
column of its label y[i], and 0.0 everywhere else. The columns stand for the labels 0, 1, ..., K - 1.

What is judged
- K is n_classes; where n_classes is None, K is the largest label plus 1.
- A class that does not occur has a column of zeros.
- The matrix holds floats.
- A label below 0, or a label that is not below n_classes, raises ValueError.
- Without labels the matrix has no rows and n_classes columns; n_classes is given then.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, draws, edge, exact
from mlfundamentals.questions.inputs import integers


def one_hot(y: Int[np.ndarray, "n"], n_classes: int | None = None) -> Float[np.ndarray, "n K"]:
    """Turn labels into rows with a single 1.0.

    y: the labels, 0 or above
    n_classes: how many columns there are; by default the largest label plus 1

    Returns the matrix.

    Raises ValueError for a label below 0 or not below n_classes.
    """
    K = y.max() + 1 if n_classes is None else n_classes
    if ((y < 0) | (y >= K)).any():
        raise ValueError(f"labels must lie between 0 and {K - 1}")
    return np.eye(K)[y]


def is_legal(y, n_classes):
    return len(y) > 0 or n_classes is not None


@st.composite
def labels(draw, given):
    y = draw(integers(draw(st.integers(1, 8)), 0, 5))
    return (y, draw(st.integers(int(y.max()) + 1, 8))) if given else (y, None)


question = Question(
    one_hot,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("classes by the largest label", labels(given=False)),
        draws("classes given", labels(given=True)),
        edge(
            "class without a label",
            (np.array([0, 3]), None),
            (np.array([2, 2, 2]), None),
            (np.array([1, 4, 1]), 6),
            (np.array([5]), 6),
        ),
        edge(
            "more classes than labels tell",
            (np.array([0, 1]), 4),
            (np.array([0]), 3),
            (np.array([2, 0, 1]), 5),
        ),
        edge("one class", (np.array([0]), None), (np.array([0, 0, 0]), None), (np.array([0, 0]), 1)),
        edge("descending labels", (np.array([3, 2, 1, 0]), None), (np.array([4, 0, 2]), 5)),
        edge("as many labels as classes", (np.array([2, 0, 2]), None), (np.array([1, 1]), 2)),
        edge(
            "no labels", (np.empty(0, dtype=int), 3), (np.empty(0, dtype=int), 1), (np.empty(0, dtype=int), 2)
        ),
        edge("label too large", (np.array([0, 3]), 3), (np.array([1]), 1), (np.array([5, 0, 1]), 2)),
        edge(
            "label below 0",
            (np.array([0, -1]), 3),
            (np.array([-1]), None),
            (np.array([1, -2, 0]), None),
            (np.array([-3]), 4),
        ),
    ],
    examples=[(np.array([1, 0, 2]),), (np.array([0, 1]), 3)],
    legal=is_legal,
)


def check(y, K):
    if len(y) and (y.min() < 0 or y.max() >= K):
        raise ValueError("labels out of range")


@question.alternate("assignment")
def _(y, n_classes=None):
    K = int(max(y)) + 1 if n_classes is None else n_classes
    check(y, K)
    result = np.zeros((len(y), K))
    result[np.arange(len(y)), y] = 1
    return result


@question.alternate("comparison")
def _(y, n_classes=None):
    if n_classes is None:
        n_classes = np.max(y) + 1
    if any(label < 0 or label >= n_classes for label in y):
        raise ValueError
    return (y[:, None] == np.arange(n_classes)).astype(float)


@question.alternate("lists")
def _(y, n_classes=None):
    K = n_classes if n_classes is not None else 1 + max(y.tolist())
    check(y, K)
    rows = [[float(label == k) for k in range(K)] for label in y]
    return np.array(rows).reshape(len(y), K)


@question.misconception("unique_width", hint="Which column does label 3 get when only 0 and 3 occur?")
def _(y, n_classes=None):
    """It has columns only for labels that occur."""
    classes, codes = np.unique(y, return_inverse=True)
    check(y, (y.max() if len(y) else 0) + 1 if n_classes is None else n_classes)
    return np.eye(max(len(classes), 1))[codes]


@question.misconception("drop_first", hint="What does a row look like whose label is 0?")
def _(y, n_classes=None):
    """It leaves out the column of class 0."""
    K = y.max() + 1 if n_classes is None else n_classes
    check(y, K)
    return np.eye(K)[y][:, 1:]


@question.misconception("one_based", hint="Which label does the first column stand for?")
def _(y, n_classes=None):
    """It counts labels from 1, so that every 1.0 stands a column too far to the left."""
    K = y.max() + 1 if n_classes is None else n_classes
    check(y, K)
    return np.eye(K)[y - 1]


@question.misconception("width_by_largest", hint="How many columns does the matrix have when n_classes is 5?")
def _(y, n_classes=None):
    """It takes the number of columns from the largest label, whatever n_classes says."""
    K = y.max() + 1 if len(y) else 0
    check(y, K if n_classes is None else n_classes)
    return np.eye(K)[y]


@question.misconception(
    "largest_not_plus_one", hint="How many classes are there when the largest label is 3?"
)
def _(y, n_classes=None):
    """It makes one column too few where n_classes is left out."""
    K = max(y.max(), 1) if n_classes is None else n_classes
    check(y, y.max() + 1 if n_classes is None else n_classes)
    return (y[:, None] == np.arange(K)).astype(float)


@question.misconception("negative_wraps", hint="Which row of a matrix has the index -1?")
def _(y, n_classes=None):
    """It takes a label below 0 for one counted from the end."""
    K = max(y.max() + 1, 1) if n_classes is None else n_classes
    if (y >= K).any():
        raise ValueError("labels out of range")
    return np.eye(K)[y % K]


@question.misconception(
    "too_large_is_zero", hint="What does the statement want for a label that has no column?"
)
def _(y, n_classes=None):
    """It leaves a row of zeros for a label that has no column."""
    K = max(y.max() + 1, 0) if n_classes is None else n_classes
    return (y[:, None] == np.arange(K)).astype(float)


@question.misconception("whole_numbers", hint="Of what type are the entries of the matrix?")
def _(y, n_classes=None):
    """It returns integers instead of floats."""
    K = y.max() + 1 if n_classes is None else n_classes
    check(y, K)
    return np.eye(K, dtype=int)[y]


@question.misconception("transposed", hint="Does a row belong to a label or to a class?")
def _(y, n_classes=None):
    """It has one row for every class and one column for every label."""
    K = y.max() + 1 if n_classes is None else n_classes
    check(y, K)
    return np.eye(K)[y].T
