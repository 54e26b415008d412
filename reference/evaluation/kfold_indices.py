r"""Folds for cross-validation.

In k-fold cross-validation every sample is tested on once: the n samples are cut into k folds, and for each
fold in turn a model is fitted to all other samples and tested on those of the fold. Say which samples these
are, by their indices 0, 1, ..., n - 1.

What is judged
- The result is a list with one tuple (train, test) for each fold, in the order of the folds.
- The folds are consecutive: the first one starts at index 0, each other one where the fold before it ends,
  and the last one ends at n - 1.
- The sizes of the folds differ by one at most: where k does not divide n, the first $n \bmod k$ folds have
  one sample more than the others.
- test holds the indices of the fold, train all other indices; both are integer arrays in ascending order.
- A k below 2 or above n raises ValueError.
"""

import itertools

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, draws, edge, exact


def kfold_indices(n: int, k: int) -> list[tuple[Int[np.ndarray, "n_train"], Int[np.ndarray, "n_test"]]]:
    """Cut the indices of n samples into k consecutive folds.

    n: the number of samples
    k: the number of folds, from 2 to n

    Returns for each fold the indices to train on and the indices to test on.

    Raises ValueError for a k below 2 or above n.
    """
    if not 2 <= k <= n:
        raise ValueError(f"k must lie between 2 and {n}, got {k}")
    sizes = np.full(k, n // k)
    sizes[: n % k] += 1
    folds = np.repeat(np.arange(k), sizes)  # the fold of each sample
    return [(np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)) for fold in range(k)]


question = Question(
    kfold_indices,
    level=2,
    minutes=9,
    agreement=exact(),
    inputs=[
        draws("any k", st.integers(4, 16).flatmap(lambda n: st.tuples(st.just(n), st.integers(2, n)))),
        draws("few folds", st.tuples(st.integers(10, 40), st.integers(3, 5))),
        edge("k divides n", (4, 2), (6, 3), (12, 4)),
        edge("one sample is left over", (3, 2), (5, 2), (7, 3), (13, 4)),
        edge("several samples are left over", (5, 3), (11, 4), (14, 5), (19, 10)),
        edge("a fold for each sample", (2, 2), (3, 3), (5, 5)),
        edge("k above n", (3, 4), (1, 2), (5, 11), (0, 2)),
        edge("k below 2", (4, 1), (4, 0), (3, -1), (1, 1), (7, 1), (0, 0)),
    ],
    examples=[(5, 2), (4, 3)],
    sources=["stone1974"],
)


def check(n, k):
    if k < 2 or k > n:
        raise ValueError("no such folds")


def sizes_of(n, k):
    """The sizes of the folds, for a k that is checked."""
    check(n, k)
    return [n // k + (fold < n % k) for fold in range(k)]


def consecutive(n, sizes):
    """The pairs for consecutive folds of these sizes."""
    ends = np.cumsum(sizes)
    index = np.arange(n)
    return [
        (index[(index < end - size) | (index >= end)], index[end - size : end])
        for end, size in zip(ends, sizes, strict=True)
    ]


@question.alternate("array_split")
def _(n, k):
    check(n, k)
    indices = np.arange(n)
    return [(np.setdiff1d(indices, test), test) for test in np.array_split(indices, k)]


@question.alternate("start_and_stop")
def _(n, k):
    if k < 2 or n < k:
        raise ValueError
    pairs, start = [], 0
    for fold in range(k):
        stop = start + n // k + (1 if fold < n % k else 0)
        train = [i for i in range(n) if not start <= i < stop]
        pairs.append((np.array(train), np.arange(start, stop)))
        start = stop
    return pairs


@question.alternate("borders")
def _(n, k):
    check(n, k)
    size, rest = divmod(n, k)
    borders = [fold * size + min(fold, rest) for fold in range(k + 1)]
    rows = np.arange(n)
    return [
        (np.concatenate([rows[:low], rows[high:]]), rows[low:high])
        for low, high in itertools.pairwise(borders)
    ]


@question.misconception("drops_remainder", hint="Is every sample tested on once when n is 5 and k is 2?")
def _(n, k):
    """It leaves out the samples that remain when n is divided by k."""
    check(n, k)
    return consecutive(n // k * k, [n // k] * k)


@question.misconception("rest_untested", hint="Is every sample tested on once when n is 5 and k is 2?")
def _(n, k):
    """It never tests on the samples that remain when n is divided by k, but trains on them in every fold."""
    check(n, k)
    return consecutive(n, [n // k] * k)


@question.misconception("extra_at_end", hint="Which folds have one sample more, the first or the last ones?")
def _(n, k):
    """It gives one sample more to the last folds instead of the first."""
    return consecutive(n, sizes_of(n, k)[::-1])


@question.misconception(
    "rest_in_last_fold", hint="By how much may the sizes of two folds differ when n is 11 and k is 4?"
)
def _(n, k):
    """It gives all samples that remain to the last fold."""
    check(n, k)
    return consecutive(n, [n // k] * (k - 1) + [n // k + n % k])


@question.misconception(
    "rest_in_first_fold", hint="By how much may the sizes of two folds differ when n is 14 and k is 5?"
)
def _(n, k):
    """It gives all samples that remain to the first fold."""
    check(n, k)
    return consecutive(n, [n // k + n % k] + [n // k] * (k - 1))


@question.misconception("ceil_sizes", hint="How many samples are left for the last fold?")
def _(n, k):
    """It rounds the size of every fold up, so that the last folds have too few samples or none."""
    check(n, k)
    size = -(-n // k)
    return consecutive(n, [min(max(n - fold * size, 0), size) for fold in range(k)])


@question.misconception("evenly_spaced_borders", hint="Where are the larger folds among the others?")
def _(n, k):
    """It rounds the multiples of n / k down for borders, which spreads the larger folds among the others."""
    check(n, k)
    return consecutive(n, np.diff([fold * n // k for fold in range(k + 1)]))


@question.misconception("train_includes_test", hint="May a sample that you test on also be trained on?")
def _(n, k):
    """It trains on all samples, those of the fold among them."""
    return [(np.arange(n), test) for _, test in consecutive(n, sizes_of(n, k))]


@question.misconception("swapped", hint="Which of the two arrays comes first in each tuple?")
def _(n, k):
    """It returns (test, train) for every fold."""
    return [(test, train) for train, test in consecutive(n, sizes_of(n, k))]


@question.misconception("interleaved", hint="Which index comes next to 0 in the first fold?")
def _(n, k):
    """It deals out the samples to the folds in turn, so that the folds are not consecutive."""
    check(n, k)
    fold_of = np.arange(n) % k
    return [(np.flatnonzero(fold_of != fold), np.flatnonzero(fold_of == fold)) for fold in range(k)]


@question.misconception("train_starts_after_test", hint="Is your train in ascending order for a middle fold?")
def _(n, k):
    """It starts the training indices behind the fold and goes on at the front, so they are not ascending."""
    return [(np.r_[test[-1] + 1 : n, 0 : test[0]], test) for _, test in consecutive(n, sizes_of(n, k))]


@question.misconception("trains_on_the_past", hint="Do the samples behind the fold belong to train, too?")
def _(n, k):
    """It trains only on the samples before the fold, as one does with time series."""
    return [(np.arange(test[0]), test) for _, test in consecutive(n, sizes_of(n, k))]


@question.misconception("counts_from_one", hint="What is the index of the first sample?")
def _(n, k):
    """It numbers the samples from 1."""
    return [(train + 1, test + 1) for train, test in consecutive(n, sizes_of(n, k))]


@question.misconception("too_many_folds", hint="What does the last of 4 folds of 3 samples hold?")
def _(n, k):
    """It makes empty folds where there are more folds than samples."""
    if k < 2:
        raise ValueError("k must be at least 2")
    return consecutive(n, [n // k + (fold < n % k) for fold in range(k)])


@question.misconception("single_fold", hint="What is trained on when there is only one fold?")
def _(n, k):
    """It accepts a single fold, which leaves nothing to train on."""
    if not 1 <= k <= n:
        raise ValueError("there must be at least one fold, and no more folds than samples")
    return consecutive(n, sizes_of(n, k) if k > 1 else [n])


@question.misconception("no_leave_one_out", hint="May k be equal to n?")
def _(n, k):
    """It refuses as many folds as there are samples."""
    if k == n:
        raise ValueError("there must be fewer folds than samples")
    return consecutive(n, sizes_of(n, k))
