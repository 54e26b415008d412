r"""Find the variance of numbers that may lie far from zero.

Give the mean squared distance of n numbers from their mean $\bar x$,
$$s^2 = \frac{1}{n - \mathrm{ddof}} \sum_i (x_i - \bar x)^2,$$
with `ddof` as the number that is subtracted from n in the divisor.

What is judged
- n <= `ddof` raises ValueError, whatever the numbers are. `ddof` is 0 or above.
- Numbers that are all equal have the variance 0.0, exactly.
- Numerical care: where numbers lie far from zero and close together, such as 100000001.0 and 100000003.0,
  their squares agree in nearly all digits that a float has. The variance keeps its digits all the same. This
  has points of its own; a formula that loses them there is right in everything else.
"""

import math
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, care, close, draws, edge
from mlfundamentals.questions.inputs import reals, whole_reals


def variance_of(x: Float[np.ndarray, "n"], ddof: int = 0) -> float:
    """Find the mean squared distance from the mean.

    x: the numbers
    ddof: what is subtracted from n in the divisor

    Returns the variance.

    Raises ValueError where there are no more than ddof numbers.
    """
    if len(x) <= ddof:
        raise ValueError(f"with ddof {ddof} there must be more than {ddof} numbers, got {len(x)}")
    return float(np.sum((x - x.mean()) ** 2) / (len(x) - ddof))


@st.composite
def numbers(draw, entries):
    return draw(entries((draw(st.integers(4, 9)),))), draw(st.integers(0, 2))


def spread(x, ddof):
    """Numbers that are spread, or exactly equal: where rounding alone spreads them no two formulas agree."""
    exact = bool((np.round(x * 8) == x * 8).all())
    return ddof >= 0 and bool(len(x) <= ddof or np.ptp(x) > 1e-3 or (np.ptp(x) == 0 and exact))


question = Question(
    variance_of,
    level=2,
    minutes=8,
    agreement=close(1e-4),
    inputs=[
        draws("reals", numbers(reals)),
        draws("small integers", numbers(whole_reals)),
        edge(
            "all equal",
            (np.array([3.0, 3.0, 3.0]), 0),
            (np.array([0.5, 0.5]), 1),
            (np.zeros(4), 2),
            (np.array([-7.0, -7.0, -7.0, -7.0]), 0),
        ),
        edge("one number", (np.array([5.0]), 0), (np.array([-2.5]), 0)),
        edge(
            "too few numbers",
            (np.array([1.0]), 1),
            (np.array([1.0, 2.0]), 2),
            (np.array([1.0, 4.0]), 3),
            (np.zeros(0), 0),
        ),
        care(
            (np.array([1e8 + 1, 1e8 + 3]), 0),
            (np.array([1e8 + 1, 1e8 + 2, 1e8 + 4, 1e8 + 9]), 1),
            (np.array([-1e9, -1e9 + 1, -1e9 + 2]), 0),
            (np.array([2.0**28 + 1, 2.0**28 + 5, 2.0**28 + 6]), 1),
            (np.array([5e8 + 0.5, 5e8 + 1.5, 5e8 + 4.0, 5e8 - 2.0, 5e8]), 2),
        ),
    ],
    examples=[(np.array([1.0, 2.0, 6.0]),), (np.array([2.0, 4.0]), 1)],
    sources=("chan1983",),
    legal=spread,
)


@question.alternate("numpy")
def _(x, ddof=0):
    if x.size <= ddof:
        raise ValueError("too few numbers")
    return np.var(x, ddof=ddof)


@question.alternate("one_pass_of_welford")
def _(x, ddof=0):
    n, mean, sums = 0, 0.0, 0.0
    for value in x:
        n += 1
        step = float(value) - mean
        mean += step / n
        sums += step * (float(value) - mean)
    if n <= ddof:
        raise ValueError("too few numbers")
    return sums / (n - ddof)


@question.alternate("squares_of_shifted_numbers")
def _(x, ddof=0):
    if len(x) - ddof < 1:
        raise ValueError("too few numbers")
    shifted = x - x[0]
    return float((np.dot(shifted, shifted) - np.sum(shifted) ** 2 / len(x)) / (len(x) - ddof))


@question.alternate("exact_fractions")
def _(x, ddof=0):
    values = [Fraction(float(value)) for value in x]
    if len(values) <= ddof:
        raise ValueError("too few numbers")
    mean = sum(values) / len(values)
    return float(sum((value - mean) ** 2 for value in values) / (len(values) - ddof))


@question.alternate("corrected_two_passes")
def _(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("too few numbers")
    mean = math.fsum(x) / n
    off = [value - mean for value in x]
    return (math.fsum(d * d for d in off) - math.fsum(off) ** 2 / n) / (n - ddof)


@question.careless("mean_of_squares")
def _(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("too few numbers")
    x = np.asarray(x, dtype=float)
    return max(float(np.mean(x * x) - np.mean(x) ** 2), 0.0) * n / (n - ddof)


@question.careless("sums_in_one_pass")
def _(x, ddof=0):
    total = squares = 0.0
    for value in x:
        total += float(value)
        squares += float(value) ** 2
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return (squares - total * total / len(x)) / (len(x) - ddof)


@question.misconception("ignores_ddof", hint="What is the divisor for ddof = 1?")
def _(x, ddof=0):
    """It divides by n whatever ddof is."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.var(x))


@question.misconception("always_sample", hint="Which value has ddof when nothing is said?")
def _(x, ddof=0):
    """It divides by n - 1 whatever ddof is."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.sum((x - np.mean(x)) ** 2) / max(len(x) - 1, 1))


@question.misconception("adds_ddof", hint="Does the divisor grow or shrink with ddof?")
def _(x, ddof=0):
    """It adds ddof to n in the divisor."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.sum((x - np.mean(x)) ** 2) / (len(x) + ddof))


@question.misconception("standard_deviation", hint="In which unit is a variance?")
def _(x, ddof=0):
    """It takes the square root."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.std(x, ddof=ddof))


@question.misconception("not_squared", hint="What does the formula do with a distance before it adds it?")
def _(x, ddof=0):
    """It averages absolute distances from the mean instead of their squares."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.sum(np.abs(x - np.mean(x))) / (len(x) - ddof))


@question.misconception("about_zero", hint="From where are distances taken?")
def _(x, ddof=0):
    """It averages the squares of the numbers, not those of their distances from the mean."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.sum(np.asarray(x, dtype=float) ** 2) / (len(x) - ddof))


@question.misconception("about_the_median", hint="Which center does the formula name?")
def _(x, ddof=0):
    """It takes distances from the median."""
    if len(x) <= ddof:
        raise ValueError("too few numbers")
    return float(np.sum((x - np.median(x)) ** 2) / (len(x) - ddof))


@question.misconception("takes_any_number", hint="What is the divisor when n equals ddof?")
def _(x, ddof=0):
    """It does not refuse too few numbers."""
    with np.errstate(all="ignore"):
        return float(np.sum((x - np.sum(x) / max(len(x), 1)) ** 2) / max(len(x) - ddof, 1))
