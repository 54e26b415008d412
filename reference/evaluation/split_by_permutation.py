r"""Split samples into a training set and a test set.

What a model is worth shows on samples that it was not fitted to. Set the share $t$ = test_size of the $n$
samples aside for the test: of the shuffled indices, the first $m = \lceil t n \rceil$ make up the test set,
the others the training set. The shuffled indices are an argument, so that nothing is left to chance.

What is judged
- The training indices come first, then the test indices; both keep the order that they have in perm.
- The number of test samples is rounded up: 0.25 of 10 samples are 3.
- A product $t n$ that misses a whole number by less than 1e-9 counts as that number: 0.28 of 25 samples
  are 7, although 0.28 * 25 is 7.000000000000001 in floats.
- A test_size of 0 or below, or of 1 or above, raises ValueError.
- A split that leaves no sample to train on raises ValueError, and so does an empty perm.
"""

import math
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, draws, edge, exact, seeded


def split_by_permutation(
    perm: Int[np.ndarray, "n"], test_size: float
) -> tuple[Int[np.ndarray, "n-m"], Int[np.ndarray, "m"]]:
    """Split the shuffled indices of the samples into those to train on and those to test on.

    perm: the indices 0, 1, ..., n - 1 of the samples, each once, shuffled
    test_size: the share of the samples to test on

    Returns the indices to train on and the indices to test on.

    Raises ValueError for a test_size that is not between 0 and 1, or that leaves nothing to train on.
    """
    n = len(perm)
    m = math.ceil(test_size * n - 1e-9)  # rounding lifts 0.28 * 25 above 7
    if test_size <= 0 or m >= n:
        raise ValueError(f"test_size {test_size} of {n} samples leaves no training set or no test set")
    return perm[m:], perm[:m]


def is_legal(perm, test_size):
    product = Fraction(test_size) * len(perm)
    clear = not 1e-12 < abs(product - round(product)) < 1e-6
    return clear and sorted(perm.tolist()) == list(range(len(perm)))


def shuffled(low, high):
    return st.integers(low, high).flatmap(lambda n: st.permutations(range(n))).map(np.array)


def perm(n, seed=0):
    return np.random.default_rng(seed).permutation(n)


def larger(rng):
    return rng.permutation(rng.integers(15, 40)), float(rng.uniform(0.02, 0.95))


EMPTY = np.empty(0, dtype=int)
HUNDREDTHS = st.integers(5, 80).map(lambda share: share / 100)

question = Question(
    split_by_permutation,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("hundredths", st.tuples(shuffled(5, 12), HUNDREDTHS)),
        seeded("any share", larger),
        edge(
            "whole number of test samples",
            (np.array([2, 0, 3, 1]), 0.5),
            (np.array([1, 0]), 0.5),
            (np.array([4, 0, 2, 1, 3]), 0.2),
            (np.array([4, 0, 2, 1, 3]), 0.8),
            (perm(10), 0.9),
            (perm(20), 0.8),
            (perm(20), 0.05),
        ),
        edge(
            "product that rounding lifts",
            (perm(25), 0.28),
            (perm(25), 0.56),
            (perm(50), 0.14),
            (perm(100), 0.07),
        ),
        edge(
            "part of a sample",
            (np.array([2, 1, 0]), 0.5),
            (np.array([1, 0]), 0.01),
            (np.array([3, 1, 0, 2]), 0.3),
            (perm(10), 0.25),
            (perm(10), 0.30005),
            (perm(20), 0.250001),
            (perm(40), 0.10002),
        ),
        edge("one sample left to train on", (np.array([1, 2, 0]), 0.6), (np.array([0, 2, 3, 1]), 0.75)),
        edge(
            "nothing left to train on",
            (np.array([0]), 0.5),
            (np.array([1, 0]), 0.75),
            (np.array([2, 0, 1]), 0.7),
            (np.array([4, 0, 2, 1, 3]), 0.95),
            (EMPTY, 0.5),
        ),
        edge(
            "test_size not above 0",
            (np.array([1, 0, 2]), 0.0),
            (np.array([1, 0, 2]), -0.5),
            (np.array([3, 1, 0, 2]), -0.25),
        ),
        edge(
            "test_size not below 1",
            (np.array([1, 0, 2]), 1.0),
            (np.array([1, 0, 2]), 1.5),
            (np.array([3, 1, 0, 2]), 3.0),
            (perm(8), 2.0),
        ),
    ],
    examples=[(np.array([3, 0, 4, 1, 2]), 0.3)],
    outputs=["train", "test"],
    integers=False,
    sources=["stone1974"],
    legal=is_legal,
)


def check(perm, test_size, m):
    if not 0 < test_size < 1 or m >= len(perm):
        raise ValueError("no such split")


def rounded_up(perm, test_size):
    """The size of the test set, checked."""
    m = math.ceil(round(test_size * len(perm), 9))
    check(perm, test_size, m)
    return m


@question.alternate("fractions")
def _(perm, test_size):
    m = math.ceil(Fraction(test_size).limit_denominator(10**6) * len(perm))
    check(perm, test_size, m)
    test, train = np.split(perm, [m])
    return train, test


@question.alternate("mask")
def _(perm, test_size):
    m = int(np.ceil(np.round(len(perm) * test_size, 9)))
    check(perm, test_size, m)
    is_test = np.arange(len(perm)) < m
    return perm[~is_test], perm[is_test]


@question.alternate("one_by_one")
def _(perm, test_size):
    if not 0 < test_size < 1:
        raise ValueError
    train, test = [], []
    for index in perm:
        (test if len(test) < test_size * len(perm) - 1e-9 else train).append(index)
    if not train:
        raise ValueError
    return np.array(train), np.array(test)


@question.misconception("floor_size", hint="How many test samples does the statement give for 0.25 of 10?")
def _(perm, test_size):
    """It rounds the size of the test set down."""
    n = len(perm)
    m = math.floor(test_size * n + 1e-9)
    check(perm, test_size, math.ceil(test_size * n - 1e-9))
    return perm[m:], perm[:m]


@question.misconception(
    "nearest_size", hint="To which side is a product rounded that lies just above a whole number?"
)
def _(perm, test_size):
    """It rounds the size of the test set to the nearest whole number."""
    m = round(test_size * len(perm))
    check(perm, test_size, math.ceil(test_size * len(perm) - 1e-9))
    return perm[m:], perm[:m]


@question.misconception("raw_ceil", hint="What does Python print for 0.28 * 25?")
def _(perm, test_size):
    """It takes the ceiling of the product in floats, which rounding may have lifted above a whole number."""
    m = math.ceil(test_size * len(perm))
    check(perm, test_size, m)
    return perm[m:], perm[:m]


@question.misconception("rest_of_training", hint="What does Python print for (1 - 0.9) * 10?")
def _(perm, test_size):
    """It rounds the size of the training set down, and rounding may have put that product below a whole
    number."""
    m = len(perm) - math.floor((1 - test_size) * len(perm))
    check(perm, test_size, m)
    return perm[m:], perm[:m]


@question.misconception("test_from_end", hint="Which end of perm is the test set taken from?")
def _(perm, test_size):
    """It takes the test set from the end of perm."""
    m = rounded_up(perm, test_size)
    return perm[:-m], perm[-m:]


@question.misconception("sorted_indices", hint="In which order do the indices of each set stand?")
def _(perm, test_size):
    """It sorts the indices of both sets."""
    m = rounded_up(perm, test_size)
    return np.sort(perm[m:]), np.sort(perm[:m])


@question.misconception("overlap", hint="May a sample that you test on also be trained on?")
def _(perm, test_size):
    """It trains on all samples, those of the test set among them."""
    m = rounded_up(perm, test_size)
    return perm.copy(), perm[:m]


@question.misconception("swapped", hint="Which of the two sets is returned first?")
def _(perm, test_size):
    """It returns the test set before the training set."""
    m = rounded_up(perm, test_size)
    return perm[:m], perm[m:]


@question.misconception("share_of_training", hint="Which of the two sets does test_size tell the size of?")
def _(perm, test_size):
    """It takes test_size for the share of the samples to train on."""
    m = len(perm) - rounded_up(perm, test_size)
    return perm[m:], perm[:m]


@question.misconception("unshuffled", hint="Where do the shuffled indices come in?")
def _(perm, test_size):
    """It splits the indices in ascending order instead of the shuffled ones."""
    m = rounded_up(perm, test_size)
    return np.arange(m, len(perm)), np.arange(m)


@question.misconception("empty_training", hint="How many samples are left when 0.95 of 5 are set aside?")
def _(perm, test_size):
    """It returns an empty training set where every sample is tested on."""
    m = math.ceil(round(test_size * len(perm), 9))
    if not 0 < test_size < 1:
        raise ValueError("test_size must lie between 0 and 1")
    return perm[m:], perm[:m]


@question.misconception("share_unchecked", hint="What becomes of a share of 0, and of one below 0?")
def _(perm, test_size):
    """It accepts a test_size of 0 or below."""
    m = math.ceil(round(test_size * len(perm), 9))
    if m >= len(perm):
        raise ValueError("nothing is left to train on")
    return perm[m:], perm[:m]


@question.misconception("count_of_samples", hint="What does the statement want for a test_size of 1 or more?")
def _(perm, test_size):
    """It takes a test_size of 1 or above for a number of samples."""
    m = int(test_size) if test_size >= 1 else rounded_up(perm, test_size)
    if m >= len(perm):
        raise ValueError("nothing is left to train on")
    return perm[m:], perm[:m]
