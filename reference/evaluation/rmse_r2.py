r"""RMSE and R² of a regression.

Given the true values y of n samples and the values $\hat y$ predicted for them, compute two measures of how
good the predictions are: the root of the mean squared error, and the coefficient of determination,

$$\mathrm{RMSE} = \sqrt{\frac{\mathrm{SSE}}{n}}, \qquad R^2 = 1 - \frac{\mathrm{SSE}}{\mathrm{SST}}, \qquad
\mathrm{SSE} = \sum_i (y_i - \hat y_i)^2, \qquad \mathrm{SST} = \sum_i (y_i - \bar y)^2,$$

where $\bar y$ is the mean of the true values.

What is judged
- The mean squared error divides by n.
- R² may be negative: predictions can be worse than the mean of the true values.
- Where all true values are equal, R² is 1.0 if all predictions are equal to them, and 0.0 otherwise. Such
  values are whole numbers or eighths, so that their mean is exact; others differ by more than 0.001.
- There is at least one sample. Where there is only one, all true values are equal.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def rmse_r2(y: Float[np.ndarray, "n"], yhat: Float[np.ndarray, "n"]) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination.

    y: the true values
    yhat: the predicted values

    Returns RMSE and R².
    """
    sse = np.sum((y - yhat) ** 2)
    rmse = float(np.sqrt(sse / len(y)))
    if np.ptp(y) == 0:  # unlike SST, exactly so for any equal values
        return rmse, float(sse == 0)
    return rmse, float(1 - sse / np.sum((y - y.mean()) ** 2))


def is_legal(y, yhat):
    """True values that differ by rounding only are neither equal nor spread, and no right answer agrees."""
    if len(y) == 0:
        return False
    exact = (np.round(y * 8) == y * 8).all()
    return bool(np.ptp(y) > 1e-3 or (np.ptp(y) == 0 and exact))


@st.composite
def predictions(draw, values):
    n = draw(st.integers(2, 8))
    return draw(values(n)), draw(values(n))


def good(rng):
    """Predictions near the truth, some of them off by the same amount."""
    n = rng.integers(5, 16)
    y = np.round(rng.normal(size=n) * rng.choice([0.5, 2.0, 20.0]) + rng.integers(-5, 6), 3)
    slope, shift = rng.choice([0.5, 0.9, 1.0, 1.2]), rng.choice([0.0, 0.0, 0.7])
    return y, np.round(slope * y + shift * y.std() + 0.3 * y.std() * rng.normal(size=n), 3)


LINE = np.array([1.0, 2.0, 4.0, 9.0])
FIVES = np.array([5.0, 5.0, 5.0])

question = Question(
    rmse_r2,
    level=1,
    minutes=7,
    agreement=close(),
    outputs=("RMSE", "R2"),
    inputs=[
        draws("reals", predictions(reals)),
        draws("small integers", predictions(whole_reals)),
        seeded("good predictions", good),
        edge(
            "equal true values, predictions off",
            (FIVES, np.array([5.0, 6.0, 3.0])),
            (FIVES, np.array([4.0, 4.0, 4.0])),
            (np.zeros(4), np.array([0.0, 0.0, 0.5, 0.0])),
            (np.array([0.125, 0.125]), np.array([0.25, 0.0])),
        ),
        edge(
            "equal true values, predictions right",
            (FIVES, FIVES),
            (np.zeros(2), np.zeros(2)),
            (np.array([-0.375, -0.375]), np.array([-0.375, -0.375])),
        ),
        edge(
            "one sample",
            (np.array([3.0]), np.array([1.0])),
            (np.array([3.0]), np.array([3.0])),
            (np.array([0.5]), np.array([0.25])),
        ),
        edge(
            "all predictions right",
            (LINE, LINE),
            (np.array([-1.0, 1.0]), np.array([-1.0, 1.0])),
        ),
        edge(
            "worse than the mean",
            (LINE, LINE[::-1].copy()),
            (LINE, np.array([7.0, 7.0, 7.0, 7.0])),
            (np.array([0.0, 2.0]), np.array([3.0, -2.0])),
        ),
        edge(
            "off by a constant or a factor",
            (LINE, LINE + 1),
            (LINE, 2 * LINE),
            (LINE, 3 - LINE / 2),
        ),
    ],
    examples=[
        (np.array([1.0, 2.0, 3.0, 6.0]), np.array([1.0, 2.0, 4.0, 5.0])),
        (np.array([2.0, 2.0]), np.array([2.0, 5.0])),
    ],
    legal=is_legal,
)


@question.alternate("loops")
def _(y, yhat):
    pairs = [(float(a), float(b)) for a, b in zip(y, yhat, strict=True)]
    mean = sum(a for a, _ in pairs) / len(pairs)
    sse = sst = 0.0
    for a, b in pairs:
        sse += (a - b) ** 2
        sst += (a - mean) ** 2
    if sst == 0.0:
        return math.sqrt(sse / len(pairs)), 1.0 if sse == 0.0 else 0.0
    return math.sqrt(sse / len(pairs)), 1.0 - sse / sst


@question.alternate("mean_square_and_variance")
def _(y, yhat):
    mse = np.mean(np.square(yhat - y))
    if np.all(y == y[0]):
        return mse**0.5, 1.0 if np.array_equal(y, yhat) else 0.0
    return mse**0.5, (np.var(y) - mse) / np.var(y)


@question.alternate("norms")
def _(y, yhat):
    error, spread = np.linalg.norm(y - yhat), np.linalg.norm(y - np.average(y))
    if spread == 0:
        return error / np.sqrt(len(y)), 0.0 if error else 1.0
    return error / np.sqrt(len(y)), 1 - (error / spread) ** 2


@question.alternate("sum_of_squares")  # less the square of the mean; loses digits where the mean is large
def _(y, yhat):
    n, errors = len(y), y - yhat
    sse = errors @ errors
    if max(y) == min(y):
        return float(np.sqrt(sse / n)), float(not errors.any())
    sst = y @ y - y.sum() ** 2 / n
    return float(np.sqrt(sse / n)), float(1 - sse / sst)


@question.alternate("epsilon_in_the_divisor")
def _(y, yhat):
    mse = float(((y - yhat) ** 2).mean())
    variance = float(y.var())
    if variance == 0:
        return math.sqrt(mse), float(mse == 0)
    return math.sqrt(mse), 1 - mse / (variance + 1e-12)


def rmse_of(y, yhat):
    return float(np.sqrt(np.mean((y - yhat) ** 2)))


def r2_of(y, yhat):
    sse, sst = ((y - yhat) ** 2).sum(), ((y - y.mean()) ** 2).sum()
    return float(1 - sse / sst) if sst > 0 else float(sse == 0)


@question.misconception("mse", hint="In which unit is your error when y is in meters?")
def _(y, yhat):
    """It returns the mean squared error, without the root."""
    return rmse_of(y, yhat) ** 2, r2_of(y, yhat)


@question.misconception("mae", hint="Does an error of 2 weigh twice as much as one of 1, or more?")
def _(y, yhat):
    """It returns the mean absolute error for the RMSE."""
    return float(np.abs(y - yhat).mean()), r2_of(y, yhat)


@question.misconception("root_of_sum", hint="Does your error grow when every sample comes twice?")
def _(y, yhat):
    """It takes the root of the sum of squared errors and does not divide by n."""
    return float(np.linalg.norm(y - yhat)), r2_of(y, yhat)


@question.misconception("ddof1", hint="By which number does the statement divide SSE?")
def _(y, yhat):
    """It divides the sum of squared errors by n - 1."""
    return float(np.sqrt(((y - yhat) ** 2).sum() / max(len(y) - 1, 1))), r2_of(y, yhat)


@question.misconception("corr_squared", hint="What is your R² when every prediction is twice the true value?")
def _(y, yhat):
    """It returns the squared correlation of y with the predictions for R²."""
    if np.ptp(y) == 0 or np.ptp(yhat) == 0:
        return rmse_of(y, yhat), r2_of(y, yhat)
    return rmse_of(y, yhat), float(np.corrcoef(y, yhat)[0, 1] ** 2)


@question.misconception("mean_of_pred", hint="Of which values is the mean in SST?")
def _(y, yhat):
    """It takes SST about the mean of the predictions."""
    sse, sst = ((y - yhat) ** 2).sum(), ((y - yhat.mean()) ** 2).sum()
    return rmse_of(y, yhat), float(1 - sse / sst) if sst > 0 else float(sse == 0)


@question.misconception("arguments_swapped", hint="Whose spread is SST, that of y or of the predictions?")
def _(y, yhat):
    """It takes the predictions for the true values, and so SST from the predictions."""
    return rmse_of(y, yhat), r2_of(yhat, y)


@question.misconception(
    "explained_share",
    hint="Is your R² below 1 when the predictions are spread as the true values are, but wrong?",
)
def _(y, yhat):
    """It returns the spread of the predictions over that of the true values for R²."""
    ssr, sst = ((yhat - y.mean()) ** 2).sum(), ((y - y.mean()) ** 2).sum()
    return rmse_of(y, yhat), float(ssr / sst) if sst > 0 else r2_of(y, yhat)


@question.misconception(
    "explained_variance", hint="What is your R² when every prediction is too large by the same amount?"
)
def _(y, yhat):
    """It takes the variance of the errors for their mean square, so that a constant error costs nothing."""
    if np.ptp(y) == 0:
        return rmse_of(y, yhat), r2_of(y, yhat)
    return rmse_of(y, yhat), float(1 - np.var(y - yhat) / np.var(y))


@question.misconception("not_subtracted", hint="Which R² do perfect predictions have?")
def _(y, yhat):
    """It returns SSE / SST, without subtracting it from 1."""
    return rmse_of(y, yhat), 1 - r2_of(y, yhat)


@question.misconception("never_negative", hint="Can predictions be worse than the mean of the true values?")
def _(y, yhat):
    """It cuts a negative R² off at 0."""
    return rmse_of(y, yhat), max(r2_of(y, yhat), 0.0)


@question.misconception("mixed_divisors", hint="By which number is SSE divided in R², and by which SST?")
def _(y, yhat):
    """It divides the mean squared error, with n, by the variance of y with n - 1."""
    if np.ptp(y) == 0:
        return rmse_of(y, yhat), r2_of(y, yhat)
    return rmse_of(y, yhat), float(1 - rmse_of(y, yhat) ** 2 / np.var(y, ddof=1))


@question.misconception("const_nan", hint="What does your code divide by when all true values are equal?")
def _(y, yhat):
    """Where all true values are equal, it divides by 0, which gives NaN or minus infinity."""
    sse, sst = ((y - yhat) ** 2).sum(), ((y - y.mean()) ** 2).sum()
    return rmse_of(y, yhat), float(1 - sse / sst)


@question.misconception(
    "const_zero", hint="What does the statement say of equal true values that are all predicted rightly?"
)
def _(y, yhat):
    """Where all true values are equal, it returns an R² of 0.0 for right predictions too."""
    return rmse_of(y, yhat), r2_of(y, yhat) if np.ptp(y) > 0 else 0.0


@question.misconception("const_one", hint="Does it matter for equal true values whether they were predicted?")
def _(y, yhat):
    """Where all true values are equal, it returns an R² of 1.0 for wrong predictions too."""
    return rmse_of(y, yhat), r2_of(y, yhat) if np.ptp(y) > 0 else 1.0


@question.misconception("r2_first", hint="In which order does the statement want the two results?")
def _(y, yhat):
    """It returns R² first and the RMSE second."""
    return r2_of(y, yhat), rmse_of(y, yhat)
