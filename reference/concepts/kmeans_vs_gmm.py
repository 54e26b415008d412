r"""Which points change sides?

The points x on a line were put into two groups twice: by k-means, whose centroids stand in the table, and by
a mixture of two Gaussians, which EM fitted starting from the groups of k-means. Row 0 of `centroids`,
`weights`, `means` and `variances` is about group 0, row 1 about group 1. K-means puts a point into the group
of the nearest centroid. The mixture puts it into the group k for which

$$\frac{\mathrm{weight}_k}{\sqrt{\mathrm{variance}_k}} \, \exp\left(-\frac{(x - \mathrm{mean}_k)^2}{2 \,
\mathrm{variance}_k}\right)$$

is larger. How many of the points does the mixture put into another group than k-means?
"""

import numpy as np
from jaxtyping import Float

from mlfundamentals.questions import Concept, reference

N_ITER = 10
MARGIN = 0.1  # between the two responsibilities of a point
UNSURE = 0.9


def kmeans_vs_gmm(
    x: Float[np.ndarray, "n"],
    centroids: Float[np.ndarray, "2"],
    weights: Float[np.ndarray, "2"],
    means: Float[np.ndarray, "2"],
    variances: Float[np.ndarray, "2"],
) -> int:
    """How many points the mixture puts into another group.

    x: the points
    centroids: those that k-means ended with
    weights: of the components of the mixture
    means: of the components
    variances: of the components
    """
    return changes(x, centroids, weights, means, variances)


def changes(x, centroids, weights, means, variances):
    groups = reference("assign_labels")(x[:, None], centroids[:, None])
    return int((shares(x, weights, means, variances).argmax(axis=1) != groups).sum())


def shares(x, weights, means, variances):
    """The responsibilities of the two components for every point."""
    return reference("responsibilities")(x[:, None], weights, means[:, None], variances[:, None, None])


def instance(rng):
    """A narrow group and a wide one that reaches into it."""
    while True:
        narrow, wide = rng.normal(0.0, 0.6, size=9), rng.normal(3.0, 3.0, size=7)
        x = np.sort(np.round(np.append(narrow, wide) * rng.choice([-1.0, 1.0]), 2))
        X = x[:, None]
        centroids, groups, _ = reference("kmeans")(X, X[[0, -1]], 100)
        if np.bincount(groups, minlength=2).min() > 2:
            break
    start = reference("m_step")(X, np.eye(2)[groups], 0.01)
    weights, means, covs, _ = reference("gmm_em")(X, *start, N_ITER, 0.01)
    fitted = (centroids[:, 0], weights, means[:, 0], covs[:, 0, 0])
    return x, *(np.round(values, 2) for values in fitted)


def fit(x, centroids, weights, means, variances):
    """Some points change sides, the weights are whole percents of 1, and every point is clear of both
    borders."""
    gaps = np.abs(np.diff(shares(x, weights, means, variances), axis=1))
    clear = np.abs(x - centroids.mean()).min() > 0.05 and gaps.min() > MARGIN
    different = len(np.unique(x)) == len(x) and variances.min() > 0.05
    changed = changes(x, centroids, weights, means, variances)
    return clear and different and abs(weights.sum() - 1) < 1e-9 and 0 < changed < len(x) // 2


question = Concept(
    kmeans_vs_gmm,
    level=3,
    minutes=6,
    instance=instance,
    answer="an int",
    example=16,
    fit=fit,
    sources=["bishop2006"],
)


@question.misconception("identical", hint="Do the two groups spread equally far?")
def _(x, centroids, weights, means, variances):
    """It holds that both ways give the same groups."""
    return 0


@question.misconception("all_ambiguous", hint="Does a point change its group as soon as it is not certain?")
def _(x, centroids, weights, means, variances):
    """It counts the points of which the mixture is less than 90 % sure."""
    return int((shares(x, weights, means, variances).max(axis=1) < UNSURE).sum())


@question.misconception("equal_variances", hint="How far does the group with the larger variance reach?")
def _(x, centroids, weights, means, variances):
    """It gives both components the same variance, their mean."""
    return changes(x, centroids, weights, means, np.full(2, variances.mean()))


@question.misconception(
    "no_normalization", hint="Which of two densities is lower at its mean, the wide or the narrow one?"
)
def _(x, centroids, weights, means, variances):
    """It compares the exponents alone, without weights and without the roots of the variances."""
    distances = (x[:, None] - means) ** 2 / variances
    groups = reference("assign_labels")(x[:, None], centroids[:, None])
    return int((distances.argmin(axis=1) != groups).sum())


@question.misconception("unchanged", hint="Are those that change asked for, or those that stay?")
def _(x, centroids, weights, means, variances):
    """It counts the points that stay in their group."""
    return len(x) - kmeans_vs_gmm(x, centroids, weights, means, variances)
