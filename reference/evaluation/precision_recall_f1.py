r"""Precision, recall and F1 of several classes.

Given a confusion matrix of K classes, whose rows are the true classes and whose columns the predicted ones,
compute precision, recall and F1. Take one class at a time for the positive one, with TP, FP and FN its true
positives, false positives and false negatives:

$$\text{precision} = \frac{TP}{TP + FP}, \qquad \text{recall} = \frac{TP}{TP + FN}, \qquad
F_1 = \frac{2\,TP}{2\,TP + FP + FN}.$$

With `average` "macro", compute all three for every class, and return the mean of each over the classes. With
"micro", add up TP, FP and FN over the classes first, and then compute all three once.

What is judged
- A quotient 0 / 0 counts as 0.0: the precision of a class that is never predicted, the recall of a class
  without samples, all three where there are no samples at all.
- The macro averages are plain means over all K classes, of F1 too: each class has the same weight, those
  without samples included.
- An average other than "macro" and "micro" raises ValueError.
- The matrix has at least one class, and holds counts: integers, 0 or above.
"""

from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import choice, integers


def precision_recall_f1(cm: Int[np.ndarray, "K K"], average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes.

    cm: counts of samples, rows true and columns predicted classes
    average: "macro" or "micro"

    Returns precision, recall and F1.

    Raises ValueError for any other average.
    """
    if average not in ("macro", "micro"):
        raise ValueError(f"average must be 'macro' or 'micro', got {average!r}")
    tp, n_predicted, n_true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        tp, n_predicted, n_true = tp.sum(), n_predicted.sum(), n_true.sum()
    quotients = (tp, n_predicted), (tp, n_true), (2 * tp, n_predicted + n_true)
    # Where a divisor is 0, so is what it divides.
    precision, recall, f1 = (float(np.mean(a / np.maximum(b, 1))) for a, b in quotients)
    return precision, recall, f1


def is_legal(cm, average):
    return cm.size > 0 and bool((cm >= 0).all())


@st.composite
def matrices(draw, high):
    K = draw(st.integers(2, 4))
    return draw(integers((K, K), 0, high)), draw(choice("macro", "micro"))


def skilled(rng):
    """Classes of different sizes, most samples predicted rightly."""
    K = int(rng.integers(2, 6))
    shares = 3 * np.eye(K) + rng.random((K, K))
    rows = [rng.multinomial(n, p / p.sum()) for n, p in zip(rng.integers(1, 60, size=K), shares, strict=True)]
    return np.array(rows), str(rng.choice(["macro", "macro", "micro"]))


NEVER_PREDICTED = np.array([[4, 0, 1], [2, 0, 1], [1, 0, 6]])
WITHOUT_SAMPLES = np.array([[3, 1, 1], [0, 0, 0], [0, 2, 5]])
NEITHER = np.array([[3, 0, 1], [0, 0, 0], [2, 0, 4]])
LAST_UNSEEN = np.array([[5, 1, 0, 0], [2, 2, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
PLAIN = np.array([[8, 2], [1, 9]])

question = Question(
    precision_recall_f1,
    level=2,
    minutes=11,
    agreement=close(),
    outputs=("precision", "recall", "F1"),
    inputs=[
        draws("few samples", matrices(2)),
        draws("more samples", matrices(30)),
        seeded("mostly right", skilled),
        edge(
            "class never predicted",
            (NEVER_PREDICTED, "macro"),
            (NEVER_PREDICTED, "micro"),
            (np.array([[7, 0], [3, 0]]), "macro"),
        ),
        edge(
            "class without samples",
            (WITHOUT_SAMPLES, "macro"),
            (WITHOUT_SAMPLES, "micro"),
            (np.array([[6, 3], [0, 0]]), "macro"),
        ),
        edge(
            "class neither seen nor predicted",
            (NEITHER, "macro"),
            (NEITHER, "micro"),
            (LAST_UNSEEN, "macro"),
        ),
        edge(
            "classes of very different size",
            (np.array([[96, 2], [1, 1]]), "macro"),
            (np.array([[96, 2], [1, 1]]), "micro"),
            (np.array([[1, 0, 1], [0, 40, 10], [2, 0, 3]]), "macro"),
        ),
        edge(
            "all right",
            (np.diag([3, 1, 2]), "macro"),
            (np.diag([3, 1, 2]), "micro"),
            (np.diag([4, 0]), "macro"),
        ),
        edge(
            "all wrong",
            (np.array([[0, 3], [2, 0]]), "macro"),
            (np.array([[0, 3], [2, 0]]), "micro"),
            (np.array([[0, 0, 4], [1, 0, 0], [0, 0, 0]]), "macro"),
        ),
        edge("one class", (np.array([[5]]), "macro"), (np.array([[5]]), "micro")),
        edge(
            "no samples",
            (np.zeros((2, 2), dtype=np.int64), "macro"),
            (np.zeros((3, 3), dtype=np.int64), "micro"),
            (np.array([[0]]), "macro"),
        ),
        edge("unknown average", (PLAIN, "weighted"), (PLAIN, "binary"), (PLAIN, ""), (NEITHER, "Macro")),
    ],
    examples=[(PLAIN, "micro"), (np.array([[3, 1, 0], [0, 2, 0], [1, 1, 0]]), "macro")],
    legal=is_legal,
    sources=["vanrijsbergen1979"],
)


def check(average):
    if average not in {"macro", "micro"}:
        raise ValueError("unknown average")


@question.alternate("loops")
def _(cm, average):
    check(average)
    K = len(cm)
    counts = []
    for c in range(K):
        others = [j for j in range(K) if j != c]
        counts.append((int(cm[c, c]), sum(int(cm[j, c]) for j in others), sum(int(cm[c, j]) for j in others)))
    if average == "micro":
        counts = [tuple(map(sum, zip(*counts, strict=True)))]
    totals = [0.0, 0.0, 0.0]
    for tp, fp, fn in counts:
        if tp > 0:
            totals[0] += tp / (tp + fp)
            totals[1] += tp / (tp + fn)
            totals[2] += 2 * tp / (2 * tp + fp + fn)
    return tuple(total / len(counts) for total in totals)


@question.alternate("micro_is_accuracy")
def _(cm, average):
    if average == "micro":
        accuracy = float(np.trace(cm) / max(cm.sum(), 1))
        return accuracy, accuracy, accuracy
    if average == "macro":
        tp = cm.diagonal().astype(float)
        column, row = cm.sum(axis=0), cm.sum(axis=1)
        precision = np.divide(tp, column, out=np.zeros_like(tp), where=column > 0)
        recall = np.divide(tp, row, out=np.zeros_like(tp), where=row > 0)
        both = precision + recall
        f1 = np.divide(2 * precision * recall, both, out=np.zeros_like(tp), where=both > 0)
        return precision.mean(), recall.mean(), f1.mean()
    raise ValueError("unknown average")


@question.alternate("epsilon_in_the_divisor")
def _(cm, average):
    check(average)
    tp = np.diag(cm)
    fp, fn = cm.sum(axis=0) - tp, cm.sum(axis=1) - tp
    if average == "micro":
        tp, fp, fn = tp.sum(), fp.sum(), fn.sum()
    precision, recall = tp / (tp + fp + 1e-12), tp / (tp + fn + 1e-12)
    f1 = 2 * precision * recall / (precision + recall + 1e-12)
    return float(np.mean(precision)), float(np.mean(recall)), float(np.mean(f1))


@question.alternate("exact_fractions")
def _(cm, average):
    check(average)
    rows = cm.tolist()
    counts = [
        (row[c], sum(other[c] for other in rows) - row[c], sum(row) - row[c]) for c, row in enumerate(rows)
    ]
    if average == "micro":
        counts = [[sum(column) for column in zip(*counts, strict=True)]]

    def mean(quotients):
        return float(sum(Fraction(a, b) if b else 0 for a, b in quotients) / Fraction(len(counts)))

    return (
        mean((tp, tp + fp) for tp, fp, _ in counts),
        mean((tp, tp + fn) for tp, _, fn in counts),
        mean((2 * tp, 2 * tp + fp + fn) for tp, fp, fn in counts),
    )


def scores(cm, average, undefined=0.0):
    """Precision, recall and F1 of every class, or one value each; a quotient 0 / 0 becomes `undefined`."""
    check(average)
    tp, n_predicted, n_true = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        tp, n_predicted, n_true = (np.array([counts.sum()]) for counts in (tp, n_predicted, n_true))

    def quotient(a, b):
        return np.where(b > 0, a / np.maximum(b, 1), undefined)

    return quotient(tp, n_predicted), quotient(tp, n_true), quotient(2 * tp, n_predicted + n_true)


def means(values):
    precision, recall, f1 = (float(np.mean(value)) for value in values)
    return precision, recall, f1


def means_over(cm, average, classes):
    """The means over some of the classes only; 0.0 where there are none."""
    values = scores(cm, average)
    if average == "macro":
        values = [value[classes] if classes.any() else np.zeros(1) for value in values]
    return means(values)


@question.misconception(
    "swapped", hint="Of which samples is precision a share: of those predicted, or of those that are true?"
)
def _(cm, average):
    """It exchanges precision and recall, as one does who takes the rows for the predicted classes."""
    precision, recall, f1 = means(scores(cm, average))
    return recall, precision, f1


@question.misconception(
    "nan_zero_div", hint="What does your code divide by for a class that is never predicted?"
)
def _(cm, average):
    """Where a class is never predicted or has no samples, it divides 0 by 0 and returns NaN."""
    return means(scores(cm, average, undefined=np.nan))


@question.misconception("zero_div_one", hint="Which value does the statement give to 0 / 0?")
def _(cm, average):
    """It lets a quotient 0 / 0 count as 1.0."""
    return means(scores(cm, average, undefined=1.0))


@question.misconception("f1_of_macros", hint="Is the mean of the classes' F1 the F1 of their means?")
def _(cm, average):
    """It takes the macro F1 as the harmonic mean of macro precision and macro recall."""
    precision, recall, _ = means(scores(cm, average))
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both > 0 else 0.0


@question.misconception("f1_arithmetic", hint="Which F1 has a class with precision 1 and recall 0?")
def _(cm, average):
    """It takes the arithmetic mean of precision and recall for F1."""
    precision, recall, _ = means(scores(cm, average))
    return precision, recall, (precision + recall) / 2


@question.misconception("weighted", hint="Does a class with many samples count more in a macro average?")
def _(cm, average):
    """It weights the classes of the macro average with their numbers of samples."""
    values, n_true = scores(cm, average), cm.sum(axis=1)
    if average == "macro":
        values = [(value * n_true).sum() / max(n_true.sum(), 1) for value in values]
    return means(values)


@question.misconception(
    "skips_undefined", hint="By how many classes do you divide when one of them is never predicted?"
)
def _(cm, average):
    """It averages every measure over those classes only for which it is no quotient 0 / 0."""
    values = scores(cm, average, undefined=np.nan)
    precision, recall, f1 = (0.0 if np.isnan(value).all() else float(np.nanmean(value)) for value in values)
    return precision, recall, f1


@question.misconception(
    "classes_with_samples", hint="Which classes enter a macro average: all K, or those with true samples?"
)
def _(cm, average):
    """It leaves classes without true samples out of the macro average."""
    return means_over(cm, average, cm.sum(axis=1) > 0)


@question.misconception(
    "unseen_left_out", hint="Does a class of which the matrix shows no sample count among the K classes?"
)
def _(cm, average):
    """It leaves classes that neither occur nor are predicted out of the macro average."""
    return means_over(cm, average, cm.sum(axis=0) + cm.sum(axis=1) > 0)


@question.misconception(
    "last_class_only", hint="How many classes can be the positive one when there are three of them?"
)
def _(cm, average):
    """It returns the measures of the last class, as if that were the only positive one."""
    check(average)
    precision, recall, f1 = (float(value[-1]) for value in scores(cm, "macro"))
    return precision, recall, f1


@question.misconception("always_macro", hint="Where does your code use `average`?")
def _(cm, average):
    """It returns the macro averages, whatever `average` says."""
    check(average)
    return means(scores(cm, "macro"))


@question.misconception(
    "always_micro", hint="Which of the two averages gives a class of two samples the weight of a large one?"
)
def _(cm, average):
    """It returns the micro averages, whatever `average` says."""
    check(average)
    return means(scores(cm, "micro"))


@question.misconception("unknown_is_micro", hint='What does your code do when `average` is "weighted"?')
def _(cm, average):
    """It takes every average but "macro" for "micro"."""
    return means(scores(cm, average if average == "macro" else "micro"))
