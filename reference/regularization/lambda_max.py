r"""The smallest penalty at which the lasso is all zeros.

The lasso with an intercept $b$, which is not penalized, minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$

For a large $\lambda$ every coefficient $w_j$ is 0. Return the smallest $\lambda \ge 0$ for which that is so:

$$\lambda_{\max} = \max_j \frac{1}{n} \Bigl| \sum_i (x_{ij} - \bar x_j)(y_i - \bar y) \Bigr|,$$

where $\bar x_j$ is the mean of column $j$ and $\bar y$ that of $y$.

What is judged
- The objective is the one above: its squares are divided by 2n, and its intercept is not penalized.
- A constant `y` gives exactly 0.0; it holds a whole number or eighths, of which centering leaves nothing.
- A constant column never needs a penalty: it counts as 0, but for rounding.
- X has at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def lambda_max(X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"]) -> float:
    """Find the smallest penalty at which every coefficient of the lasso is 0.

    X: the samples
    y: the target of every sample

    Returns the smallest such penalty.
    """
    slopes = X.T @ (y - y.mean()) / len(y)  # what centers X as well: the centered y sums to 0
    return np.abs(slopes).max()


@st.composite
def regressions(draw, entries):
    n, d = draw(st.integers(1, 8)), draw(st.integers(1, 4))
    return draw(entries((n, d))), draw(entries(n))


def correlated(rng):
    """Columns of different size and location; square now and then."""
    n, d = rng.integers(3, 20), rng.integers(2, 6)
    X = rng.normal(size=(n, d)) * rng.choice([0.5, 1, 3], size=d) + rng.integers(-4, 5, size=d)
    y = X @ rng.normal(size=d) + rng.normal(size=n) + rng.integers(-5, 6)
    return np.round(X, 2), np.round(y, 2)


RAMP = np.array([[0.0, 4.0], [1.0, 0.0], [2.0, 0.0], [3.0, 4.0]])
FALLING = np.array([3.0, 2.0, 1.0, 0.0])

question = Question(
    lambda_max,
    level=2,
    minutes=7,
    agreement=close(1e-11),
    inputs=[
        draws("reals", regressions(reals)),
        draws("small integers", regressions(whole_reals)),
        seeded("correlated columns", correlated),
        edge(
            "means far from zero",
            (RAMP + 100.0, FALLING + 64.0),
            (np.array([[10.0], [12.0]]), np.array([7.0, 9.0])),
            (RAMP - 40.0, np.array([-21.0, -20.0, -20.0, -19.0])),
        ),
        edge(
            "the largest has a negative sign",
            (RAMP, FALLING),
            (np.array([[1.0], [-1.0]]), np.array([-3.0, 3.0])),
            (np.array([[1.0, 0.5], [0.0, -0.5]]), np.array([0.0, 2.0])),
        ),
        edge(
            "constant y",
            (RAMP, np.full(4, 5.0)),
            (RAMP[:2], np.full(2, -3.0)),
            (np.array([[2.0, 7.0]]), np.array([9.0])),
        ),
        edge(
            "nearly constant y",
            (RAMP, 100_000.0 + FALLING / 8),
            (RAMP, np.array([65536.0, 65536.0, 65536.0, 65536.5])),
            (np.array([[0.0], [8.0]]), np.array([-200_000.0, -200_000.125])),
        ),
        edge(
            "constant column",
            (np.array([[9.0, 0.0], [9.0, 1.0], [9.0, 0.0], [9.0, 3.0]]), np.array([1.0, 2.0, 3.0, 8.0])),
            (np.array([[0.0, 100.0], [1.0, 100.0]]), np.array([4.0, 0.0])),
            (np.full((4, 2), 3.0), np.array([4.0, 0.0, 2.0, -2.0])),
        ),
        edge(
            "more columns than rows",
            (np.array([[0.0, 1.0, 2.0], [4.0, -1.0, 2.0]]), np.array([1.0, 3.0])),
        ),
    ],
    examples=[(np.array([[0.0, 10.0], [1.0, 10.0], [2.0, 13.0]]), np.array([3.0, 3.0, 0.0]))],
    sources=["friedman2010"],
    legal=lambda X, y: X.size > 0,
)


@question.alternate("loops")
def _(X, y):
    n, d = X.shape
    y_mean, largest = sum(y.tolist()) / n, 0.0
    for j in range(d):
        column = X[:, j].tolist()
        mean = sum(column) / n
        products = [(x - mean) * (target - y_mean) for x, target in zip(column, y.tolist(), strict=True)]
        largest = max(largest, abs(sum(products)) / n)
    return largest


@question.alternate("both_centered")
def _(X, y):
    Xc, yc = X - np.mean(X, axis=0), y - np.mean(y)
    return float(np.linalg.norm(Xc.T @ yc, np.inf) / X.shape[0])


@question.alternate("X_centered_only")
def _(X, y):
    return np.max(np.abs(np.einsum("ij,i->j", X - X.mean(axis=0), y))) / len(X)


@question.alternate("mean_of_products")  # cancels where the means are large
def _(X, y):
    products = (X * y[:, None]).mean(axis=0) - X.mean(axis=0) * y.mean()
    return max(abs(product) for product in products)


@question.misconception("no_center", hint="Add 100 to every target: should a slope notice it?")
def _(X, y):
    """The means are not taken away from X and y, as if there were no intercept."""
    return np.abs(X.T @ y).max() / len(y)


@question.misconception(
    "no_1_over_n", hint="Twice the same data, one copy below the other: what should the result do?"
)
def _(X, y):
    """The sum is not divided by the number of samples."""
    return float(np.abs(X.T @ (y - y.mean())).max())


@question.misconception("signed_max", hint="May a column that falls while y rises stay at 0 for longer?")
def _(X, y):
    """It takes the largest value with its sign, so columns that fall while y rises do not count."""
    return np.max(X.T @ (y - y.mean())) / len(y)


@question.misconception("l2_norm", hint="How many columns does it take for one coefficient to leave zero?")
def _(X, y):
    """It takes the root of the sum of squares over the columns instead of the largest of them."""
    return np.linalg.norm(X.T @ (y - y.mean())) / len(y)


@question.misconception("sum_over_columns", hint="Does one more column that is pure noise raise the result?")
def _(X, y):
    """It adds the sizes over the columns instead of taking the largest of them."""
    return np.abs(X.T @ (y - y.mean())).sum() / len(y)


@question.misconception(
    "smallest", hint="At the value you return, is every coefficient zero, or only one of them?"
)
def _(X, y):
    """It takes the smallest of the columns, where the first coefficient reaches zero."""
    return np.abs(X.T @ (y - y.mean())).min() / len(y)


@question.misconception("n_minus_1", hint="By what does the objective divide the sum of squares?")
def _(X, y):
    """It divides by n - 1, as an unbiased covariance does."""
    return np.abs(X.T @ (y - y.mean())).max() / max(len(y) - 1, 1)


@question.misconception("factor_two", hint="What does the 1/2 in the objective do to its derivative?")
def _(X, y):
    """The 2 of the squares' derivative is kept although the objective halves them."""
    return 2 * np.abs(X.T @ (y - y.mean())).max() / len(y)


@question.misconception(
    "correlation", hint="In which units is the result: those of y alone, or of X times y?"
)
def _(X, y):
    """The columns are scaled to standard deviation 1 first, which the objective does not ask for."""
    sd = X.std(axis=0)
    slopes = X.T @ (y - y.mean()) / len(y)
    return np.abs(slopes / np.where(sd > 0, sd, 1.0)).max()


@question.misconception(
    "least_squares", hint="Which lambda does the objective use when w is what you return?"
)
def _(X, y):
    """It returns the largest coefficient of least squares, a slope and not a penalty."""
    coef = np.linalg.lstsq(X - X.mean(axis=0), y - y.mean(), rcond=None)[0]
    return np.abs(coef).max()
