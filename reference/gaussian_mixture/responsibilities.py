r"""Responsibilities of a Gaussian mixture.

A mixture of K Gaussians is given by its weights $\pi_k$, means $\mu_k$ and covariance matrices $\Sigma_k$.
For every row $x_i$ of X, compute how probable it is that it came from component k (the E-step of EM):

$$r_{ik} = \frac{\pi_k \, N(x_i; \mu_k, \Sigma_k)}{\sum_l \pi_l \, N(x_i; \mu_l, \Sigma_l)}$$

with the density
$N(x; \mu, \Sigma) = (2\pi)^{-d/2} \, |\Sigma|^{-1/2} \exp(-\frac{1}{2} (x - \mu)^T \Sigma^{-1} (x - \mu))$.

What is judged
- Every row of the result sums to 1, also that of a point so far away that all its densities, or all but some,
  vanish as floats: work with their logarithms.
- A component of weight 0 has responsibility 0 for every point, even for a point at its own mean, however far
  that point is from the other components.
- The weights are not negative and sum to 1. The covariance matrices are symmetric and positive definite, with
  eigenvalues above 0.001, none of them 10 000 times another of the same matrix; they need not be diagonal.
- With one component the result is a column of ones; with no rows in X it has the shape (0, K).
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def responsibilities(
    X: Float[np.ndarray, "n d"],
    weights: Float[np.ndarray, "K"],
    means: Float[np.ndarray, "K d"],
    covs: Float[np.ndarray, "K d d"],
) -> Float[np.ndarray, "n K"]:
    """Compute the probability of every component given every row of X.

    X: the samples
    weights: the weight of every component, not negative, summing to 1
    means: their means
    covs: their covariance matrices, symmetric and positive definite

    Returns the responsibilities, every row summing to 1.
    """
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)  # -inf for a weight of 0
    log_joint = np.empty((len(X), len(weights)))
    for k in range(len(weights)):
        factor = np.linalg.cholesky(covs[k])
        z = np.linalg.solve(factor, (X - means[k]).T)  # (d, n)
        log_density = -(z**2).sum(axis=0) / 2 - np.log(np.diag(factor)).sum()  # 2 pi cancels
        log_joint[:, k] = log_weights[k] + log_density
    joint = np.exp(log_joint - log_joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)


def is_mixture(X, weights, means, covs):
    """Whether these are the parameters of a mixture, with covariances far from singular."""
    if (weights < 0).any() or abs(weights.sum() - 1) > 1e-9 or not np.array_equal(covs, covs.swapaxes(1, 2)):
        return False
    variances = np.linalg.eigvalsh(covs)
    return bool((variances[:, 0] > 1e-3).all() and (variances[:, 0] > 1e-4 * variances[:, -1]).all())


@st.composite
def mixtures(draw, points):
    """Covariances of whole numbers, L L^T; weights in eighths, some of them 0."""
    n, d, n_components = draw(st.integers(1, 5)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    factors = np.tril(draw(whole_reals((n_components, d, d), -2, 2)), -1)
    factors += draw(whole_reals((n_components, d), 1, 3))[:, :, None] * np.eye(d)
    cuts = np.sort(draw(whole_reals(n_components - 1, 0, 8)))
    weights = np.diff(cuts, prepend=0.0, append=8.0) / 8
    return draw(points((n, d))), weights, draw(points((n_components, d))), factors @ factors.swapaxes(1, 2)


def blobs(rng):
    """Overlapping components of several shapes and sizes."""
    n, d, n_components = rng.integers(5, 12), rng.integers(1, 4), rng.integers(2, 5)
    means = np.round(2 * rng.normal(size=(n_components, d)), 2)
    X = np.round(means[rng.integers(n_components, size=n)] + rng.normal(size=(n, d)), 2)
    factors = rng.normal(size=(n_components, d, d)) * rng.choice([0.3, 1.0, 2.0], size=(n_components, 1, 1))
    covs = factors @ factors.swapaxes(1, 2) + 0.1 * np.eye(d)
    covs = np.round((covs + covs.swapaxes(1, 2)) / 2, 3)
    weights = rng.dirichlet(np.ones(n_components))
    return X, weights, means, covs


I2 = np.eye(2)
I222 = np.array([I2] * 3)
HALVES = np.array([0.5, 0.5])
TILTED = np.array([[[2.0, 1.0], [1.0, 2.0]], [[2.0, -1.0], [-1.0, 2.0]]])
LINE = np.array([[0.0], [1.0], [3.0]])
ONES = np.ones((2, 1, 1))

question = Question(
    responsibilities,
    level=3,
    minutes=14,
    agreement=close(),
    inputs=[
        draws("reals", mixtures(reals)),
        draws("small integers", mixtures(whole_reals)),
        seeded("overlapping components", blobs),
        edge(
            "weight 0",
            (LINE, np.array([1.0, 0.0]), np.array([[0.0], [1.0]]), ONES),
            (LINE, np.array([0.0, 0.25, 0.75]), np.array([[1.0], [0.0], [2.0]]), np.ones((3, 1, 1))),
            (np.array([[100.0], [0.0]]), np.array([1.0, 0.0]), np.array([[0.0], [100.0]]), ONES),
            (
                np.array([[9.0, 9.0]]),
                np.array([0.0, 0.5, 0.5]),
                np.array([[9.0, 9], [0, 0], [1, 0]]),
                np.array([I2] * 3),
            ),
        ),
        edge(
            "far from all components",
            (np.array([[100.0], [-100.0]]), HALVES, np.array([[0.0], [0.125]]), ONES),
            (np.array([[60.0, 0.0], [0.0, 60.0]]), HALVES, np.zeros((2, 2)), np.array([I2, 1.25 * I2])),
            (np.array([[1000.0], [0.5], [-1000.0]]), np.array([0.25, 0.75]), np.array([[0.0], [1.0]]), ONES),
            (np.array([[80.0, 80.0]]), np.array([0.125, 0.875]), np.zeros((2, 2)), np.array([I2, I2])),
        ),
        edge(
            "the same component twice",
            (LINE, np.array([0.25, 0.75]), np.array([[1.0], [1.0]]), ONES),
            (np.array([[0.0, 3.0]]), np.array([0.125, 0.875]), np.ones((2, 2)), TILTED[[0, 0]]),
        ),
        edge(
            "correlated features",
            (np.array([[1.0, 1.0], [1.0, -1.0], [2.0, 0.0]]), HALVES, np.zeros((2, 2)), TILTED),
            (
                np.array([[1.0, 2.0], [-1.0, 2.0]]),
                np.array([0.25, 0.75]),
                np.array([[0, 0], [1.0, 1]]),
                TILTED,
            ),
        ),
        edge(
            "one narrow and one wide component",
            (LINE, HALVES, np.zeros((2, 1)), np.array([[[0.125]], [[100.0]]])),
            (LINE, np.array([0.125, 0.875]), np.ones((2, 1)), np.array([[[0.25]], [[64.0]]])),
        ),
        edge(
            "one component",
            (LINE, np.array([1.0]), np.array([[0.0]]), ONES[:1]),
            (np.array([[500.0, 0.0], [0.0, 1.0]]), np.array([1.0]), np.zeros((1, 2)), TILTED[:1]),
        ),
        edge("no rows", (np.zeros((0, 2)), HALVES, np.zeros((2, 2)), TILTED)),
    ],
    examples=[
        (np.array([[1]]), np.array([0.2, 0.8]), np.array([[0], [2]]), np.array([[[1]], [[1]]])),
        (np.array([[99]]), np.array([0.2, 0.8]), np.array([[0], [0]]), np.array([[[1]], [[4]]])),
    ],
    sources=["bishop2006", "dempster1977"],
    legal=is_mixture,
)


@question.alternate("inverse_and_logaddexp")
def _(X, weights, means, covs):
    log_joint = np.full((len(X), len(weights)), -np.inf)
    for k in range(len(weights)):
        if weights[k] == 0:
            continue
        precision = np.linalg.inv(covs[k])
        for i, x in enumerate(X):
            gap = x - means[k]
            log_density = -0.5 * (gap @ precision @ gap + np.linalg.slogdet(2 * np.pi * covs[k])[1])
            log_joint[i, k] = np.log(weights[k]) + log_density
    return np.exp(log_joint - np.logaddexp.reduce(log_joint, axis=1)[:, None])


@question.alternate("eigenvectors_and_einsum")
def _(X, weights, means, covs):
    variances, axes = np.linalg.eigh(covs)  # (K, d), (K, d, d)
    z = np.einsum("nkd,kde->nke", X[:, None, :] - means, axes) / np.sqrt(variances)
    quadratic = np.einsum("nke,nke->nk", z, z)
    log_joint = np.log(weights) - 0.5 * (X.shape[1] * np.log(2 * np.pi) + quadratic)
    log_joint -= 0.5 * np.log(np.prod(variances, axis=1))
    joint = np.exp(log_joint - np.max(log_joint, axis=1, keepdims=True))
    return joint / (joint.sum(axis=1, keepdims=True) + 1e-12)


@question.alternate("ratios_of_joints")
def _(X, weights, means, covs):
    result = np.zeros((len(X), len(weights)))
    used = np.flatnonzero(weights)
    for i, x in enumerate(X):
        logs = []
        for k in used:
            gap = x - means[k]
            log_norm = np.log(weights[k] / np.sqrt(np.linalg.det(covs[k])))
            logs.append(log_norm - gap.dot(np.linalg.solve(covs[k], gap)) / 2)
        for k, log in zip(used, logs, strict=True):
            with np.errstate(over="ignore"):
                result[i, k] = 1 / np.exp(np.array(logs) - log).sum()
    return result


def log_densities(X, means, covs):
    """The log-density of every row under every component, without (2 pi)^(-d/2)."""
    columns = [np.zeros((len(X), 0))]
    for mean, cov in zip(means, covs, strict=True):
        gaps = X - mean
        quadratic = (gaps * np.linalg.solve(cov, gaps.T).T).sum(axis=1)
        columns.append(-0.5 * (quadratic + np.linalg.slogdet(cov)[1])[:, None])
    return np.hstack(columns)


def normalized(log_joint, axis=1):
    joint = np.exp(log_joint - log_joint.max(axis=axis, keepdims=True))
    return joint / joint.sum(axis=axis, keepdims=True)


@question.misconception("unweighted", hint="Which of the arguments does your result not depend on?")
def _(X, weights, means, covs):
    """The weights are left out, as if all components were equally frequent."""
    return normalized(log_densities(X, means, covs))


@question.misconception("hard", hint="May a point belong to two components in part?")
def _(X, weights, means, covs):
    """Every point goes wholly to its most probable component."""
    log_joint = np.log(weights) + log_densities(X, means, covs)
    return np.eye(len(weights))[log_joint.argmax(axis=1)]


@question.misconception("unnormalized", hint="What should every row of your result sum to?")
def _(X, weights, means, covs):
    """Joint densities are returned, which do not sum to 1."""
    return np.exp(np.log(weights) + log_densities(X, means, covs)) / (2 * np.pi) ** (X.shape[1] / 2)


@question.misconception(
    "column_normalized", hint="Over what do you divide: all components for a point, or all points?"
)
def _(X, weights, means, covs):
    """The joint densities are divided by their sum over the points instead of over the components."""
    log_joint = np.log(weights) + log_densities(X, means, covs)
    return normalized(log_joint, axis=0) if len(X) else log_joint


@question.misconception(
    "underflow", hint="What is np.exp(-1000.0), and what happens when you divide by a sum of such numbers?"
)
def _(X, weights, means, covs):
    """Densities are multiplied out, so that those of a far point vanish and 0 is divided by 0."""
    joint = weights * np.exp(log_densities(X, means, covs))
    return joint / joint.sum(axis=1, keepdims=True)


@question.misconception(
    "uniform_when_far", hint="Of two components, both far from a point, is each equally probable?"
)
def _(X, weights, means, covs):
    """A point whose densities all vanish is shared equally among the components."""
    joint = weights * np.exp(log_densities(X, means, covs))
    sums = joint.sum(axis=1, keepdims=True)
    return np.where(sums > 0, joint / np.where(sums > 0, sums, 1), 1 / len(weights))


@question.misconception(
    "floored_weight",
    hint="What do you add to a weight before its logarithm, and what does it do to a weight of 0?",
)
def _(X, weights, means, covs):
    """A small number is added to the weights, so that a component of weight 0 can win far from the others."""
    return normalized(np.log(weights + 1e-12) + log_densities(X, means, covs))


@question.misconception(
    "no_determinant", hint="Of two components at the same place, which one is denser at its mean?"
)
def _(X, weights, means, covs):
    """The determinant is left out as if it were the same for all components."""
    log_dets = np.linalg.slogdet(covs)[1]
    return normalized(np.log(weights) + log_densities(X, means, covs) + 0.5 * log_dets)


@question.misconception(
    "det_not_rooted", hint="The density in d dimensions: to which power does it have the determinant?"
)
def _(X, weights, means, covs):
    """The density is divided by the determinant instead of by its root."""
    log_dets = np.linalg.slogdet(covs)[1]
    return normalized(np.log(weights) + log_densities(X, means, covs) - 0.5 * log_dets)


@question.misconception(
    "missing_half", hint="By which factor is the squared distance multiplied in the exponent?"
)
def _(X, weights, means, covs):
    """The quadratic form in the exponent is not halved."""
    log_dets = np.linalg.slogdet(covs)[1]
    return normalized(np.log(weights) + 2 * log_densities(X, means, covs) + 0.5 * log_dets)


@question.misconception(
    "variances_only", hint="What does your code do with the entries of a covariance matrix off its diagonal?"
)
def _(X, weights, means, covs):
    """Only the diagonals of the covariance matrices are used."""
    return normalized(np.log(weights) + log_densities(X, means, covs * np.eye(X.shape[1])))


@question.misconception(
    "inverse_forgotten", hint="Does a wide component make a point at some distance more or less probable?"
)
def _(X, weights, means, covs):
    """The quadratic form is taken with the covariance matrix itself, not with its inverse."""
    gaps = X[:, None, :] - means
    quadratic = np.einsum("nkd,kde,nke->nk", gaps, covs, gaps)
    return normalized(np.log(weights) - 0.5 * (quadratic + np.linalg.slogdet(covs)[1]))
