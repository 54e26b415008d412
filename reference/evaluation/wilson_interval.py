r"""A confidence interval for an accuracy.

Of n test samples, a classifier predicts k rightly. Compute Wilson's score interval for its accuracy: all
values $\pi$ that lie within z standard errors of the observed accuracy $p = k / n$, with the standard error
that $\pi$ itself implies, $|p - \pi| \le z \sqrt{\pi (1 - \pi) / n}$. Solved for $\pi$, its two ends are

$$\frac{p + \frac{z^2}{2n} \pm z \sqrt{\frac{p (1 - p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}.$$

What is judged
- The result is the lower end and then the upper end.
- For k = 0 the lower end is exactly 0.0, for k = n the upper end exactly 1.0, whatever rounding makes of the
  formula.
- z is positive.
- n below 1, k below 0 and k above n raise ValueError.
"""

import math

import numpy as np
from hypothesis import strategies as st

from mlfundamentals.questions import Question, close, draws, edge, seeded

Z95 = 1.959963984540054


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n.

    k: how many samples are predicted rightly
    n: how many samples there are
    z: the quantile of the standard normal distribution; the default is that of a confidence of 95 %

    Returns the lower and the upper end.

    Raises ValueError where n is below 1, or k is not from 0 to n.
    """
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"k must lie between 0 and n, and n be at least 1, got k = {k}, n = {n}")
    p = k / n
    center = p + z**2 / (2 * n)
    half_width = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    low = 0.0 if k == 0 else (center - half_width) / scale
    high = 1.0 if k == n else (center + half_width) / scale
    return low, high


def is_legal(k, n, z):
    return z > 0


@st.composite
def counts(draw, levels):
    n = draw(st.integers(2, 60))
    return draw(st.integers(0, n)), n, draw(levels)


def tested(rng):
    """A classifier of some accuracy on a test set of some size."""
    n = int(rng.integers(20, 501))
    return int(rng.binomial(n, rng.uniform(0.4, 0.98))), n, float(rng.choice([Z95, Z95, 1.6448536269514722]))


question = Question(
    wilson_interval,
    level=2,
    minutes=9,
    agreement=close(),
    outputs=("low", "high"),
    inputs=[
        draws("real z", counts(st.floats(0.5, 4.0))),
        draws("whole z", counts(st.sampled_from([1.0, 2.0, 3.0]))),
        seeded("test sets", tested),
        edge(
            "none right",
            (0, 1),
            (0, 7),
            (0, 14),
            (0, 25),
            (0, 60, 1.6448536269514722),
            (0, 11, 1.5),
            (0, 4, 2.0),
        ),
        edge("all right", (1, 1), (10, 10), (3, 3), (24, 24, 1.0), (100, 100, 2.5758293035489004)),
        edge("one right or one wrong", (1, 10), (9, 10), (1, 2), (1, 400), (399, 400)),
        edge("half right", (5, 10), (1, 2, 1.0), (250, 500)),
        edge("few samples", (1, 3), (2, 3), (1, 2, 3.0), (3, 4, 1.0)),
        edge("no samples", (0, 0), (0, 0, 1.0), (1, 0), (0, -3)),
        edge("more right than samples", (11, 10), (2, 1), (21, 20, 3.0), (101, 100, 4.0)),
        edge("fewer right than none", (-1, 10), (-1, 1), (-2, 20, 3.0)),
    ],
    examples=[(9, 10), (0, 4, 2.0)],
    legal=is_legal,
    sources=["wilson1927"],
)


def check(k, n):
    if n <= 0 or k < 0 or k > n:
        raise ValueError("k and n do not fit")


@question.alternate("counts")
def _(k, n, z=1.959963984540054):
    check(k, n)
    z2 = z * z
    middle = (k + z2 / 2) / (n + z2)
    reach = z * np.sqrt(k * (n - k) / n + z2 / 4) / (n + z2)
    return (0.0 if k == 0 else float(middle - reach)), (1.0 if k == n else float(middle + reach))


@question.alternate("quadratic_formula")  # which loses digits where the interval is narrow
def _(k, n, z=1.959963984540054):
    check(k, n)
    p = k / n
    a, b, c = 1 + z * z / n, -(2 * p + z * z / n), p * p
    root = max(b * b - 4 * a * c, 0.0) ** 0.5
    low, high = (-b - root) / (2 * a), (-b + root) / (2 * a)
    if k == 0:
        low = 0.0
    if k == n:
        high = 1.0
    return low, high


@question.alternate("lower_end_of_the_mistakes")
def _(k, n, z=1.959963984540054):
    check(k, n)

    def low(k):
        """By the product of the two ends, which is p² / (1 + z² / n), and so without a difference."""
        p, q = k / n, z**2 / n
        return 2 * p**2 / (2 * p + q + math.sqrt(q * (q + 4 * p * (1 - p))))

    return low(k), 1 - low(n - k)


@question.alternate("bisection")
def _(k, n, z=1.959963984540054):
    check(k, n)
    p = k / n

    def end(outside):
        """The value between p and 0 or 1 at which the distance is z standard errors."""
        inside = p
        for _ in range(70):
            middle = (inside + outside) / 2
            if abs(p - middle) <= z * math.sqrt(middle * (1 - middle) / n):
                inside = middle
            else:
                outside = middle
        return outside

    return (end(0.0) if k else 0.0), (end(1.0) if k < n else 1.0)


def parts(k, n, z):
    """The center and the half width, both still to be divided, and the divisor."""
    check(k, n)
    p, q = k / n, z * z / n
    return p + q / 2, z * math.sqrt(p * (1 - p) / n + q / n / 4), 1 + q


def interval(k, n, middle, reach):
    """The interval with its ends exact where the statement wants them to be."""
    return (0.0 if k == 0 else float(middle - reach)), (1.0 if k == n else float(middle + reach))


def wald(k, n, z):
    check(k, n)
    return k / n, z * math.sqrt(k / n * (1 - k / n) / n)


@question.misconception("wald", hint="Which interval do you get when all predictions are right?")
def _(k, n, z=1.959963984540054):
    """It returns Wald's interval, p plus and minus z standard errors at p."""
    p, reach = wald(k, n, z)
    return p - reach, p + reach


@question.misconception(
    "wald_clipped", hint="How wide is your interval when all predictions on five samples are right?"
)
def _(k, n, z=1.959963984540054):
    """It returns Wald's interval, p plus and minus z standard errors at p, cut off at 0 and 1."""
    p, reach = wald(k, n, z)
    return max(p - reach, 0.0), min(p + reach, 1.0)


@question.misconception("center_p", hint="Does the interval lie symmetrically around p?")
def _(k, n, z=1.959963984540054):
    """It puts Wilson's half width around p."""
    _, reach, scale = parts(k, n, z)
    return interval(k, n, k / n, reach / scale)


@question.misconception("wald_at_the_center", hint="What stands under the root besides p (1 - p) / n?")
def _(k, n, z=1.959963984540054):
    """It leaves z² / 4n² under the root out."""
    middle, _, scale = parts(k, n, z)
    return interval(k, n, middle / scale, wald(k, n, z)[1] / scale)


@question.misconception(
    "agresti_coull", hint="Is the half width that of a sample to which z² more predictions were added?"
)
def _(k, n, z=1.959963984540054):
    """It returns Agresti and Coull's interval: Wald's after z² / 2 right and wrong predictions were added."""
    check(k, n)
    p, n_more = (k + z * z / 2) / (n + z * z), n + z * z
    return interval(k, n, p, z * math.sqrt(p * (1 - p) / n_more))


@question.misconception("width_not_divided", hint="Which terms does the factor 1 / (1 + z²/n) belong to?")
def _(k, n, z=1.959963984540054):
    """It divides the center by 1 + z² / n, but not the half width."""
    middle, reach, scale = parts(k, n, z)
    return interval(k, n, middle / scale, reach)


@question.misconception("nothing_divided", hint="Can the center lie outside of 0 to 1?")
def _(k, n, z=1.959963984540054):
    """It leaves the factor 1 / (1 + z² / n) out."""
    middle, reach, _ = parts(k, n, z)
    return interval(k, n, middle, reach)


@question.misconception("n_minus_1", hint="By which number is the variance of a share divided?")
def _(k, n, z=1.959963984540054):
    """It divides by n - 1 in the place of n, but for the accuracy itself."""
    check(k, n)
    p, q = k / n, z * z / max(n - 1, 1)
    reach = z * math.sqrt(p * (1 - p) / max(n - 1, 1) + q / max(n - 1, 1) / 4)
    return interval(k, n, (p + q / 2) / (1 + q), reach / (1 + q))


@question.misconception("no_root", hint="Is z times a variance in the same unit as an accuracy?")
def _(k, n, z=1.959963984540054):
    """It forgets the root."""
    middle, reach, scale = parts(k, n, z)
    return interval(k, n, middle / scale, reach**2 / z / scale)


@question.misconception("z_ignored", hint="Which interval does your code return for z = 1?")
def _(k, n, z=1.959963984540054):
    """It computes the interval for a confidence of 95 %, whatever z is."""
    middle, reach, scale = parts(k, n, Z95)
    return interval(k, n, middle / scale, reach / scale)


@question.misconception("upper_first", hint="In which order does the statement want the two ends?")
def _(k, n, z=1.959963984540054):
    """It returns the upper end before the lower one."""
    middle, reach, scale = parts(k, n, z)
    low, high = interval(k, n, middle / scale, reach / scale)
    return high, low


@question.misconception(
    "ends_by_formula", hint="Is the lower end of your interval for k = 0 exactly 0.0, in all digits?"
)
def _(k, n, z=1.959963984540054):
    """It leaves the lower end for k = 0 to the formula, and to rounding."""
    middle, reach, scale = parts(k, n, z)
    return (middle - reach) / scale, (middle + reach) / scale


@question.misconception("no_samples_no_error", hint="What does the statement want where n is 0?")
def _(k, n, z=1.959963984540054):
    """Where there are no samples, it returns the interval from 0 to 1 instead of raising ValueError."""
    if n < 1:
        return 0.0, 1.0
    middle, reach, scale = parts(k, n, z)
    return interval(k, n, middle / scale, reach / scale)


@question.misconception("k_clipped", hint="Can a classifier predict 11 of 10 samples rightly?")
def _(k, n, z=1.959963984540054):
    """It takes a k outside of 0 to n for the nearer of the two, instead of raising ValueError."""
    inside = k if n < 1 else min(max(k, 0), n)
    middle, reach, scale = parts(inside, n, z)
    return interval(inside, n, middle / scale, reach / scale)
