"""From which degree on does it overfit?

Polynomials of the degrees 1 to 8 were fitted by least squares to the same training samples. The table shows
the root mean squared error of each on the training set and on a validation set. Which degree would you
choose: the smallest one with the least error on the validation set?
"""

import numpy as np
from jaxtyping import Float, Int

from mlfundamentals.questions import Concept, Lines, reference

DEGREES = np.arange(1, 9)


def first_overfit_degree(
    degree: Int[np.ndarray, "8"], training: Float[np.ndarray, "8"], validation: Float[np.ndarray, "8"]
) -> int:
    """The smallest degree with the least validation error.

    degree: of the polynomial
    training: root mean squared error on the training set
    validation: root mean squared error on the validation set
    """
    return int(degree[validation.argmin()])


def instance(rng):
    t, v = np.sort(rng.uniform(-1, 1, size=14)), rng.uniform(-1, 1, size=40)
    true_degree, spread = rng.integers(2, 5), rng.uniform(0.1, 0.4)
    coefficients = rng.normal(size=true_degree + 1) + 0.5

    def target(x):
        return np.polynomial.polynomial.polyval(2 * x, coefficients) + spread * rng.normal(size=len(x))

    y_train, y_validation = target(t), target(v)
    errors = [errors_of(degree, t, y_train, v, y_validation) for degree in DEGREES]
    training, validation = np.round(np.array(errors).T, 3)
    return DEGREES, training, validation


def errors_of(degree, t, y_train, v, y_validation):
    """Both errors of one degree; powers are standardized on the training set, as the fit wants it."""
    powers = np.arange(1, degree + 1)
    X_train, X_validation = reference("zscore_train_test")(t[:, None] ** powers, v[:, None] ** powers)
    w, b = reference("ridge_closed_form")(X_train, y_train, 0.0)
    return [
        np.sqrt(np.mean((X @ w + b - y) ** 2)) for X, y in ((X_train, y_train), (X_validation, y_validation))
    ]


def fit(degree, training, validation):
    """The best beats the next by 2 %, the training error falls, and it is neither the first nor the last
    degree."""
    best, following = np.sort(validation)[:2]
    falls = (np.diff(training) <= 0).all() and training[-1] < training[0] / 2
    return falls and following > 1.02 * best and 0 < validation.argmin() < 7 and validation.max() < 5 * best


def plot(degree, training, validation):
    return Lines(
        "degree", "root mean squared error", degree, {"training": training, "validation": validation}
    )


question = Concept(
    first_overfit_degree,
    level=2,
    minutes=3,
    instance=instance,
    answer="the degree, an int",
    example=0,
    fit=fit,
    plot=plot,
)


@question.misconception("min_train", hint="What happens to the training error when the degree rises?")
def _(degree, training, validation):
    """It takes the degree with the least training error."""
    return int(degree[training.argmin()])


@question.misconception("max_gap", hint="Is a large gap between the two errors good or bad?")
def _(degree, training, validation):
    """It takes the degree at which the two errors are farthest apart."""
    return int(degree[:-1][(validation - training)[:-1].argmax()])


@question.misconception("worst_validation", hint="Is a high validation error what you want?")
def _(degree, training, validation):
    """It takes the degree with the largest validation error."""
    return int(degree[validation.argmax()])
