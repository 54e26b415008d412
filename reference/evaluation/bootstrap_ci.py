r"""Bootstrap interval of a mean.

How sure is a mean? Draw samples of n values with replacement from the n values that there are, and see how
far their means spread. The drawing is done already: row b of `idx` holds the indices of resample b, whose
values are `v[idx[b]]`. Take the mean of every resample, and return the percentile interval with the error
probability $\alpha$: the $\alpha/2$ and the $1 - \alpha/2$ quantile of these B means. With 1 for every right
answer of a classifier and 0 for every wrong one, this is a confidence interval of its accuracy.

What is judged
- The quantile q of the B means lies at position q (B - 1) of them in ascending order, counted from 0, and is
  interpolated linearly between the two means around it, as np.quantile does by default.
- An entry of idx below 0 or above n - 1 raises ValueError.
- n and B are at least 1, and 0 < alpha < 1.
"""

import statistics

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import choice, integers, reals, whole_reals


def bootstrap_ci(
    v: Float[np.ndarray, "n"], idx: Int[np.ndarray, "B n"], alpha: float = 0.05
) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples.

    v: the values
    idx: the indices into v of every resample, one resample a row
    alpha: the probability left outside of the interval, half of it on each side

    Returns the lower and the upper end of the interval.

    Raises ValueError when an entry of idx is below 0 or above n - 1.
    """
    if idx.min() < 0 or idx.max() >= len(v):
        raise ValueError(f"every index must lie between 0 and {len(v) - 1}")
    means = v[idx].mean(axis=1)
    low, high = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)


def is_legal(v, idx, alpha):
    return idx.size > 0 and 0 < alpha < 1


@st.composite
def samples(draw, values):
    n, n_resamples = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    return (
        draw(values(n)),
        draw(integers((n_resamples, n), 0, n - 1)),
        draw(choice(0.05, 0.5, 0.25, 0.1, 0.75)),
    )


def many(rng):
    """So many resamples that the ends lie well inside; half of the time of right and wrong answers."""
    n, n_resamples = rng.integers(4, 10), rng.integers(15, 31)
    v = np.round(rng.normal(size=n) + rng.integers(-3, 4), 2)
    if rng.integers(2):
        v = (rng.random(n) < 0.8).astype(float)
    return v, rng.integers(n, size=(n_resamples, n)), float(rng.choice([0.05, 0.1, 0.2, 0.3]))


FOUR = np.array([0.0, 1.0, 4.0, 9.0])
FIVE_RESAMPLES = np.array([[0, 1, 2, 3], [1, 1, 1, 1], [3, 3, 0, 2], [0, 0, 0, 1], [2, 2, 3, 3]])
SQUARE = np.array([[3, 3, 2, 0], [0, 0, 1, 0], [1, 2, 1, 2], [0, 1, 2, 3]])
TWO_RESAMPLES = np.array([[0, 0, 1, 0], [3, 2, 3, 3]])

question = Question(
    bootstrap_ci,
    level=2,
    minutes=11,
    agreement=close(rtol=1e-10),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("many resamples", many),
        edge(
            "one resample",
            (FOUR, FIVE_RESAMPLES[2:3], 0.05),
            (FOUR, FIVE_RESAMPLES[:1], 0.5),
            (np.array([2.0, -3.0]), np.array([[1, 0]]), 0.25),
        ),
        edge(
            "two resamples",
            (FOUR, TWO_RESAMPLES, 0.5),
            (FOUR, TWO_RESAMPLES, 0.25),
            (-FOUR, TWO_RESAMPLES, 0.05),
        ),
        edge(
            "as many resamples as values",
            (FOUR, SQUARE, 0.5),
            (FOUR, SQUARE, 0.05),
            (np.array([5.0, -1.0]), np.array([[0, 0], [1, 0]]), 0.5),
        ),
        edge(
            "constant values",
            (np.full(4, 0.5), FIVE_RESAMPLES, 0.05),
            (np.full(4, -3.0), SQUARE, 0.5),
            (np.zeros(4), FIVE_RESAMPLES, 0.05),
        ),
        edge(
            "one value",
            (np.array([7.0]), np.zeros((3, 1), dtype=np.int64), 0.05),
            (np.array([-0.25]), np.zeros((1, 1), dtype=np.int64), 0.5),
        ),
        edge(
            "alpha near 1",
            (FOUR, FIVE_RESAMPLES, 0.875),
            (FOUR, SQUARE, 0.75),
            (np.array([1.0, 0.0, 1.0, 1.0]), FIVE_RESAMPLES, 0.9375),
        ),
        edge(
            "index too large",
            (FOUR, np.array([[0, 1, 2, 4]]), 0.05),
            (FOUR, np.array([[0, 0, 0, 0], [0, 9, 0, 0]]), 0.05),
            (np.array([1.0]), np.array([[1]]), 0.5),
        ),
        edge(
            "index below 0",
            (FOUR, np.array([[0, 1, 2, -1]]), 0.05),
            (FOUR, np.array([[0, 0, 0, 0], [-4, 0, 0, 0]]), 0.05),
            (np.array([1.0]), np.array([[-1]]), 0.5),
        ),
    ],
    examples=[
        (
            np.array([1.0, 0.0, 1.0, 1.0]),
            np.array([[0, 1, 2, 3], [1, 1, 0, 2], [3, 3, 0, 1], [1, 1, 1, 0]]),
            0.5,
        )
    ],
    outputs=("low", "high"),
    sources=["efron1979"],
    legal=is_legal,
)


@question.alternate("plain_python")
def _(v, idx, alpha=0.05):
    values = [float(x) for x in v]
    means = []
    for row in idx:
        if any(i < 0 or i >= len(values) for i in row):
            raise ValueError("index out of range")
        means.append(statistics.fmean(values[i] for i in row))
    means.sort()

    def quantile(q):
        position = q * (len(means) - 1)
        left = int(position)
        right = min(left + 1, len(means) - 1)
        return means[left] + (position - left) * (means[right] - means[left])

    return quantile(alpha / 2), quantile(1 - alpha / 2)


@question.alternate("counts_of_every_value")
def _(v, idx, alpha=0.05):
    n = len(v)
    if np.any((idx < 0) | (idx >= n)):
        raise ValueError("index out of range")
    counts = np.array([np.bincount(row, minlength=n) for row in idx])
    low, high = np.percentile(counts / n @ v, [50 * alpha, 100 - 50 * alpha])
    return low, high


@question.alternate("between_ranks")
def _(v, idx, alpha=0.05):
    if not np.isin(idx, np.arange(len(v))).all():
        raise ValueError("index out of range")
    means = np.sort(np.take(v, idx).sum(axis=1)) / idx.shape[1]
    ranks = np.arange(len(means))
    low = np.interp(alpha * (len(means) - 1) / 2, ranks, means)
    high = np.interp((len(means) - 1) - alpha * (len(means) - 1) / 2, ranks, means)
    return float(low), float(high)


def check(v, idx):
    if (idx < 0).any() or (idx >= len(v)).any():
        raise ValueError("index out of range")


def ends(statistics, low, high, **options):
    """What the misconceptions have in common."""
    return tuple(float(end) for end in np.quantile(statistics, [low, high], **options))


@question.misconception("one_tail", hint="How much of alpha is left outside on each of the two sides?")
def _(v, idx, alpha=0.05):
    """It leaves alpha outside on each side instead of half of it."""
    check(v, idx)
    return ends(v[idx].mean(axis=1), alpha, 1 - alpha)


@question.misconception(
    "normal_approx", hint="Can the interval that you return be longer on one side of the mean?"
)
def _(v, idx, alpha=0.05):
    """It returns the mean of the means plus or minus standard deviations, as if they were normal."""
    check(v, idx)
    means = v[idx].mean(axis=1)
    half = statistics.NormalDist().inv_cdf(1 - alpha / 2) * means.std()
    return float(means.mean() - half), float(means.mean() + half)


@question.misconception("se_of_B", hint="Does the interval become short when only the resampling goes on?")
def _(v, idx, alpha=0.05):
    """It divides the spread of the means by the root of how many resamples there are."""
    check(v, idx)
    means = v[idx].mean(axis=1)
    half = statistics.NormalDist().inv_cdf(1 - alpha / 2) * means.std() / len(idx) ** 0.5
    return float(means.mean() - half), float(means.mean() + half)


@question.misconception("medians", hint="Which statistic of a resample does the statement ask for?")
def _(v, idx, alpha=0.05):
    """It takes the median of every resample."""
    check(v, idx)
    return ends(np.median(v[idx], axis=1), alpha / 2, 1 - alpha / 2)


@question.misconception("own_rng", hint="Where do the resamples come from in your code?")
def _(v, idx, alpha=0.05):
    """It draws resamples of its own."""
    check(v, idx)
    own = np.random.default_rng(0).integers(len(v), size=idx.shape)
    return ends(v[own].mean(axis=1), alpha / 2, 1 - alpha / 2)


@question.misconception(
    "pooled_values", hint="How many numbers do you take the quantiles of: B, or as many as idx has entries?"
)
def _(v, idx, alpha=0.05):
    """It takes the quantiles of all resampled values instead of their means."""
    check(v, idx)
    return ends(v[idx], alpha / 2, 1 - alpha / 2)


@question.misconception("over_resamples", hint="How many means does your code compute: n or B?")
def _(v, idx, alpha=0.05):
    """It averages over the resamples, and so has a mean for every position in a resample."""
    check(v, idx)
    return ends(v[idx].mean(axis=0), alpha / 2, 1 - alpha / 2)


@question.misconception(
    "percents", hint="Does your quantile function take numbers from 0 to 1, or from 0 to 100?"
)
def _(v, idx, alpha=0.05):
    """It gives shares to a function that takes percents."""
    check(v, idx)
    low, high = np.percentile(v[idx].mean(axis=1), [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)


@question.misconception(
    "order_statistics", hint="What lies between two neighboring means when the position is no integer?"
)
def _(v, idx, alpha=0.05):
    """It takes the next lower of the sorted means instead of interpolating."""
    check(v, idx)
    return ends(v[idx].mean(axis=1), alpha / 2, 1 - alpha / 2, method="lower")


@question.misconception(
    "alpha_as_level", hint="Does the interval become longer or shorter when alpha becomes smaller?"
)
def _(v, idx, alpha=0.05):
    """It takes alpha for the share inside of the interval."""
    check(v, idx)
    return ends(v[idx].mean(axis=1), (1 - alpha) / 2, (1 + alpha) / 2)


@question.misconception("alpha_ignored", hint="Where in your code does alpha stand?")
def _(v, idx, alpha=0.05):
    """It always returns the interval for alpha = 0.05."""
    check(v, idx)
    return ends(v[idx].mean(axis=1), 0.025, 0.975)


@question.misconception(
    "reflected", hint="Which end of your interval moves when the largest of the means becomes larger?"
)
def _(v, idx, alpha=0.05):
    """It reflects the quantiles at the mean of v, which gives the basic interval."""
    check(v, idx)
    low, high = ends(v[idx].mean(axis=1), alpha / 2, 1 - alpha / 2)
    return float(2 * v.mean() - high), float(2 * v.mean() - low)


@question.misconception("index_unchecked", hint="Which value does v[-1] give?")
def _(v, idx, alpha=0.05):
    """It leaves the indices unchecked: those below 0 count from the end, others raise an IndexError."""
    return ends(v[idx].mean(axis=1), alpha / 2, 1 - alpha / 2)


@question.misconception("negative_index", hint="Is an index of -1 between 0 and n - 1?")
def _(v, idx, alpha=0.05):
    """It checks only for indices that are too large."""
    if (idx >= len(v)).any():
        raise ValueError("index out of range")
    return ends(np.concatenate([v, v])[idx + len(v)].mean(axis=1), alpha / 2, 1 - alpha / 2)
