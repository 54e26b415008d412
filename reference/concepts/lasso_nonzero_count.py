r"""How many features does the lasso keep?

The lasso below is fitted with an intercept to the samples X and their targets y. It minimizes
$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$
The columns of X are orthogonal to each other, have mean 0, and their entries are 1 or -1. How many
coefficients $w_j$ are not 0 at the penalty `lam`?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, reference

HADAMARD = np.array([[(-1.0) ** bin(i & j).count("1") for j in range(8)] for i in range(8)])


def lasso_nonzero_count(X: Float[np.ndarray, "n d"], y: Float[np.ndarray, "n"], lam: float) -> int:
    """The number of coefficients that are not 0.

    X: the samples
    y: their targets
    lam: the penalty
    """
    return count(X, y, lam)


def count(X, y, lam):
    return int(reference("lasso_nonzeros")(X, y, np.array([lam]))[0])


def instance(rng):
    X = HADAMARD[:, rng.permutation(np.arange(1, 8))[:6]]
    w = rng.choice([-3, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3], size=6) * rng.choice([1, 1, 0.5], size=6)
    y = X @ w + rng.integers(-2, 3) + np.round(rng.normal(size=8)) / 2
    return X, y, float(rng.choice([0.25, 0.5, 0.75, 1.0, 1.25]))


def fit(X, y, lam):
    return 0 < count(X, y, lam) < 6


def variations(X, y, lam):
    return [(X, y, 1.01 * lam), (X, y, 0.99 * lam)]


question = Concept(
    lasso_nonzero_count,
    level=2,
    minutes=4,
    instance=instance,
    answer="an int",
    example=6,
    fit=fit,
    variations=variations,
    sources=["donoho1995"],
)


@question.misconception(
    "lam_over_n", hint="Does the penalty stand beside the sum of squares, or beside their mean?"
)
def _(X, y, lam):
    """It takes the penalty for one on the sum of squares, and so for a weaker one."""
    return count(X, y, lam / len(y))


@question.misconception("half_missing", hint="What is the derivative of half a square?")
def _(X, y, lam):
    """It forgets the half before the squares, or doubles the penalty."""
    return count(X, y, 2 * lam)


@question.misconception(
    "none_kept", hint="What does soft thresholding leave of a covariance that is larger than the penalty?"
)
def _(X, y, lam):
    """It counts the coefficients that become 0."""
    return 6 - count(X, y, lam)
