r"""Which of the two is the lasso?

A lasso and a ridge regression were fitted to the same 40 samples of six features, with penalties of the same
strength relative to what each of them needs to come close to 0. Their coefficients stand below, as `first`
and `second`, in the same order of features; some of the features are correlated. Which one is the lasso?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, reference


def l1_or_l2(first: Float[np.ndarray, "6"], second: Float[np.ndarray, "6"]) -> str:
    """Which coefficients are those of the lasso.

    first: coefficients of one of the two models
    second: coefficients of the other one
    """
    return "first" if (first == 0).sum() > (second == 0).sum() else "second"


def instance(rng):
    base = rng.normal(size=(40, 3))
    X = np.hstack([base, base + 0.5 * rng.normal(size=(40, 3))])
    y = X @ rng.choice([0.0, 0.0, 1.0, -1.0, 2.0], size=6) + rng.normal(size=40)
    lam = 0.25 * float(reference("lambda_max")(X, y))
    lasso = np.round(lasso_coefficients(X, y, lam), 3) + 0.0
    ridge = np.round(reference("ridge_closed_form")(X, y, lam)[0], 3)
    return (lasso, ridge) if rng.integers(2) else (ridge, lasso)


def lasso_coefficients(X, y, lam):
    return reference("lasso_cd")(X, y, lam, 500)[0]


def fit(first, second):
    """The lasso has exact zeros, the ridge has none and no small one, and the two are far apart."""
    zeros = sorted([(first == 0).sum(), (second == 0).sum()])
    ridge = second if (first == 0).any() else first
    return (
        zeros[0] == 0 and zeros[1] >= 2 and np.abs(ridge).min() > 0.03 and np.abs(first - second).max() > 0.05
    )


question = Concept(
    l1_or_l2,
    level=1,
    minutes=2,
    instance=instance,
    answer='"first" or "second"',
    example="neither",
    fit=fit,
    sources=["tibshirani1996"],
)


@question.misconception("swapped", hint="Which penalty pushes a small coefficient all the way to 0?")
def _(first, second):
    """It takes the model without exact zeros for the lasso."""
    return "second" if l1_or_l2(first, second) == "first" else "first"


@question.misconception("both_l1", hint="Does the other model have a coefficient of exactly 0?")
def _(first, second):
    """It takes both for lassos."""
    return "both"


@question.misconception("cannot_tell", hint="What do the coefficients that are exactly 0 tell?")
def _(first, second):
    """It holds that coefficients alone do not tell."""
    return "cannot tell"
