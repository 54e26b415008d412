r"""Folds with the classes in the same shares as the whole.

Folds for cross-validation that ignore the labels may leave a fold without a rare class. Stratified folds
share out each class: line up the samples by class, and deal them out to the folds 0, 1, ..., k - 1 in turn,
like cards to players.

What is judged
- The classes come in ascending order of their labels, the samples of a class in the order of their indices.
- Dealing goes on from class to class: the first sample of a class goes to the fold that follows the one of
  the last sample before it. So the t-th sample of a class, counted from 0, gets the fold $(s + t) \bmod k$,
  where s is the number of samples in all classes with smaller labels.
- The result holds the fold of each sample, in the order of y, as integers from 0 to k - 1.
- Labels are any integers: negative, with gaps between them, in any order.
- k is at least 1. It may be larger than a class, and larger than n; some folds then have no sample.
- No labels give an empty array of integers.
"""

from collections import Counter

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded
from mlfundamentals.questions.inputs import integers


def stratified_fold_ids(y: Int[np.ndarray, "n"], k: int) -> Int[np.ndarray, "n"]:
    """Deal out the samples of each class to k folds.

    y: the label of each sample, any integers
    k: the number of folds, at least 1

    Returns the fold of each sample.
    """
    order = np.argsort(y, kind="stable")  # the samples of a class keep the order of their indices
    folds = np.empty(len(y), dtype=np.int64)
    folds[order] = np.arange(len(y)) % k
    return folds


def is_legal(y, k):
    return k >= 1


def labels(low, high, most=12):
    return st.integers(3, most).flatmap(lambda n: integers(n, low, high))


def imbalanced(rng):
    n, k = rng.integers(36, 60), rng.integers(3, 8)
    return rng.choice([4, -2, 0, 9], size=n, p=[0.6, 0.2, 0.15, 0.05]), int(k)


def alternating(n, *values):
    return np.resize(values, n)


question = Question(
    stratified_fold_ids,
    level=3,
    minutes=13,
    agreement=exact(),
    inputs=[
        draws("few classes", st.tuples(labels(0, 2), st.integers(2, 4))),
        draws("any labels", st.tuples(labels(-4, 9), st.integers(2, 5))),
        seeded("many samples, imbalanced", imbalanced),
        edge(
            "many ties",
            (alternating(40, 1, 0), 5),
            (alternating(45, 2, 0, 1), 4),
            (np.repeat([3, 1, 2], 16), 7),
        ),
        edge(
            "class smaller than k",
            (np.array([0, 0, 0, 0, 1]), 3),
            (np.array([1, 0, 0, 1, 1, 2, 2, 1]), 4),
            (np.array([0, 1, 2, 3]), 2),
        ),
        edge(
            "classes of multiples of k",
            (np.array([0, 1, 0, 1]), 2),
            (np.array([1, 1, 1, 0, 0, 0]), 3),
            (np.array([2, 1, 2, 1, 1, 2, 1, 2]), 2),
        ),
        edge(
            "one class",
            (np.array([5, 5, 5, 5, 5]), 2),
            (np.array([0, 0, 0]), 3),
            (np.array([7]), 2),
            (np.array([2, 2]), 2),
        ),
        edge(
            "negative labels",
            (np.array([-1, 1, -1, 1, 1]), 2),
            (np.array([-3, -1, -1, -3, -2]), 3),
            (np.array([0, -1, 0]), 2),
        ),
        edge("k above n", (np.array([1, 0, 1]), 5), (np.array([2, 2]), 4), (np.array([3, 1, 0, 1]), 9)),
        edge("one fold", (np.array([0, 1, 1]), 1), (np.array([2, 0, 1, 0]), 1)),
        edge("no labels", (np.empty(0, dtype=int), 2), (np.empty(0, dtype=int), 1)),
    ],
    examples=[(np.array([1, 0, 0, 1, 0, 1, 1]), 2)],
    sources=["kohavi1995"],
    legal=is_legal,
)


def dealt_by_class(y, k, classes, starts):
    """Deal out each class, starting with the fold that starts tells for it."""
    folds = np.zeros(len(y), dtype=int)
    for label, start in zip(classes, starts, strict=True):
        members = np.flatnonzero(y == label)
        folds[members] = (start + np.arange(len(members))) % k
    return folds


def sizes_before(y, classes):
    """The number of samples in all classes before each one."""
    sizes = [int((y == label).sum()) for label in classes]
    return [sum(sizes[:i]) for i in range(len(sizes))]


@question.alternate("class_by_class")
def _(y, k):
    folds = np.zeros(len(y), dtype=int)
    offset = 0
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        folds[members] = (offset + np.arange(len(members))) % k
        offset = (offset + len(members)) % k
    return folds


@question.alternate("counts")
def _(y, k):
    smaller = (y[None, :] < y[:, None]).sum(axis=1)
    earlier = np.tril(y[None, :] == y[:, None], -1).sum(axis=1)
    return (smaller + earlier) % k


@question.alternate("sorted_pairs")
def _(y, k):
    folds = [0] * len(y)
    for turn, (_, i) in enumerate(sorted((label, i) for i, label in enumerate(y.tolist()))):
        folds[i] = turn % k
    return np.array(folds, dtype=np.int32)


@question.misconception("no_offset", hint="Which fold gets the first sample of the second class?")
def _(y, k):
    """It starts again with fold 0 for every class, so that the first folds become larger."""
    classes = np.unique(y)
    return dealt_by_class(y, k, classes, [0] * len(classes))


@question.misconception("offset_by_class", hint="How many samples were dealt out before the third class?")
def _(y, k):
    """It starts each class one fold after the class before it, however many samples that class has."""
    classes = np.unique(y)
    return dealt_by_class(y, k, classes, range(len(classes)))


@question.misconception(
    "offset_of_last_class", hint="Does every class before this one count for its first fold, or only one?"
)
def _(y, k):
    """It counts only the class just before instead of all earlier ones."""
    classes = np.unique(y)
    sizes = [int((y == label).sum()) for label in classes]
    return dealt_by_class(y, k, classes, [0, *sizes[:-1]][: len(classes)])


@question.misconception("contiguous", hint="Where does your code look at the labels?")
def _(y, k):
    """It ignores the labels and cuts the samples into consecutive folds."""
    n = len(y)
    return np.arange(n) * k // max(n, 1)


@question.misconception("index_mod_k", hint="Where does your code look at the labels?")
def _(y, k):
    """It ignores the labels and deals out the samples in the order of their indices."""
    return np.arange(len(y)) % k


@question.misconception("blocks", hint="Do two samples of a class that follow each other share a fold?")
def _(y, k):
    """It cuts each class into consecutive blocks, one for each fold."""
    folds = np.zeros(len(y), dtype=int)
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        folds[members] = np.arange(len(members)) * k // len(members)
    return folds


@question.misconception("sorted_blocks", hint="How many classes meet in the first of your folds?")
def _(y, k):
    """It cuts the line of the samples, sorted by class, into consecutive folds, so that each holds few
    classes."""
    folds = np.zeros(len(y), dtype=int)
    folds[np.argsort(y, kind="stable")] = np.arange(len(y)) * k // max(len(y), 1)
    return folds


@question.misconception("first_appearance", hint="Which class comes first when y starts with the label 1?")
def _(y, k):
    """It takes the classes in the order in which they appear in y."""
    classes = list(dict.fromkeys(y.tolist()))
    return dealt_by_class(y, k, classes, sizes_before(y, classes))


@question.misconception("largest_first", hint="Does the size of a class matter for when it is dealt out?")
def _(y, k):
    """It takes the classes by their size, the largest first."""
    counts = Counter(y.tolist())
    classes = sorted(counts, key=lambda label: (-counts[label], label))
    return dealt_by_class(y, k, classes, sizes_before(y, classes))


@question.misconception("descending_classes", hint="Which class is dealt out first?")
def _(y, k):
    """It takes the classes in descending order of their labels."""
    classes = np.unique(y)[::-1]
    return dealt_by_class(y, k, classes, sizes_before(y, classes))


@question.misconception(
    "last_member_first", hint="Which of the samples of a class is dealt out first, by its index?"
)
def _(y, k):
    """It deals out the samples of a class from the highest index to the lowest."""
    order = np.lexsort((-np.arange(len(y)), y))
    folds = np.zeros(len(y), dtype=int)
    folds[order] = np.arange(len(y)) % k
    return folds


@question.misconception("in_sorted_order", hint="Whose fold is the first entry of your result?")
def _(y, k):
    """It returns the samples in the order of dealing instead of the fold of each sample."""
    return np.argsort(y, kind="stable") % k


@question.misconception("folds_from_one", hint="What is the smallest number of a fold?")
def _(y, k):
    """It numbers the folds from 1."""
    folds = np.zeros(len(y), dtype=int)
    folds[np.argsort(y, kind="stable")] = np.arange(len(y)) % k + 1
    return folds


@question.misconception("labels_from_zero", hint="Which labels does your loop over the classes reach?")
def _(y, k):
    """It goes through the labels from 0 up, and leaves the samples with negative ones in fold 0."""
    classes = range(y.max() + 1 if len(y) else 0)
    return dealt_by_class(y, k, classes, sizes_before(y, classes))
