"""Count which class was taken for which.

Of n samples, the true labels and the labels that a classifier predicted are known; labels are 0, 1, ...,
K - 1. Count how often each true label was predicted as each label.

What is judged
- The result has a row for each true label and a column for each predicted label: entry [i, j] is the number
  of samples whose true label is i and whose predicted label is j.
- The matrix has K rows and K columns, also where some labels do not occur.
- The entries are integers.
- A label below 0 or above K - 1 raises ValueError, among the true labels as among the predicted ones.
- No samples give a matrix of zeros.
"""

from collections import Counter

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import integers


def confusion_matrix(
    y_true: Int[np.ndarray, "n"], y_pred: Int[np.ndarray, "n"], K: int
) -> Int[np.ndarray, "K K"]:
    """Count the samples for each pair of true and predicted label.

    y_true: the true label of each sample
    y_pred: the predicted label of each sample
    K: the number of labels, at least 1

    Returns the counts, with true labels in rows and predicted labels in columns.

    Raises ValueError for a label below 0 or above K - 1.
    """
    labels = np.concatenate([y_true, y_pred])
    if ((labels < 0) | (labels >= K)).any():
        raise ValueError(f"labels must lie between 0 and {K - 1}")
    counts = np.zeros((K, K), dtype=np.int64)
    np.add.at(counts, (y_true, y_pred), 1)  # which counts a pair as often as it occurs
    return counts


def is_legal(y_true, y_pred, K):
    return len(y_true) == len(y_pred) and K >= 1


@st.composite
def labels(draw, most_labels, spare=0):
    n, K = draw(st.integers(3, 9)), draw(st.integers(2, most_labels))
    return draw(integers(n, 0, K - 1)), draw(integers(n, 0, K - 1)), K + spare


def classified(rng):
    """Predictions that are right for more than half of the samples."""
    n, K = rng.integers(30, 80), int(rng.integers(2, 6))
    y_true = rng.integers(0, K, size=n)
    return y_true, np.where(rng.random(n) < 0.6, y_true, rng.integers(0, K, size=n)), K


def pair(y_true, y_pred, K):
    return np.array(y_true, dtype=int), np.array(y_pred, dtype=int), K


question = Question(
    confusion_matrix,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("few labels", labels(4)),
        seeded("many samples", classified),
        edge(
            "label that does not occur",
            pair([0, 2, 2], [2, 2, 0], 3),
            pair([0, 1, 1], [1, 1, 0], 3),
            pair([3], [1], 5),
            pair([1, 2, 1], [2, 2, 1], 3),
        ),
        edge(
            "label that is never predicted",
            pair([0, 1, 2], [0, 0, 2], 3),
            pair([0, 1, 1, 1], [1, 1, 1, 1], 2),
            pair([2, 0, 1], [1, 1, 1], 3),
        ),
        edge(
            "label that is only predicted",
            pair([0, 0, 0], [0, 1, 2], 3),
            pair([1, 1, 1, 1], [0, 1, 1, 0], 2),
            pair([2, 2, 1], [0, 1, 0], 3),
        ),
        edge(
            "all right",
            pair([0, 1, 2, 1], [0, 1, 2, 1], 3),
            pair([1, 0], [1, 0], 2),
            pair([2, 0, 2], [2, 0, 2], 3),
        ),
        edge("all wrong", pair([0, 1, 0], [1, 0, 1], 2), pair([0, 1, 2, 0], [1, 2, 0, 1], 3)),
        edge(
            "hundreds of samples",
            pair([0] * 300, [0] * 300, 1),
            pair([0, 1] * 150, [1] * 300, 2),
            pair([2] * 280 + [0, 1], [2] * 282, 3),
        ),
        edge("one label", pair([0, 0], [0, 0], 1), pair([0], [0], 1)),
        edge("no samples", pair([], [], 1), pair([], [], 2), pair([], [], 3)),
        edge(
            "true label above K - 1",
            pair([0, 2], [0, 1], 2),
            pair([1], [0], 1),
            pair([3, 0, 1], [0, 1, 1], 3),
        ),
        edge(
            "predicted label above K - 1",
            pair([0, 1], [2, 1], 2),
            pair([0], [1], 1),
            pair([0, 1, 1], [3, 1, 0], 3),
        ),
        edge("true label below 0", pair([-1, 0], [0, 1], 2), pair([-1], [0], 1), pair([1, -2], [1, 2], 3)),
        edge(
            "predicted label below 0", pair([1, 0], [-1, 1], 2), pair([0], [-1], 1), pair([1, 2], [1, -2], 3)
        ),
    ],
    examples=[pair([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0], 3), pair([1, 1], [0, 1], 3)],
    sources=["fawcett2006"],
    legal=is_legal,
)


def check(K, *all_labels):
    for y in all_labels:
        if any(not 0 <= label < K for label in y):
            raise ValueError("label out of range")


def counted(rows, columns, K):
    """The counts as an array, from labels that are checked."""
    return np.bincount(rows * K + columns, minlength=K * K).reshape(K, K)


@question.alternate("bincount")
def _(y_true, y_pred, K):
    check(K, y_true, y_pred)
    return np.bincount(K * y_true + y_pred, minlength=K**2).reshape(K, K)


@question.alternate("loop")
def _(y_true, y_pred, K):
    counts = np.zeros((K, K), dtype=int)
    for i, j in zip(y_true, y_pred, strict=True):
        if min(i, j) < 0 or max(i, j) >= K:
            raise ValueError
        counts[i, j] += 1
    return counts


@question.alternate("one_hot")
def _(y_true, y_pred, K):
    check(K, y_true, y_pred)
    one_hot = np.eye(K, dtype=np.int64)
    return one_hot[y_true].T @ one_hot[y_pred]


@question.alternate("comparisons")
def _(y_true, y_pred, K):
    check(K, y_true, y_pred)
    return np.array([[np.sum((y_true == i) & (y_pred == j)) for j in range(K)] for i in range(K)])


@question.alternate("counter")
def _(y_true, y_pred, K):
    if not set(y_true.tolist()) | set(y_pred.tolist()) <= set(range(K)):
        raise ValueError("label out of range")
    counts = Counter(zip(y_true.tolist(), y_pred.tolist(), strict=True))
    return np.array([[counts[i, j] for j in range(K)] for i in range(K)])


@question.misconception("transposed", hint="Which labels belong to the rows, the true or the predicted ones?")
def _(y_true, y_pred, K):
    """It has predicted labels in rows and true labels in columns."""
    check(K, y_true, y_pred)
    return counted(y_pred, y_true, K)


@question.misconception("shrunk", hint="How many rows has your matrix if label 1 of 3 does not occur?")
def _(y_true, y_pred, K):
    """It has rows and columns only for labels that occur."""
    check(K, y_true, y_pred)
    occurring = np.union1d(y_true, y_pred)
    return counted(y_true, y_pred, K)[np.ix_(occurring, occurring)]


@question.misconception(
    "size_by_largest", hint="How many rows has your matrix if K is 3 and no label is above 1?"
)
def _(y_true, y_pred, K):
    """It takes the size of the matrix from the largest label instead of K."""
    check(K, y_true, y_pred)
    size = int(max(*y_true, *y_pred)) + 1 if len(y_true) else 0
    return counted(y_true, y_pred, K)[:size, :size]


@question.misconception("normalized", hint="What do the entries of a row of yours add up to?")
def _(y_true, y_pred, K):
    """It returns the shares of each true label instead of counts."""
    check(K, y_true, y_pred)
    counts = counted(y_true, y_pred, K)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


@question.misconception(
    "diagonal_only", hint="What does your code do with a sample that is predicted wrongly?"
)
def _(y_true, y_pred, K):
    """It counts only the samples that are predicted rightly."""
    check(K, y_true, y_pred)
    right = y_true == y_pred
    return counted(y_true[right], y_pred[right], K)


@question.misconception("errors_only", hint="What stands on the diagonal of your matrix?")
def _(y_true, y_pred, K):
    """It counts only the samples that are predicted wrongly."""
    check(K, y_true, y_pred)
    wrong = y_true != y_pred
    return counted(y_true[wrong], y_pred[wrong], K)


@question.misconception(
    "repeated_pairs_count_once", hint="What does `a[[0, 0]] += 1` do to the first entry of a?"
)
def _(y_true, y_pred, K):
    """It counts a pair of labels once, however often it occurs, as `counts[y_true, y_pred] += 1` does."""
    check(K, y_true, y_pred)
    counts = np.zeros((K, K), dtype=int)
    counts[y_true, y_pred] += 1
    return counts


@question.misconception("float_counts", hint="Of what type are the entries of np.zeros((K, K))?")
def _(y_true, y_pred, K):
    """It returns the counts as floats."""
    check(K, y_true, y_pred)
    return counted(y_true, y_pred, K).astype(float)


@question.misconception("last_label_first", hint="Which label does the first row stand for?")
def _(y_true, y_pred, K):
    """It starts rows and columns with the last label, as tables with the positive class first do."""
    check(K, y_true, y_pred)
    return counted(y_true, y_pred, K)[::-1, ::-1]


@question.misconception("negative_wraps", hint="Which row of a matrix has the index -1?")
def _(y_true, y_pred, K):
    """It takes a label below 0 for one counted from the end."""
    if (np.maximum(y_true, y_pred) >= K).any():
        raise ValueError("label out of range")
    return counted(y_true % K, y_pred % K, K)


@question.misconception(
    "index_error", hint="Which error does an index beyond a matrix raise, and which is asked?"
)
def _(y_true, y_pred, K):
    """It lets a label above K - 1 end in an IndexError."""
    if (np.minimum(y_true, y_pred) < 0).any():
        raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=int)
    for i, j in zip(y_true, y_pred, strict=True):
        counts[i, j] += 1
    return counts


@question.misconception("ignores_unknown", hint="What does the statement want for a label that has no row?")
def _(y_true, y_pred, K):
    """It leaves out samples with a label that has no row or column."""
    known = (np.minimum(y_true, y_pred) >= 0) & (np.maximum(y_true, y_pred) < K)
    return counted(y_true[known], y_pred[known], K)


@question.misconception("predictions_unchecked", hint="Which of the two arrays does your code check?")
def _(y_true, y_pred, K):
    """It checks only the true labels, and leaves out samples that are predicted as a label without a
    column."""
    check(K, y_true)
    known = (y_pred >= 0) & (y_pred < K)
    return counted(y_true[known], y_pred[known], K)


@question.misconception("spills_over", hint="At which place of the matrix does i * K + j end up when j is K?")
def _(y_true, y_pred, K):
    """It lets a pair with a label that has no column count at the place of another pair, in another row."""
    return counted(y_true, y_pred, K)
