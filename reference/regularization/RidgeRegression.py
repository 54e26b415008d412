r"""A ridge regression model.

Write a class that fits ridge regression with an intercept $b$, which is not penalized, and predicts. Fitting
minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \frac{\lambda}{2} \sum_j w_j^2,$$

which has its minimum at

$$w = (X_c^\top X_c + n \lambda I)^{-1} X_c^\top (y - \bar y), \qquad b = \bar y - \bar x \cdot w,$$

where $X_c$ is $X$ with its column means taken away, and $\bar x$ and $\bar y$ are the means. The prediction
for a sample $x$ is $b + x \cdot w$.

Every case makes a model and fits it to X and y, predicts X_new and reads `coef` and `intercept`; then it fits
the same model to X_again and y_again, predicts X_last and reads both again. A second model, made with
lam_of_another and fitted to X_again and y_again in between, changes nothing.

What is judged
- After `fit` the model has the attributes `coef` ($w$, an array with a number for every column) and
  `intercept` ($b$, a Python or NumPy float).
- The objective is the one above, its squares divided by 2n; the intercept is not penalized.
- `fit` returns the model itself; what it returns is not judged.
- A second `fit` forgets the first one, also where it has another number of columns, and leaves the array that
  was read as `coef` before as it is. It uses the `lam` that the model was made with.
- `predict` may be called again and again and changes nothing; no rows give an empty array of floats.
- lam < 0 raises ValueError before anything is predicted: in the constructor, in `fit` or in `predict`.
- `predict` before `fit` is not judged.
- `fit` gets at least one row and one column; there may be more columns than rows. A constant column has the
  coefficient 0. With lam = 0 there always is an inverse: no column is constant or depends on others.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, calls, close, draws, each, edge, makes, reads, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model.

        lam: how strongly coefficients are penalized, lam >= 0

        Raises ValueError when lam < 0, unless fit or predict does.
        """
        if lam < 0:
            raise ValueError(f"lam must not be negative, got {lam}")
        self.lam = lam

    def fit(self, X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"]) -> "RidgeRegression":
        """Find the coefficients and the intercept.

        X: the samples
        y: the target of every sample

        Returns the model itself.
        """
        n, d = X.shape
        Xc = X - X.mean(axis=0)
        self.coef = np.linalg.solve(Xc.T @ Xc + n * self.lam * np.eye(d), Xc.T @ y)
        self.intercept = np.mean(y - X @ self.coef)
        return self

    def predict(self, X: Float[np.ndarray, "m d"]) -> Float[np.ndarray, "m"]:
        """Predict the target of every sample.

        X: samples with the columns of those given to fit

        Returns the predictions.
        """
        return self.intercept + X @ self.coef


def is_well_posed(X, y, X_new, X_again, y_again, X_last, lam, lam_of_another):
    """Whether both fits have a clear minimum, on which right answers by other algebra agree."""
    if X_new.shape[1] != X.shape[1] or X_last.shape[1] != X_again.shape[1] or not np.isfinite(lam):
        return False
    for rows in (X, X_again):
        if rows.size == 0:
            return False
        s = np.linalg.svd(rows - rows.mean(axis=0), compute_uv=False)
        smallest = 0.0 if len(s) < rows.shape[1] else s[-1] ** 2 / len(rows)
        if lam >= 0 and not s[0] ** 2 / len(rows) + lam <= 1e5 * (smallest + lam):
            return False
        if lam == 0 and smallest == 0:
            return False
    return True


@st.composite
def twice_fitted(draw, entries, lams):
    def drawn():
        n, d, m = draw(st.integers(2, 6)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
        return draw(entries((n, d))), draw(entries(n)), draw(entries((m, d)))

    return *drawn(), *drawn(), draw(lams), draw(lams)


def correlated(rng):
    """Columns that share a part, with means away from 0."""

    def regression():
        n, d = rng.integers(3, 10), rng.integers(1, 4)
        X = rng.normal(size=(n + 3, d)) + rng.normal(size=(n + 3, 1)) + rng.integers(-4, 5, size=d)
        y = X @ rng.normal(size=d) + rng.normal(size=n + 3) + rng.integers(-5, 6)
        return np.round(X[:n], 2), np.round(y[:n], 2), np.round(X[n:], 2)

    return *regression(), *regression(), *rng.choice([0.05, 0.25, 1.0, 3.5], size=2).tolist()


RAMP = np.array([[0.0, 4.0], [1.0, 0.0], [2.0, 0.0], [3.0, 5.0]])
Y = np.array([1.0, 2.0, 6.0, 7.0])
LINE, FEW = RAMP[:, :1], np.array([[1.0], [8.0]])
WIDE = np.array([[1.0, 0.0, 2.0], [-1.0, 2.0, 1.0]])
FIRST, SECOND = (RAMP, Y, RAMP[:2] + 1.0), (LINE * 2.0, Y[::-1] + 3.0, FEW)
CONSTANT = (np.column_stack([np.full(4, 5.0), LINE]), Y, RAMP[:3])

question = Question(
    RidgeRegression,
    level=3,
    minutes=15,
    agreement=each(*[close(1e-8)] * 6),
    steps=[
        makes("lam"),
        makes("lam_of_another", another=True),
        calls("fit", "X", "y"),
        calls("predict", "X_new", output="predicted"),
        calls("fit", "X_again", "y_again", another=True),
        reads("coef"),
        reads("intercept"),
        calls("fit", "X_again", "y_again"),
        calls("predict", "X_last", output="predicted_again"),
        reads("coef", output="coef_again"),
        reads("intercept", output="intercept_again"),
    ],
    inputs=[
        draws("reals", twice_fitted(reals, st.floats(0.01, 10.0))),
        draws("small integers", twice_fitted(whole_reals, choice(1.0, 0.5, 2.0))),
        seeded("correlated columns", correlated),
        edge("another number of columns", (*FIRST, *SECOND, 0.5), (*SECOND, *FIRST, 2.0)),
        edge("the same data again", (*FIRST, *FIRST, 0.5)),
        edge("lam = 0", (*FIRST, *SECOND, 0.0), (*SECOND, *FIRST, 0.0)),
        edge("another model", (*FIRST, *SECOND, 0.5, 4.0), (*FIRST, *SECOND, 2.0, 0.25)),
        edge("large lam", (*FIRST, *SECOND, 1024.0)),
        edge("constant column", (*CONSTANT, *FIRST, 0.5), (*SECOND, *CONSTANT, 2.0)),
        edge("more columns than rows", (WIDE, Y[:2], WIDE + 1.0, WIDE[:, :2], Y[1:3], WIDE[:1, 1:], 0.5)),
        edge("nothing to predict", (RAMP, Y, RAMP[:0], LINE, Y, LINE[:0], 1.0)),
        edge("lam < 0", *((*FIRST, *SECOND, lam) for lam in (-0.5, -1.0, -8.0))),
    ],
    examples=[(np.array([[0.0], [2.0], [4.0]]), Y[:3], np.array([[5.0]]), WIDE[:, :1], Y[:2], FEW, 1.0)],
    sources=["hoerl1970"],
    legal=is_well_posed,
)


@question.alternate("more_rows")
class _:
    def __init__(self, lam=1.0):
        self.lam = lam

    def fit(self, X, y):
        if self.lam < 0:
            raise ValueError("lam is negative")
        n, d = X.shape
        self.x_mean, self.y_mean = X.mean(axis=0), y.mean()
        rows = np.vstack([X - self.x_mean, np.sqrt(n * self.lam) * np.eye(d)])
        self.coef = np.linalg.lstsq(rows, np.append(y - self.y_mean, np.zeros(d)), rcond=None)[0]
        return self

    @property
    def intercept(self):
        return float(self.y_mean - self.x_mean @ self.coef)

    def predict(self, X):
        return self.y_mean + (X - self.x_mean) @ self.coef


@question.alternate("intercept_in_the_system")  # the normal equations, not centered
class _:
    def __init__(self, lam=1.0):
        if lam < 0:
            raise ValueError("lam is negative")
        self.lam, self.theta = lam, None

    def fit(self, X, y):
        A = np.hstack([np.ones((len(X), 1)), X])
        penalty = np.diag([0.0] + [len(X) * self.lam] * X.shape[1])
        self.theta = np.linalg.inv(A.T @ A + penalty) @ (A.T @ y)
        self.intercept, self.coef = self.theta[0], self.theta[1:]

    def predict(self, X):
        return np.array([self.intercept + sum(x * self.coef) for x in X], dtype=float)


@question.alternate("means")
class _:
    def __init__(self, lam=1.0):
        if lam < 0:
            raise ValueError("lam is negative")
        self.lam = lam

    def fit(self, X, y):
        covariances = np.atleast_2d(np.cov(X, y, rowvar=False, bias=True))
        self.coef = (
            np.linalg.pinv(covariances[:-1, :-1] + np.diag([self.lam] * X.shape[1])) @ covariances[:-1, -1]
        )
        self.intercept = y.mean() - np.dot(X.mean(axis=0), self.coef)
        return self

    def predict(self, X):
        return np.einsum("ij,j->i", X, self.coef) + self.intercept


@question.misconception(
    "penalizes_intercept",
    hint="If all targets rise by 100, what should happen to coef, and what to intercept?",
)
class _(RidgeRegression):
    """The intercept is the coefficient of a column of ones and is penalized like the others."""

    def fit(self, X, y):
        A = np.column_stack([X, np.ones(len(X))])
        theta = np.linalg.pinv(A.T @ A + len(X) * self.lam * np.eye(A.shape[1])) @ A.T @ y
        self.coef, self.intercept = theta[:-1], float(theta[-1])


@question.misconception(
    "lam_not_n_lam", hint="What does the 1/n in front of the squares become when you multiply by n?"
)
class _(RidgeRegression):
    """It adds lam instead of n lam, as if the squares were not divided by n."""

    def fit(self, X, y):
        Xc = X - X.mean(axis=0)
        self.coef = np.linalg.solve(Xc.T @ Xc + self.lam * np.eye(X.shape[1]), Xc.T @ y)
        self.intercept = float(np.mean(y - X @ self.coef))


@question.misconception("no_center", hint="Which line does your model fit when all targets are 100?")
class _(RidgeRegression):
    """It fits no intercept: nothing is centered, and the intercept is 0."""

    def fit(self, X, y):
        self.coef = np.linalg.pinv(X.T @ X + len(X) * self.lam * np.eye(X.shape[1])) @ X.T @ y
        self.intercept = 0.0


@question.misconception(
    "shared_by_all",
    hint="Whose is an attribute that is assigned to the class, as in RidgeRegression.coef = ...?",
)
class _(RidgeRegression):
    """It keeps what belongs to a model in the class, where another model overwrites it."""

    def __init__(self, lam=1.0):
        RidgeRegression.__init__(self, lam)
        del self.lam
        type(self).lam = lam


@question.misconception("mean_as_intercept", hint="What does your model predict for the mean sample?")
class _(RidgeRegression):
    """The intercept is the mean of y, although samples are not centered when they are predicted."""

    def fit(self, X, y):
        RidgeRegression.fit(self, X, y)
        self.intercept = float(y.mean())


@question.misconception(
    "predicts_without_intercept", hint="What does your model predict for a sample of zeros?"
)
class _(RidgeRegression):
    """The intercept is found and left out of the predictions."""

    def predict(self, X):
        return X @ self.coef


@question.misconception("centers_new_samples", hint="Does a prediction depend on which samples come with it?")
class _(RidgeRegression):
    """New samples are centered by their own mean before they are predicted."""

    def fit(self, X, y):
        RidgeRegression.fit(self, X, y)
        self.y_mean = float(y.mean())

    def predict(self, X):
        return (X - X.mean(axis=0)) @ self.coef + self.y_mean


@question.misconception(
    "first_fit_stays", hint="After a second fit, whose coefficients should the model have?"
)
class _(RidgeRegression):
    """A model that has been fitted once ignores every later fit."""

    def fit(self, X, y):
        if not hasattr(self, "coef"):
            RidgeRegression.fit(self, X, y)


@question.misconception("adds_data", hint="Which samples should a second fit have seen?")
class _(RidgeRegression):
    """A second fit is made on the samples of both fits."""

    def fit(self, X, y):
        if hasattr(self, "X"):
            X, y = np.concatenate([self.X, X]), np.concatenate([self.y, y])
        self.X, self.y = X, y
        RidgeRegression.fit(self, X, y)


@question.misconception("means_stay", hint="Which of the things that fit works out are worked out again?")
class _(RidgeRegression):
    """The intercept of the first fit stays when the model is fitted again."""

    def fit(self, X, y):
        before = getattr(self, "intercept", None)
        RidgeRegression.fit(self, X, y)
        if before is not None:
            self.intercept = before


@question.misconception("lam_grows", hint="After three fits, what is lam?")
class _(RidgeRegression):
    """Every fit multiplies lam itself by the number of samples, so that the next one uses another lam."""

    def fit(self, X, y):
        self.lam = self.lam * len(X)
        Xc = X - X.mean(axis=0)
        self.coef = np.linalg.solve(Xc.T @ Xc + self.lam * np.eye(X.shape[1]), Xc.T @ y)
        self.intercept = float(np.mean(y - X @ self.coef))


@question.misconception("lam_ignored", hint="What changes in your model when lam goes from 0 to 1000?")
class _(RidgeRegression):
    """It always uses lam = 1, whatever the model was made with."""

    def __init__(self, lam=1.0):
        RidgeRegression.__init__(self, min(lam, 1.0))
        self.lam = 1.0


@question.misconception("takes_any_lam", hint="What should a penalty below zero give?")
class _(RidgeRegression):
    """A penalty below zero is not refused."""

    def __init__(self, lam=1.0):
        self.lam = lam
