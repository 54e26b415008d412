r"""The logistic function, safely.

Compute $\sigma(z) = \frac{1}{1 + e^{-z}}$ for every entry of an array, without overflow.

What is judged
- Entries may lie anywhere between -10000 and 10000. The relative error of every value stays below 5e-13, also
  where the value is tiny: nothing is cut off. Only values below 1e-300 may be 0.0.
- NumPy, with its default settings, raises no warning such as "overflow encountered in exp"; silencing one
  with np.errstate is as good as avoiding it.
- The result has the shape of z; for a 0-dimensional array it is a NumPy float or a 0-dimensional array.
- The result holds floats also where z holds integers.
"""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def sigmoid(z: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    """Compute the logistic function of every entry.

    z: the entries, in any number of dimensions, also none

    Returns their values under the logistic function, in the shape of z.
    """
    small = np.exp(-np.abs(z))  # never above 1
    return np.where(z >= 0, 1, small) / (1 + small)


@st.composite
def arrays_of(draw, entries):
    return (draw(entries(draw(array_shapes(min_dims=1, max_dims=3, max_side=3)))),)


def scores(rng):
    return (np.round(rng.normal(size=rng.integers(3, 9)) * 10.0 ** rng.uniform(-1, 2), 3),)


def is_legal(z):
    """Whether no value is so near the smallest floats that it loses digits, or may be 0."""
    return not ((z > -750) & (z < -690)).any()


question = Question(
    sigmoid,
    level=2,
    minutes=6,
    silent=True,
    agreement=close(rtol=1e-11),
    inputs=[
        draws("reals", arrays_of(reals)),
        draws("small integers", arrays_of(whole_reals)),
        seeded("scores of any size", scores),
        edge("zero", (np.array([0.0]),), (np.zeros((2, 2)),), (np.array([-0.0, 0.0]),)),
        edge(
            "far to the left",
            (np.array([-10000.0]),),
            (np.array([-800.0, -1000.0]),),
            (np.array([[-750.0], [-9999.0]]),),
        ),
        edge(
            "far to the right",
            (np.array([10000.0]),),
            (np.array([800.0, 1000.0]),),
            (np.array([[750.0], [9999.0]]),),
        ),
        edge(
            "both ends together", (np.array([-10000.0, 0.0, 10000.0]),), (np.array([-1000.0, 1000.0, 2.0]),)
        ),
        edge(
            "tails",
            (np.array([-30.0]),),
            (np.array([-40.0]),),
            (np.array([-100.0]),),
            (np.array([-600.0]),),
            (np.array([-25.0]),),
        ),
        edge("no dimensions", (np.array(2.0),), (np.array(-3.0),), (np.array(0.0),)),
        edge("no entries", (np.empty(0),), (np.empty((0, 3)),)),
    ],
    examples=[(np.array([0.0, 2.0, -1000.0]),)],
    sources=["higham2002"],
    legal=is_legal,
)


@question.alternate("two_branches")
def _(z):
    z = np.asarray(z, dtype=float)
    result = np.empty_like(z)
    right = z >= 0
    result[right] = 1 / (1 + np.exp(-z[right]))
    exps = np.exp(z[~right])
    result[~right] = exps / (1 + exps)
    return result


@question.alternate("one_by_one")
def _(z):
    import math

    def value(x):
        return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

    return np.array([value(float(x)) for x in np.ravel(z)], dtype=float).reshape(np.shape(z))


@question.alternate("logaddexp")
def _(z):
    return np.exp(-np.logaddexp(0.0, -z))


@question.misconception("naive", hint="What is np.exp(1000), and what does NumPy say about it?")
def _(z):
    """It takes the exponential of large numbers, which overflows with a warning."""
    return 1 / (1 + np.exp(-z))


@question.misconception("tanh", hint="Which values does your function take far to the left: 0 or -1?")
def _(z):
    """It computes the hyperbolic tangent."""
    return np.tanh(1.0 * z)


@question.misconception("clipped", hint="What is the result for -100, and what does your code return for it?")
def _(z):
    """It cuts entries off at -20 and 20."""
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


@question.misconception("sign_error", hint="Is the function rising or falling?")
def _(z):
    """It takes z with the wrong sign, so that the function falls."""
    small = np.exp(-np.abs(z))
    return np.where(z <= 0, 1, small) / (1 + small)


@question.misconception("right_only", hint="Does 1 - x keep the digits of a small x?")
def _(z):
    """It computes the left half as 1 minus the right half, which loses small values."""
    right = 1 / (1 + np.exp(-np.abs(z)))
    return np.where(z >= 0, right, 1 - right)


@question.misconception("steep", hint="What is the value at 1 by the formula?")
def _(z):
    """It uses powers of 10 instead of e."""
    small = 10.0 ** -np.abs(1.0 * z)
    return np.where(z >= 0, 1, small) / (1 + small)


@question.misconception("derivative", hint="What is the value at 0?")
def _(z):
    """It returns the slope of the function instead of its value."""
    small = np.exp(-np.abs(z))
    return small / (1 + small) ** 2


@question.misconception("flattened", hint="Which shape does the result have for a matrix?")
def _(z):
    """It returns a flat array."""
    small = np.exp(-np.abs(z))
    return np.ravel(np.where(z >= 0, 1, small) / (1 + small))
