r"""A dense layer.

Compute the output of a dense layer for a batch of samples: with the samples as the rows of X (n samples, p
inputs), weights W (p inputs, h units) and biases b (h units), sample i gives $\sum_j x_{ij} w_{jk} + b_k$ at
unit k.

What is judged
- The result has one row for every sample and one column for every unit.
- Every unit has its own bias, added to its whole column.
- X with another number of columns than W has rows, or b with another number of entries than W has columns,
  raises ValueError, also where NumPy could broadcast the shapes, or where W would fit transposed.
- X and W always have two dimensions and b has one; there is at least one input and one unit.
- A batch without samples gives a result without rows.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def dense(
    X: Float[np.ndarray, "n p"], W: Float[np.ndarray, "p h"], b: Float[np.ndarray, "h"]
) -> Float[np.ndarray, "n h"]:
    """Compute the output of a dense layer.

    X: the samples
    W: the weights, from every input to every unit
    b: the bias of every unit

    Returns the output of every unit for every sample.

    Raises ValueError where the shapes do not fit together.
    """
    if X.shape[1] != len(W) or b.shape != W.shape[1:]:
        raise ValueError(f"shapes {X.shape}, {W.shape} and {b.shape} do not fit together")
    return 1.0 * (X @ W + b)


@st.composite
def layers(draw, entries, square=False):
    n, p, h = (draw(st.integers(1, 4)) for _ in range(3))
    if square:
        p = h = n = draw(st.integers(2, 3))
    return draw(entries((n, p))), draw(entries((p, h))), draw(entries(h))


def batch(rng):
    n, p, h = rng.integers(3, 9, size=3)
    return tuple(np.round(rng.normal(size=shape), 3) for shape in ((n, p), (p, h), (h,)))


X, W, b = (
    np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]]),
    np.array([[2.0, -1.0], [4.0, 8.0]]),
    np.array([0.5, -2.0]),
)
ONE = np.array([[3.0]])

question = Question(
    dense,
    level=1,
    minutes=5,
    agreement=close(),
    inputs=[
        draws("reals", layers(reals)),
        draws("small integers", layers(whole_reals)),
        seeded("batches", batch),
        edge("as many inputs as units", (X, W, b), (X[:1], W, b), strategy=layers(whole_reals, square=True)),
        edge(
            "as many samples as units",
            (X[:2], W, np.array([1.0, 5.0])),
            (
                np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 1.0]]),
                np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
                np.array([10.0, 20.0]),
            ),
        ),
        edge("one unit", (X, W[:, :1], b[:1]), (X, np.array([[0.5], [0.25]]), np.array([-1.0]))),
        edge("no samples", (np.empty((0, 2)), W, b), (np.empty((0, 1)), ONE, np.array([1.0]))),
        edge(
            "weights of another shape",
            (X, np.ones((3, 2)), b),
            (X, np.ones((1, 2)), b),
            (X[:, :1], W, b),
            (X, W.T[:1], b),
            (ONE, W, b),
            (X, np.ones((3, 2)), np.zeros(3)),
            (X[:1], np.array([[1.0, 2.0]]), np.array([0.5])),
        ),
        edge(
            "biases of another shape",
            (X, W, np.array([1.0])),
            (X, W, np.array([1.0, 2.0, 3.0])),
            (X[:2], W[:, :1], b),
            (X[:2], W, np.empty(0)),
        ),
    ],
    examples=[
        (
            np.array([[1.0, 2.0], [0.0, 1.0]]),
            np.array([[1.0, 0.0], [3.0, 4.0]]),
            np.array([10.0, 20.0]),
        )
    ],
    sources=["rumelhart1986"],
)


def check(X, W, b):
    if X.shape[1] != W.shape[0] or len(b) != W.shape[1]:
        raise ValueError("shapes do not fit")


@question.alternate("loops")
def _(X, W, b):
    check(X, W, b)
    result = np.zeros((len(X), W.shape[1]))
    for i, x in enumerate(X):
        for k in range(W.shape[1]):
            result[i, k] = sum(x[j] * W[j, k] for j in range(len(W))) + b[k]
    return result


@question.alternate("einsum")
def _(X, W, b):
    check(X, W, b)
    return np.einsum("np,ph->nh", X.astype(float), W) + b[np.newaxis]


@question.alternate("bias_as_weight")
def _(X, W, b):
    check(X, W, b)
    ones = np.ones((len(X), 1))
    return np.hstack([X, ones]) @ np.vstack([W, b])


@question.misconception("w_transposed", hint="Which entries of W does unit 0 add up: a row or a column?")
def _(X, W, b):
    """It multiplies by the weights transposed, which fits only where there are as many inputs as units."""
    check(X, W, b)
    return 1.0 * (X @ W.T + b)


@question.misconception("no_bias", hint="What is the output for a sample of zeros?")
def _(X, W, b):
    """It leaves out the biases."""
    check(X, W, b)
    return X @ W * 1.0


@question.misconception("bias_per_row", hint="To whom does a bias belong: to a sample or to a unit?")
def _(X, W, b):
    """It adds a bias to every row instead of every column."""
    check(X, W, b)
    return 1.0 * (X @ W + b[:, None])


@question.misconception("elementwise", hint="What does * do with two matrices, and what does @ do?")
def _(X, W, b):
    """It multiplies entry by entry instead of taking the matrix product."""
    check(X, W, b)
    return 1.0 * (X * W + b)


@question.misconception("bias_subtracted", hint="Which sign does the bias have in the formula?")
def _(X, W, b):
    """It subtracts the biases."""
    check(X, W, b)
    return 1.0 * (X @ W - b)


@question.misconception("relu_included", hint="Does the formula bend negative outputs?")
def _(X, W, b):
    """It applies a ReLU to the output."""
    check(X, W, b)
    return np.maximum(X @ W + b, 0.0)


@question.misconception("result_transposed", hint="How many rows does the result have for five samples?")
def _(X, W, b):
    """It has one row for every unit instead of every sample."""
    check(X, W, b)
    return (X @ W + b).T * 1.0


@question.misconception("bias_broadcast", hint="What does NumPy do with two units and a single bias?")
def _(X, W, b):
    """It takes a single bias for all units instead of refusing it."""
    if X.shape[1] != len(W):
        raise ValueError("shapes do not fit")
    return 1.0 * (X @ W + b)
