r"""Soft thresholding.

Shrink every entry of z towards zero by t, and stop at zero:

$$S_t(z) = \operatorname{sign}(z) \, \max(|z| - t, 0)$$

This is the step that makes the lasso set coefficients to zero: $S_t(z)$ minimizes
$\frac{1}{2} (v - z)^2 + t \, |v|$ over $v$.

What is judged
- `z` may have any number of dimensions from 1 on, and is never empty; the result has the same shape.
- An entry with $|z| \le t$ becomes 0, also where $|z| = t$.
- With `t` = 0 the values are those of `z`.
- t < 0 raises ValueError.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def soft_threshold(z: Float[np.ndarray, "..."], t: float) -> Float[np.ndarray, "..."]:
    """Shrink every entry of z towards zero by t.

    z: numbers, in one dimension or more
    t: by how much, t >= 0

    Returns the shrunken numbers, in the shape of z.
    Raises ValueError when t < 0.
    """
    if t < 0:
        raise ValueError(f"t must not be negative, got {t}")
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


@st.composite
def thresholded(draw, entries, thresholds):
    shape = draw(st.integers(1, 6).map(lambda n: (n,)) | st.tuples(st.integers(1, 3), st.integers(1, 3)))
    return draw(entries(shape)), draw(thresholds)


MIXED = np.array([3.0, -3.0, 0.5, -0.5, 0.0])
NEGATIVE_T = [(MIXED, -1.0), (np.array([2.0]), -0.125), (np.array([[0.0, -2.0]]), -3.0)]

question = Question(
    soft_threshold,
    level=1,
    minutes=6,
    agreement=close(),
    inputs=[
        draws("reals", thresholded(reals, st.floats(0.0, 8.0, allow_subnormal=False))),
        draws("small integers", thresholded(whole_reals, choice(1.0, 2.0, 0.5, 0.0))),
        edge(
            "|z| equal to t",
            (np.array([1.0, -1.0, 2.0]), 1.0),
            (np.array([0.125, -0.125, 0.25]), 0.125),
            (np.array([[2.0, -2.0]]), 2.0),
        ),
        edge("t = 0", (MIXED, 0.0), (np.array([[0.125, -7.0], [0.0, 2.0]]), 0.0)),
        edge("everything becomes 0", (MIXED, 4.0)),
        edge(
            "more dimensions",
            (np.array([[3.0, -0.5], [0.25, -2.0], [1.0, 0.0]]), 0.5),
            (np.array([[[3.0], [-3.0]], [[0.5], [-8.0]]]), 1.0),
        ),
        edge("t < 0", *NEGATIVE_T),
    ],
    examples=[(np.array([3.0, 0.5, -2.0]), 1.0)],
    sources=["donoho1995", "parikh2014"],
)


@question.alternate("loops")
def _(z, t):
    if t < 0:
        raise ValueError("t is negative")
    result = np.zeros(z.shape)
    for index, value in np.ndenumerate(z):
        if value > t:
            result[index] = value - t
        elif value < -t:
            result[index] = value + t
    return result


@question.alternate("without_clipped_part")
def _(z, t):
    if t < 0:
        raise ValueError("t is negative")
    return z - np.clip(z * 1.0, -t, t)


@question.alternate("shrink_factor")  # cancels where |z| is just above t
def _(z, t):
    if t < 0:
        raise ValueError("t is negative")
    size = np.abs(z) + (z == 0)  # 1 where z is 0, which stays 0 whatever the factor
    return np.maximum(1 - t / size, 0) * z


@question.misconception("hard", hint="An entry of 3 with t = 1: does it stay where it is?")
def _(z, t):
    """Entries above the threshold keep their size (hard thresholding) instead of shrinking by t."""
    if t < 0:
        raise ValueError("t is negative")
    return np.where(np.abs(z) > t, z, 0.0)


@question.misconception("ridge_shrink", hint="Which entries does your code set to exactly 0?")
def _(z, t):
    """Every entry is divided by 1 + t, as the L2 penalty does, so none becomes 0."""
    if t < 0:
        raise ValueError("t is negative")
    return z / (1.0 + t)


@question.misconception(
    "shift_only", hint="In which direction does a negative entry move when it goes towards zero?"
)
def _(z, t):
    """The threshold is subtracted from every entry, whatever its sign or size."""
    if t < 0:
        raise ValueError("t is negative")
    return z - float(t)


@question.misconception("positive_only", hint="What does your code return for an entry of -3 with t = 1?")
def _(z, t):
    """Negative entries become 0 instead of shrinking towards zero."""
    if t < 0:
        raise ValueError("t is negative")
    return np.maximum(z - t, 0.0)


@question.misconception("sign_lost", hint="What is the sign of your result for an entry of -3 with t = 1?")
def _(z, t):
    """The sizes shrink rightly, but negative entries come out positive."""
    if t < 0:
        raise ValueError("t is negative")
    return np.maximum(np.abs(z) - t, 0.0)


@question.misconception(
    "no_stop", hint="An entry of 0.5 with t = 2: on which side of zero does it end in your code?"
)
def _(z, t):
    """Small entries are carried past zero to the other side instead of stopping there."""
    if t < 0:
        raise ValueError("t is negative")
    return np.sign(z) * (np.abs(z) - float(t))


@question.misconception(
    "clipped", hint="Does your code take t away from a large entry, or all that exceeds t?"
)
def _(z, t):
    """Every entry is limited to t in size; what should be taken away is what is kept."""
    if t < 0:
        raise ValueError("t is negative")
    return np.clip(z, -float(t), float(t))


@question.misconception("zero_by_zero", hint="What does your code compute for an entry of 0 with t = 0?")
def _(z, t):
    """Entries are scaled by 1 - t / |z|, which is 0 / 0 where both are 0."""
    if t < 0:
        raise ValueError("t is negative")
    with np.errstate(divide="ignore", invalid="ignore"):
        return z * np.maximum(1.0 - t / np.abs(z), 0.0)


@question.misconception("refuses_zero", hint="Is t = 0 a legal threshold, and what should it do?")
def _(z, t):
    """It raises ValueError for t = 0 as well."""
    if t <= 0:
        raise ValueError("t is not positive")
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)


@question.misconception("takes_any_t", hint="What should a threshold below zero give?")
def _(z, t):
    """A threshold below zero is not refused."""
    return np.sign(z) * np.maximum(np.abs(z) - float(t), 0.0)


@question.misconception("flattens", hint="Which shape does your result have for a matrix?")
def _(z, t):
    """The result has one dimension, whatever the shape of z."""
    if t < 0:
        raise ValueError("t is negative")
    return np.array([np.sign(v) * max(abs(v) - t, 0.0) for v in z.ravel()], dtype=float)
