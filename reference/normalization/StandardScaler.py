r"""A scaler that learns from one set and scales others.

Write a scaler as a class. `fit` learns the mean $\bar x_j$ and the standard deviation
$s_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \bar x_j)^2}$ of every column; `transform` maps an entry $x$ of
column j to $(x - \bar x_j) / s_j$; `inverse_transform` maps it back.

What is judged
- `transform` uses what `fit` learned, whatever set it is given.
- Where the standard deviation is 0, the divisor is 1.
- `inverse_transform` undoes `transform`, also in such columns.
- A second `fit` forgets the first one.
- The attributes `mean` and `scale` hold, after `fit`, the means and the divisors, one for every column.
- What `fit` returns is not judged. `fit` gets at least one row.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, calls, close, draws, edge, makes, reads, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


class StandardScaler:
    """Scales columns to mean 0 and standard deviation 1 of the set that it was fitted to."""

    def __init__(self) -> None:
        """Begin without any statistics."""
        self.mean = self.scale = None

    def fit(self, X: Float[np.ndarray, "n d"]) -> "StandardScaler":
        """Learn mean and standard deviation of every column.

        X: the samples to learn from

        Returns the scaler itself.
        """
        self.mean, sd = X.mean(axis=0), X.std(axis=0)
        self.scale = np.where(sd > 0, sd, 1.0)
        return self

    def transform(self, X: Float[np.ndarray, "m d"]) -> Float[np.ndarray, "m d"]:
        """Scale samples by what fit learned.

        X: the samples to be scaled

        Returns the scaled samples.
        """
        return (X - self.mean) / self.scale

    def inverse_transform(self, Z: Float[np.ndarray, "k d"]) -> Float[np.ndarray, "k d"]:
        """Map scaled samples back.

        Z: scaled samples

        Returns the samples in their old units.
        """
        return Z * self.scale + self.mean


def is_legal(X, X_new, Z, X_other):
    """Columns whose entries differ by rounding only are neither constant nor spread."""
    for fitted in (X, X_other):
        spread = np.ptp(fitted, axis=0)
        exact = (np.round(8 * fitted) == 8 * fitted).all(axis=0)
        if not ((spread == 0) & exact | (spread > 1e-2)).all():
            return False
    return True


@st.composite
def sets(draw, entries):
    n, m, k, d = (
        draw(st.integers(2, 5)),
        draw(st.integers(1, 3)),
        draw(st.integers(1, 3)),
        draw(st.integers(1, 3)),
    )
    return tuple(draw(entries((size, d))) for size in (n, m, k, n))


def elsewhere(rng):
    """The second set lies elsewhere and spreads otherwise."""
    d = rng.integers(1, 4)
    X, X_new, Z, X_other = (rng.normal(size=(size, d)) for size in (6, 3, 4, 5))
    return tuple(np.round(S, 2) for S in (X, X_new + 5, Z, 8 * X_other - 2))


X = np.array([[1.0, 8.0], [3.0, 0.0], [8.0, 4.0]])
FLAT = np.array([[5.0, 1.0], [5.0, 2.0], [5.0, 6.0]])
NEW, Z = np.array([[2.0, 2.0], [7.0, -4.0]]), np.array([[0.0, 1.0], [-2.0, 0.5]])

question = Question(
    StandardScaler,
    level=2,
    minutes=12,
    agreement=close(axis=-1),
    steps=[
        makes(),
        calls("fit", "X"),
        calls("transform", "X_new", output="transformed"),
        calls("inverse_transform", "Z", output="inverse"),
        reads("mean"),
        reads("scale"),
        calls("fit", "X_other"),
        calls("transform", "X_new", output="transformed after another fit"),
    ],
    inputs=[
        draws("reals", sets(reals)),
        draws("small integers", sets(whole_reals)),
        seeded("another set elsewhere", elsewhere),
        edge(
            "constant column",
            (FLAT, NEW, Z, X),
            (FLAT, FLAT, Z, X + 1),
            (X, NEW, Z, FLAT),
            (np.full((2, 1), 0.5), np.array([[2.5]]), np.array([[3.0]]), np.array([[1.0], [2.0]])),
        ),
        edge(
            "fitted to one row",
            (X[:1], NEW, Z, X),
            (np.array([[4.0]]), np.array([[6.0]]), np.array([[2.0]]), np.array([[1.0], [3.0]])),
        ),
        edge("the fitted set itself", (X, X, Z, X + 8.0), (X, X, Z[:1], FLAT)),
        edge("one row to be scaled", (X, NEW[:1], Z[:1], FLAT), (FLAT, NEW[1:], Z[1:], X)),
    ],
    examples=[
        (
            np.array([[1.0, 7.0], [3.0, 7.0]]),
            np.array([[4.0, 9.0]]),
            np.array([[1.0, 1.0]]),
            np.array([[0.0, 0.0], [8.0, 4.0]]),
        )
    ],
    legal=is_legal,
)


@question.alternate("loops")
class _:
    def __init__(self):
        self.columns = []

    def fit(self, X):
        self.columns = []
        for column in X.T.tolist():
            mean = sum(column) / len(column)
            sd = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5
            self.columns.append((mean, sd or 1.0))
        self.mean = np.array([mean for mean, _ in self.columns], dtype=float)
        self.scale = np.array([sd for _, sd in self.columns], dtype=float)

    def transform(self, X):
        return np.array([[(x - m) / s for x, (m, s) in zip(row, self.columns, strict=True)] for row in X])

    def inverse_transform(self, Z):
        return np.array([[z * s + m for z, (m, s) in zip(row, self.columns, strict=True)] for row in Z])


@question.alternate("kept_as_properties")
class _:
    def __init__(self):
        self.fitted = None

    def fit(self, X):
        self.fitted = X.astype(float)
        return self

    @property
    def mean(self):
        return np.average(self.fitted, axis=0)

    @property
    def scale(self):
        sd = np.sqrt(np.mean((self.fitted - self.mean) ** 2, axis=0))
        sd[sd == 0] = 1
        return sd

    def transform(self, X):
        return np.divide(X - self.mean, self.scale)

    def inverse_transform(self, Z):
        return self.mean + self.scale * Z


@question.misconception("transform_refits", hint="Whose mean does transform subtract?")
class _(StandardScaler):
    """transform scales a set by its own statistics."""

    def transform(self, X):
        sd = X.std(axis=0)
        return (X - X.mean(axis=0)) / np.where(sd > 0, sd, 1.0)


@question.misconception("sample_sd", hint="By what does the statement divide the sum of squares?")
class _(StandardScaler):
    """It divides the sum of squares by n - 1."""

    def fit(self, X):
        self.mean = X.mean(axis=0)
        sd = np.sqrt(((X - self.mean) ** 2).sum(axis=0) / max(len(X) - 1, 1))
        self.scale = np.where(sd > 0, sd, 1.0)
        return self


@question.misconception("variance", hint="In which units is a variance?")
class _(StandardScaler):
    """It divides by the variance."""

    def fit(self, X):
        self.mean, var = X.mean(axis=0), X.var(axis=0)
        self.scale = np.where(var > 0, var, 1.0)
        return self


@question.misconception("const_nan", hint="What does transform divide by where a column is constant?")
class _(StandardScaler):
    """It divides by a standard deviation of 0."""

    def fit(self, X):
        self.mean, self.scale = X.mean(axis=0), X.std(axis=0)
        return self


@question.misconception("inverse_order", hint="What undoes a division that came after a subtraction?")
class _(StandardScaler):
    """inverse_transform adds the mean before it multiplies."""

    def inverse_transform(self, Z):
        return (Z + self.mean) * self.scale


@question.misconception("inverse_without_mean", hint="Where does a scaled entry of 0 come from?")
class _(StandardScaler):
    """inverse_transform does not add the mean."""

    def inverse_transform(self, Z):
        return Z * self.scale


@question.misconception("first_fit_stays", hint="Which statistics does transform use after a second fit?")
class _(StandardScaler):
    """A second fit changes nothing."""

    def fit(self, X):
        return self if self.mean is not None else StandardScaler.fit(self, X)


@question.misconception("global_statistics", hint="How many means does a set of three columns have?")
class _(StandardScaler):
    """It learns one mean and one standard deviation for all columns."""

    def fit(self, X):
        d = X.shape[1]
        self.mean, self.scale = np.full(d, X.mean()), np.full(d, X.std() or 1.0)
        return self
