r"""The mean cross-entropy.

Given predicted probabilities P, one row for every sample and one column for every class, and the true
classes y, compute the mean over the samples of $-\ln p_i$, where $p_i$ is the probability that row i gives
to its own class y[i]. So that the logarithm stays finite, a probability below 1e-12 counts as 1e-12.

What is judged
- Only the probability of the true class counts for a sample.
- The logarithm is the natural one, and the mean is over samples.
- A probability of 0, or any below 1e-12, counts as 1e-12; all others are taken as they are.
- No samples raise ValueError.
- P holds floats; labels in y run from 0 to K - 1. The result is a float of Python's or NumPy's.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def cross_entropy(P: Float[np.ndarray, "n K"], y: Int[np.ndarray, "n"]) -> float:
    """Compute the mean cross-entropy of predicted probabilities.

    P: the predicted probabilities, every row a distribution over the classes
    y: the true classes, from 0 to K - 1

    Returns the mean cross-entropy in nats.

    Raises ValueError where there are no samples.
    """
    if len(y) == 0:
        raise ValueError("there are no samples")
    p = P[np.arange(len(y)), y]
    return float(-np.log(np.maximum(p, 1e-12)).mean())


def is_legal(P, y):
    if len(P) != len(y) or (len(y) and not (y.min() >= 0 and y.max() < P.shape[1])):
        return False
    return bool(((P >= 0) & (P <= 1)).all() and (np.abs(P.sum(axis=1) - 1) < 1e-6).all())


@st.composite
def predictions(draw, weights):
    n, K = draw(st.integers(1, 6)), draw(st.integers(2, 4))
    W = draw(weights((n, K))) + 0.25
    return W / W.sum(axis=1, keepdims=True), draw(integers(n, 0, K - 1))


def positive(shape):
    return reals(shape, 0.0, 9.0)


def counts(shape):
    return whole_reals(shape, 0, 3)


def confident(rng):
    """Softmax of scores of some size: probabilities from 1e-6 to almost 1."""
    n, K = rng.integers(4, 12), rng.integers(2, 6)
    exps = np.exp(2 * rng.normal(size=(n, K)))
    return exps / exps.sum(axis=1, keepdims=True), rng.integers(0, K, size=n)


HALVES = np.array([[0.5, 0.5], [0.25, 0.75], [1.0, 0.0]])
THIRDS = np.array([[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]])

question = Question(
    cross_entropy,
    level=2,
    minutes=8,
    integers=False,  # probabilities are seldom whole
    agreement=close(rtol=1e-11),
    inputs=[
        draws("reals", predictions(positive)),
        draws("counts", predictions(counts)),
        seeded("confident predictions", confident),
        edge(
            "probability 0 of the true class",
            (HALVES, np.array([0, 1, 1])),
            (np.array([[0.0, 1.0]]), np.array([0])),
            (np.array([[0.0, 0.5, 0.5], [0.25, 0.25, 0.5]]), np.array([0, 1])),
        ),
        edge(
            "tiny probabilities",
            (np.array([[1e-13, 1.0 - 1e-13]]), np.array([0])),
            (np.array([[1e-9, 1.0 - 1e-9], [0.5, 0.5]]), np.array([0, 1])),
            (np.array([[2e-12, 1.0 - 2e-12]]), np.array([0])),
        ),
        edge("certain and right", (np.array([[1.0, 0.0]]), np.array([0])), (np.eye(3), np.array([0, 1, 2]))),
        edge("one sample", (THIRDS[:1], np.array([2])), (HALVES[1:2], np.array([0]))),
        edge(
            "as many samples as classes",
            (HALVES[:2], np.array([1, 0])),
            (HALVES[:2], np.array([0, 0])),
            (THIRDS, np.array([2, 2])),
        ),
        edge("one class", (np.ones((3, 1)), np.array([0, 0, 0])), (np.ones((1, 1)), np.array([0]))),
        edge("no samples", *((np.empty((0, K)), np.empty(0, dtype=int)) for K in (1, 2, 3))),
    ],
    examples=[(np.array([[0.5, 0.25, 0.25], [0.0, 1.0, 0.0]]), np.array([1, 1]))],
    legal=is_legal,
    sources=["bridle1990"],
)


@question.alternate("loop")
def _(P, y):
    if not len(y):
        raise ValueError("no samples")
    total = 0.0
    for row, label in zip(P, y, strict=True):
        total -= math.log(max(row[label], 1e-12))
    return total / len(y)


@question.alternate("one_hot")
def _(P, y):
    if len(P) < 1:
        raise ValueError("no samples")
    true = np.eye(P.shape[1])[y]
    return -(true * np.log(np.clip(P, 1e-12, None))).sum() / len(P)


@question.alternate("take_along_axis")
def _(P, y):
    if y.size == 0:
        raise ValueError("no samples")
    p = np.take_along_axis(P, y[:, None], axis=1).ravel()
    return np.average([-np.log(q) if q > 1e-12 else 12 * np.log(10) for q in p])


def of_true_class(P, y):
    if len(y) == 0:
        raise ValueError("no samples")
    return np.maximum(P[np.arange(len(y)), y], 1e-12)


@question.misconception("sum_not_mean", hint="What becomes of your result when every sample is there twice?")
def _(P, y):
    """It adds up over the samples and does not divide by their number."""
    return float(-np.log(of_true_class(P, y)).sum())


@question.misconception("log2", hint="Which logarithm does the statement ask for?")
def _(P, y):
    """It takes logarithms to base 2."""
    return float(-np.log2(of_true_class(P, y)).mean())


@question.misconception("log10", hint="What is the natural logarithm of 10?")
def _(P, y):
    """It takes logarithms to base 10."""
    return float(-np.log10(of_true_class(P, y)).mean())


@question.misconception("all_classes", hint="How many probabilities count for one sample?")
def _(P, y):
    """It adds the terms of the other classes, as if each of them were a question of yes or no."""
    p = of_true_class(P, y)
    others = np.log(np.maximum(1 - P, 1e-12))
    others[np.arange(len(y)), y] = 0.0
    return float(-(np.log(p) + others.sum(axis=1)).mean())


@question.misconception(
    "mean_over_K", hint="Over how many numbers is the mean taken: samples, or samples times classes?"
)
def _(P, y):
    """It divides by the number of samples times the number of classes."""
    return float(-np.log(of_true_class(P, y)).sum() / P.size)


@question.misconception("wrong_index", hint="Which shape does P[:, y] have?")
def _(P, y):
    """It takes for every sample the probabilities of the classes of all samples."""
    of_true_class(P, y)
    return float(-np.log(np.maximum(P[:, y], 1e-12)).mean())


@question.misconception("sign_forgotten", hint="Is the logarithm of a probability positive or negative?")
def _(P, y):
    """It forgets the minus sign."""
    return float(np.log(of_true_class(P, y)).mean())


@question.misconception("unclipped", hint="What is the logarithm of 0?")
def _(P, y):
    """It lets a probability of 0 make the result infinite."""
    of_true_class(P, y)
    return float(-np.log(P[np.arange(len(y)), y]).mean())


@question.misconception("clipped_high", hint="Below which probability does the statement cut off?")
def _(P, y):
    """It cuts off at 1e-7."""
    return float(-np.log(np.maximum(of_true_class(P, y), 1e-7)).mean())


@question.misconception("epsilon_added", hint="What does an epsilon add to a probability of 1?")
def _(P, y):
    """It adds 1e-12 to every probability instead of cutting off."""
    of_true_class(P, y)
    return float(-np.log(P[np.arange(len(y)), y] + 1e-12).mean())


@question.misconception(
    "empty_is_zero", hint="What is the mean of no numbers, and what does the statement want there?"
)
def _(P, y):
    """It returns 0 where there are no samples."""
    return float(-np.log(of_true_class(P, y)).mean()) if len(y) else 0.0
