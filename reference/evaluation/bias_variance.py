r"""Squared bias and variance of predictions.

A model was fitted R times, each time to another training set, and predicts the target at the same m points.
Row r of `preds` holds the predictions of fit r, and `f` the true values, free of noise. At a point j the mean
prediction of the fits is $\bar p_j = \frac{1}{R} \sum_r p_{rj}$. Return the squared bias and the variance,
each of them averaged over the points:

$$\mathrm{bias}^2 = \frac{1}{m} \sum_j (\bar p_j - f_j)^2 \qquad
\mathrm{variance} = \frac{1}{m} \sum_j \frac{1}{R} \sum_r (p_{rj} - \bar p_j)^2$$

Together they are the mean squared error $\frac{1}{mR} \sum_{r,j} (p_{rj} - f_j)^2$.

What is judged
- The variance has the divisor R, so that it is 0 for a single fit.
- R and m are at least 1.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def bias_variance(preds: Float[np.ndarray, "R m"], f: Float[np.ndarray, "m"]) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance.

    preds: the predictions, one fit a row, one point a column
    f: the true values at the points

    Returns the squared bias and the variance, both averaged over the points.
    """
    bias = preds.mean(axis=0) - f
    variance = preds.var(axis=0)
    return float(np.mean(bias**2)), float(np.mean(variance))


def is_legal(preds, f):
    return preds.size > 0


@st.composite
def samples(draw, values):
    n_fits, n_points = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return draw(values((n_fits, n_points))), draw(values(n_points))


def fits(rng):
    """Predictions whose bias and spread differ from point to point."""
    n_fits, n_points = rng.integers(2, 9), rng.integers(2, 9)
    f = np.round(3 * rng.normal(size=n_points), 2)
    spread = rng.uniform(0.2, 2, size=n_points)
    preds = f + rng.normal(size=n_points) + spread * rng.normal(size=(n_fits, n_points))
    return np.round(preds, 3), f


TWO_FITS = np.array([[1.0, 4.0, 7.0], [3.0, 0.0, 7.0]])
SQUARE = np.array([[2.0, 5.0, 0.0], [4.0, 1.0, 1.0], [0.0, 3.0, -7.0]])
FOUR_FITS = np.array([[1.0, -2.0], [3.0, 2.0], [3.0, 6.0], [5.0, 2.0]])

question = Question(
    bias_variance,
    level=2,
    minutes=10,
    agreement=close(rtol=1e-10),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("biased fits", fits),
        edge(
            "a single fit",
            (np.array([[1.0, 5.0, -2.0]]), np.array([0.0, 1.0, 1.0])),
            (np.array([[0.5]]), np.array([2.0])),
            (np.array([[3.0, 3.0]]), np.array([3.0, 3.0])),
        ),
        edge(
            "one point",
            (np.array([[1.0], [2.0], [6.0]]), np.array([2.0])),
            (np.array([[4.0], [8.0]]), np.array([0.0])),
            (np.array([[-1.0], [5.0]]), np.array([2.0])),
        ),
        edge(
            "as many fits as points",
            (SQUARE, np.array([1.0, 4.0, -3.0])),
            (np.array([[1.0, 2.0], [5.0, 3.0]]), np.array([0.0, 0.0])),
            (SQUARE.T, np.zeros(3)),
        ),
        edge(
            "right on average",
            (FOUR_FITS, np.array([3.0, 2.0])),
            (TWO_FITS, np.array([2.0, 2.0, 7.0])),
            (np.array([[-6.0], [6.0]]), np.array([0.0])),
        ),
        edge(
            "biases that cancel",
            (TWO_FITS, np.array([0.0, 4.0, 7.0])),
            (FOUR_FITS, np.array([8.0, -3.0])),
            (np.array([[5.0, 5.0], [5.0, 5.0]]), np.array([6.0, 4.0])),
        ),
        edge(
            "all fits alike",
            (np.array([[1.0, 2.0, 5.0]] * 4), np.array([0.0, 2.0, 3.0])),
            (np.array([[0.25, -8.0]] * 2), np.array([0.5, 1.0])),
            (np.zeros((3, 2)), np.zeros(2)),
        ),
    ],
    examples=[(np.array([[1.0, 4.0], [3.0, 4.0]]), np.array([2.0, 1.0]))],
    outputs=("bias2", "variance"),
    sources=["geman1992"],
    legal=is_legal,
)


@question.alternate("loops")
def _(preds, f):
    n_fits, n_points = preds.shape
    bias2 = variance = 0.0
    for column, truth in zip(preds.T.tolist(), f.tolist(), strict=True):
        mean = sum(column) / n_fits
        bias2 += (mean - truth) ** 2
        variance += sum((p - mean) ** 2 for p in column) / n_fits
    return bias2 / n_points, variance / n_points


@question.alternate("second_moments")  # cancels where the predictions are large
def _(preds, f):
    mean = np.mean(preds, axis=0)
    variance = np.mean(preds * preds, axis=0) - mean * mean
    bias2 = np.mean(mean * mean - 2 * mean * f + f * f)
    return bias2, np.average(variance)


@question.alternate("rest_of_the_error")
def _(preds, f):
    n_fits, n_points = np.shape(preds)
    mean = np.ones(n_fits) @ preds / n_fits
    gaps = (preds - mean).ravel()
    errors = (preds - f).ravel()
    return float((errors @ errors - gaps @ gaps) / (n_fits * n_points)), float(gaps @ gaps / gaps.size)


def split(preds, f):
    """What the misconceptions have in common."""
    return float(((preds.mean(axis=0) - f) ** 2).mean()), float(preds.var(axis=0).mean())


@question.misconception("ddof1", hint="What is the variance of a single fit in your code?")
def _(preds, f):
    """It divides the squared deviations by R - 1."""
    return split(preds, f)[0], float(preds.var(axis=0, ddof=1).mean())


@question.misconception("abs_bias", hint="What do squared bias and variance have to add up to?")
def _(preds, f):
    """It returns the mean absolute bias instead of the mean squared one."""
    return float(np.abs(preds.mean(axis=0) - f).mean()), split(preds, f)[1]


@question.misconception("var_over_points", hint="Is one row of preds a fit, or a point?")
def _(preds, f):
    """It takes the variance over the points instead of over the fits."""
    return split(preds, f)[0], float(preds.var(axis=1).mean())


@question.misconception(
    "bias_squared_late", hint="May a bias of 1 at one point and of -1 at another one cancel?"
)
def _(preds, f):
    """It averages the bias over the points before it squares it, so that biases of both signs cancel."""
    return float((preds.mean(axis=0) - f).mean() ** 2), split(preds, f)[1]


@question.misconception("error_as_bias", hint="Is there a squared bias when the fits are right on average?")
def _(preds, f):
    """It squares the errors of the single fits, not those of their mean, and so returns the whole error."""
    return float(((preds - f) ** 2).mean()), split(preds, f)[1]


@question.misconception("spread_about_truth", hint="From what do the fits deviate in the variance?")
def _(preds, f):
    """It takes the variance about the true values instead of about the mean prediction."""
    return split(preds, f)[0], float(((preds - f) ** 2).mean())


@question.misconception("pooled_variance", hint="Do fits that all agree vary, when the points differ?")
def _(preds, f):
    """It takes one variance over all predictions, of all fits and points together."""
    return split(preds, f)[0], float(preds.var())


@question.misconception("pooled_mean", hint="How many mean predictions are there?")
def _(preds, f):
    """It takes one mean over all predictions for the mean prediction at every point."""
    return float(((preds.mean() - f) ** 2).mean()), split(preds, f)[1]


@question.misconception("median_fit", hint="Which prediction stands for the fits at a point?")
def _(preds, f):
    """It compares the median of the fits with the true values."""
    return float(((np.median(preds, axis=0) - f) ** 2).mean()), split(preds, f)[1]


@question.misconception("standard_deviation", hint="In which units is each of your two results?")
def _(preds, f):
    """It averages the standard deviations of the fits instead of their variances."""
    return split(preds, f)[0], float(preds.std(axis=0).mean())


@question.misconception("sums", hint="Do your results grow with the number of points?")
def _(preds, f):
    """It adds up over the points instead of averaging."""
    bias2, variance = split(preds, f)
    return bias2 * len(f), variance * len(f)


@question.misconception("rooted", hint="What is the square of the bias at a single point?")
def _(preds, f):
    """It takes the root of the mean squared bias."""
    bias2, variance = split(preds, f)
    return bias2**0.5, variance


@question.misconception("swapped", hint="Which of the two comes first in your result?")
def _(preds, f):
    """It returns the variance first."""
    return split(preds, f)[::-1]
