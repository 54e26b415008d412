r"""One gradient step of ridge regression.

Ridge regression with an intercept $b$, which is not penalized, minimizes

$$f(w, b) = \frac{1}{2n} \sum_i (x_i \cdot w + b - y_i)^2 + \frac{\lambda}{2} \sum_j w_j^2.$$

Take one step of gradient descent from w and b: subtract from each the learning rate `lr` times the derivative
of $f$ with respect to it. Return the new w and the new b.

What is judged
- The objective is the one above: its squares are divided by 2n, the penalty by 2.
- The intercept is not penalized.
- Both are moved at once: both derivatives are those at the given w and b.
- With `lr` = 0 nothing moves; with `lam` = 0 it is a step of least squares.
- `lr` and `lam` are never negative. X has at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def ridge_gd_step(
    w: Float[np.ndarray, "d"],
    b: float,
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n"],
    lr: float,
    lam: float,
) -> tuple[Float[np.ndarray, "d"], float]:
    """Take one step of gradient descent on the objective of ridge regression.

    w: the coefficients
    b: the intercept
    X: the samples
    y: the target of every sample
    lr: the learning rate
    lam: how strongly coefficients are penalized

    Returns the new coefficients and the new intercept.
    """
    errors = X @ w + b - y
    return w - lr * (X.T @ errors / len(y) + lam * w), b - lr * errors.mean()


@st.composite
def steps(draw, entries, rates, lams):
    n, d = draw(st.integers(1, 6)), draw(st.integers(1, 3))
    b = float(draw(entries(1))[0])
    return draw(entries(d)), b, draw(entries((n, d))), draw(entries(n)), draw(rates), draw(lams)


def near_minimum(rng):
    """Coefficients near those that made the data; square now and then."""
    n, d = rng.integers(3, 16), rng.integers(2, 5)
    X, truth = rng.normal(size=(n, d)) + rng.integers(-3, 4, size=d), rng.normal(size=d)
    y = X @ truth + rng.normal(size=n) + 5
    w, b = truth + rng.normal(size=d), 5 + rng.normal()
    rates = float(rng.choice([0.01, 0.1, 0.3])), float(rng.choice([0.1, 1.0, 2.5]))
    return np.round(w, 2), round(float(b), 2), np.round(X, 2), np.round(y, 2), *rates


X = np.array([[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]])
Y = np.array([1.0, 4.0, -2.0])
W = np.array([2.0, -1.0])

question = Question(
    ridge_gd_step,
    level=2,
    minutes=10,
    agreement=each(close(1e-10), close(1e-10)),
    outputs=("w", "b"),
    inputs=[
        draws("reals", steps(reals, st.floats(0.01, 2.0), st.floats(0.01, 5.0))),
        draws("small integers", steps(whole_reals, choice(1.0, 0.5, 0.25), choice(1.0, 2.0, 0.5))),
        seeded("near the minimum", near_minimum),
        edge("lam = 0", (W, 1.0, X, Y, 0.5, 0.0), (W, -2.0, X[:1], Y[:1], 0.25, 0.0)),
        edge("lr = 0", (W, 1.0, X, Y, 0.0, 1.0), (W, -2.0, X, Y, 0.0, 0.0)),
        edge("from zero", (np.zeros(2), 0.0, X, Y, 0.5, 1.0), (np.zeros(2), 0.0, X[:1], Y[:1], 1.0, 4.0)),
        edge("no errors", (W, 1.0, X, X @ W + 1.0, 0.5, 2.0), (W, 0.5, X[:2], X[:2] @ W + 0.5, 1.0, 0.25)),
        edge("one sample", (W, 3.0, X[1:2], Y[1:2], 0.5, 1.0), (W[:1], 3.0, X[1:2, :1], Y[1:2], 0.25, 1.0)),
    ],
    examples=[
        (np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0),
    ],
    sources=["hoerl1970"],
    legal=lambda w, b, X, y, lr, lam: X.size > 0 and lr >= 0 and lam >= 0,
)


@question.alternate("loops")
def _(w, b, X, y, lr, lam):
    n, d = X.shape
    slope, slope_b = [lam * w[j] for j in range(d)], 0.0
    for i in range(n):
        error = b + sum(X[i, j] * w[j] for j in range(d)) - y[i]
        slope_b += error / n
        for j in range(d):
            slope[j] += error * X[i, j] / n
    return np.array([w[j] - lr * slope[j] for j in range(d)]), b - lr * slope_b


@question.alternate("shrink_then_move")
def _(w, b, X, y, lr, lam):
    residual = y - X @ w - b
    return (1 - lr * lam) * w + lr * np.mean(X * residual[:, None], axis=0), float(b + lr * np.mean(residual))


@question.alternate("column_of_ones")
def _(w, b, X, y, lr, lam):
    A = np.hstack([X, np.ones((len(X), 1))])
    theta = np.append(w, b)
    gradient = A.T @ A @ theta / len(A) - A.T @ y / len(A) + lam * np.append(w, 0.0)
    theta = theta - lr * gradient
    return theta[:-1], theta[-1]


def slopes(w, b, X, y, lam):
    """The derivatives as they should be; what most of the misconceptions get right."""
    errors = X @ w + b - y
    return np.mean(errors[:, None] * X, axis=0) + lam * w, float(np.mean(errors))


@question.misconception("bias_decayed", hint="Over which parameters does the sum of the penalty run?")
def _(w, b, X, y, lr, lam):
    """The intercept is penalized like the coefficients."""
    slope, slope_b = slopes(w, b, X, y, lam)
    return w - lr * slope, b - lr * (slope_b + lam * b)


@question.misconception("ascent", hint="Is the objective smaller after your step than before?")
def _(w, b, X, y, lr, lam):
    """It steps along the gradient, uphill."""
    slope, slope_b = slopes(w, b, X, y, lam)
    return w + lr * slope, b + lr * slope_b


@question.misconception("sum_gradient", hint="Twice the same data: should the step become twice as long?")
def _(w, b, X, y, lr, lam):
    """The errors are summed up and not divided by the number of samples."""
    errors = X @ w + b - y
    return w - lr * (X.T @ errors + lam * w), b - lr * float(errors.sum())


@question.misconception(
    "all_over_n", hint="Does the penalty in the objective depend on the number of samples?"
)
def _(w, b, X, y, lr, lam):
    """The penalty is divided by the number of samples, too."""
    slope, slope_b = slopes(w, b, X, y, lam / len(y))
    return w - lr * slope, b - lr * slope_b


@question.misconception("sequential", hint="At which w is the derivative with respect to b taken?")
def _(w, b, X, y, lr, lam):
    """The step of b sees the w that has been moved already."""
    moved = w - lr * slopes(w, b, X, y, lam)[0]
    return moved, b - lr * slopes(moved, b, X, y, lam)[1]


@question.misconception("b_first", hint="At which b is the derivative with respect to w taken?")
def _(w, b, X, y, lr, lam):
    """The step of w sees the b that has been moved already."""
    moved = b - lr * slopes(w, b, X, y, lam)[1]
    return w - lr * slopes(w, moved, X, y, lam)[0], moved


@question.misconception(
    "factor_two", hint="What does the 1/2 in the objective do to the derivative of a square?"
)
def _(w, b, X, y, lr, lam):
    """The 2 of the squares' derivative is kept although the objective halves them."""
    slope, slope_b = slopes(w, b, X, y, 0.0)
    return w - lr * (2 * slope + lam * w), b - 2 * lr * slope_b


@question.misconception("penalty_doubled", hint="What is the derivative of half of a square?")
def _(w, b, X, y, lr, lam):
    """The derivative of the penalty is 2 lam w, as if it were not halved."""
    slope, slope_b = slopes(w, b, X, y, 2 * lam)
    return w - lr * slope, b - lr * slope_b


@question.misconception(
    "l1_step", hint="Does the pull of the squared penalty depend on the size of a coefficient?"
)
def _(w, b, X, y, lr, lam):
    """The penalty pulls with lam times the sign of a coefficient, as the lasso's does."""
    slope, slope_b = slopes(w, b, X, y, 0.0)
    return w - lr * (slope + lam * np.sign(w)), b - lr * slope_b


@question.misconception("no_penalty", hint="What does lam change in your step?")
def _(w, b, X, y, lr, lam):
    """The penalty is left out of the gradient."""
    slope, slope_b = slopes(w, b, X, y, 0.0)
    return w - lr * slope, b - lr * slope_b


@question.misconception("grows", hint="With no errors at all, do the coefficients become larger or smaller?")
def _(w, b, X, y, lr, lam):
    """The penalty has the wrong sign and pushes coefficients away from zero."""
    slope, slope_b = slopes(w, b, X, y, -lam)
    return w - lr * slope, b - lr * slope_b


@question.misconception("decay_without_lr", hint="With lr = 0, what does your code do to w?")
def _(w, b, X, y, lr, lam):
    """The coefficients shrink by the factor 1 - lam, whatever the learning rate."""
    slope, slope_b = slopes(w, b, X, y, 0.0)
    return (1 - lam) * w - lr * slope, b - lr * slope_b


@question.misconception("no_intercept_in_errors", hint="What does your model predict for a sample of zeros?")
def _(w, b, X, y, lr, lam):
    """The errors are those of predictions without the intercept."""
    slope, slope_b = slopes(w, 0.0, X, y, lam)
    return w - lr * slope, b - lr * slope_b
