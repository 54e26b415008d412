r"""Log-density of a multivariate normal.

For every row x of X, compute the logarithm of the density of the normal distribution in d dimensions with
mean $\mu$ and covariance matrix $\Sigma$:

$$\ln N(x; \mu, \Sigma) = -\frac{1}{2} \left( d \ln 2\pi + \ln |\Sigma| +
(x - \mu)^T \Sigma^{-1} (x - \mu) \right)$$

What is judged
- Points in the far tail, where the density itself vanishes as a float, get their finite log-density.
- A determinant that vanishes or overflows as a float still has its finite logarithm.
- `cov` is symmetric. If it is not positive definite, raise ValueError (np.linalg.LinAlgError is one), also
  when there are no rows. Such a `cov` has a row of zeros, or an eigenvalue below 0 that is at least a
  hundredth of the largest in size. A positive determinant alone does not make it positive definite.
- A positive definite `cov` is far from singular: no eigenvalue is 10 000 times another. All may be large or
  all small, even below 1e-9; `cov` need not be diagonal.
- d may be 1; with no rows the result has the shape (0,).
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def gaussian_logpdf(
    X: Float[np.ndarray, "n d"], mean: Float[np.ndarray, "d"], cov: Float[np.ndarray, "d d"]
) -> Float[np.ndarray, "n"]:
    """Compute the log-density of every row of X.

    X: the points
    mean: the mean of the distribution
    cov: its covariance matrix, symmetric

    Returns one log-density for every row.
    Raises ValueError when cov is not positive definite.
    """
    try:
        factor = np.linalg.cholesky(cov)
    except np.linalg.LinAlgError as error:
        raise ValueError("cov is not positive definite") from error
    z = np.linalg.solve(factor, (X - mean).T)  # (d, n)
    log_det = 2 * np.log(np.diag(factor)).sum()
    return -(len(mean) * np.log(2 * np.pi) + log_det + (z**2).sum(axis=0)) / 2


def is_legal(X, mean, cov):
    """Whether cov is symmetric and clearly positive definite, or clearly not."""
    if not np.array_equal(cov, cov.T):
        return False
    variances = np.linalg.eigvalsh(cov)
    if variances[0] > 0 and variances[0] > 1e-4 * variances[-1]:
        return True
    indefinite = variances[0] < -0.01 * np.abs(variances).max()
    return bool(indefinite or (variances[0] > -1e-12 and not cov.any(axis=0).all()))


@st.composite
def normals(draw, points):
    """Covariances of whole numbers, L L^T."""
    n, d = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    factor = np.tril(draw(whole_reals((d, d), -2, 2)), -1) + np.diag(draw(whole_reals(d, 1, 3)))
    return draw(points((n, d))), draw(points(d)), factor @ factor.T


def correlated(rng):
    """Points of a correlated distribution in several dimensions."""
    n, d = rng.integers(2, 8), rng.integers(2, 6)
    factor = rng.normal(size=(d, d)) * rng.choice([0.1, 1.0, 10.0])
    cov = np.round(factor @ factor.T, 3) + np.eye(d) / 8
    mean = np.round(rng.normal(size=d), 2)
    return np.round(mean + rng.normal(size=(n, d)) @ factor.T, 2), mean, (cov + cov.T) / 2


TILTED = np.array([[2.0, 1.0], [1.0, 2.0]])
PLANE = np.array([[0.0, 0.0], [1.0, -1.0], [2.0, 3.0]])
LINE = np.array([[0.0], [1.0], [-2.0]])
ORIGIN = np.zeros(2)
NO_COVARIANCES = (
    np.array([[1.0, 2.0], [2.0, 1.0]]),
    np.array([[-1.0, 0.0], [0.0, -1.0]]),
    np.array([[-3.0, 1.0], [1.0, -2.0]]),
    np.array([[1.0, 0.0], [0.0, -2.0]]),
    np.zeros((2, 2)),
    np.array([[1.0, 0.0], [0.0, 0.0]]),
    np.array([[0.0, 0.0], [0.0, 4.0]]),
    np.array([[0.25, 0.0], [0.0, 0.0]]),
)

question = Question(
    gaussian_logpdf,
    level=2,
    minutes=13,
    agreement=close(),
    inputs=[
        draws("reals", normals(reals)),
        draws("small integers", normals(whole_reals)),
        seeded("correlated features", correlated),
        edge(
            "far tail",
            (np.array([[100.0], [-50.0]]), np.zeros(1), np.eye(1)),
            (np.array([[60.0, -60.0], [0.0, 1000.0]]), ORIGIN, TILTED),
            (np.array([[1000.0, 1000.0, 1000.0]]), np.zeros(3), np.eye(3)),
        ),
        edge(
            "one dimension",
            (LINE, np.array([1.0]), np.array([[4.0]])),
            (LINE, np.array([0.0]), np.array([[0.25]])),
            (LINE, np.array([-2.0]), np.array([[1.0]])),
        ),
        edge(
            "determinant beyond floats",
            (np.ones((2, 36)), np.zeros(36), 2.0**-30 * np.eye(36)),
            (np.arange(18.0)[None, :], np.zeros(18), 2.0**60 * np.eye(18)),
            (np.zeros((1, 37)), np.zeros(37), 2.0**-30 * np.eye(37)),
        ),
        edge(
            "at the mean",
            (np.zeros((1, 2)), ORIGIN, TILTED),
            (np.array([[3.0, -1.0, 2.0]]), np.array([3.0, -1.0, 2.0]), np.diag([1.0, 4.0, 0.25])),
        ),
        edge("not positive definite", *((PLANE, ORIGIN, cov) for cov in NO_COVARIANCES)),
        edge("not positive definite, and one dimension", (LINE, np.zeros(1), np.array([[-1.0]]))),
        edge(
            "not positive definite, and no rows",
            *((np.zeros((0, 2)), ORIGIN, cov) for cov in NO_COVARIANCES[:3]),
        ),
        edge("no rows", (np.zeros((0, 2)), ORIGIN, TILTED), (np.zeros((0, 1)), np.zeros(1), np.eye(1))),
    ],
    examples=[
        (np.array([[0.0], [2.0]]), np.array([0.0]), np.array([[4.0]])),
        (np.array([[100.0, 0.0]]), np.array([0.0, 0.0]), TILTED),
    ],
    sources=["bishop2006"],
    legal=is_legal,
)


@question.alternate("inverse_and_loops")
def _(X, mean, cov):
    if np.linalg.eigvalsh(cov)[0] <= 0:
        raise ValueError("cov is not positive definite")
    precision = np.linalg.inv(cov)
    _, log_det = np.linalg.slogdet(2 * np.pi * cov)
    result = []
    for x in X:
        gap = x - mean
        result.append(-0.5 * (log_det + gap @ precision @ gap))
    return np.array(result, dtype=float)


@question.alternate("eigenvectors_and_einsum")
def _(X, mean, cov):
    variances, axes = np.linalg.eigh(cov)
    if not np.all(variances > 0):
        raise ValueError("cov is not positive definite")
    scores = (X - mean) @ axes
    quadratic = np.einsum("nd,nd,d->n", scores, scores, 1 / variances)
    return -0.5 * quadratic - 0.5 * np.log(variances).sum() - 0.5 * X.shape[1] * np.log(2 * np.pi)


@question.alternate("solve_after_cholesky")
def _(X, mean, cov):
    factor = np.linalg.cholesky(cov)  # LinAlgError is a ValueError
    gaps = X - mean
    quadratic = np.sum(gaps * np.linalg.solve(cov, gaps.T).T, axis=1)
    return -np.log(np.diag(factor)).sum() - (X.shape[1] * np.log(2 * np.pi) + quadratic) / 2


@question.alternate("forward_substitution")
def _(X, mean, cov):
    d = len(mean)
    L = np.zeros((d, d))
    for j in range(d):
        pivot = cov[j, j] - L[j, :j] @ L[j, :j]
        if pivot <= 0:
            raise ValueError("cov is not positive definite")
        L[j, j] = pivot**0.5
        L[j + 1 :, j] = (cov[j + 1 :, j] - L[j + 1 :, :j] @ L[j, :j]) / L[j, j]
    log_p = np.full(len(X), -0.5 * d * np.log(2 * np.pi))
    Z = np.zeros((len(X), d))
    for j in range(d):
        Z[:, j] = (X[:, j] - mean[j] - Z[:, :j] @ L[j, :j]) / L[j, j]
        log_p -= Z[:, j] ** 2 / 2 + np.log(L[j, j])
    return log_p


def parts(X, mean, cov):
    """d ln 2 pi, the log-determinant and the quadratic forms."""
    np.linalg.cholesky(cov)
    gaps = X - mean
    quadratic = (gaps * np.linalg.solve(cov, gaps.T).T).sum(axis=1)
    return len(mean) * np.log(2 * np.pi), np.linalg.slogdet(cov)[1], quadratic


@question.misconception("missing_half", hint="By which factor is the squared distance multiplied?")
def _(X, mean, cov):
    """The quadratic form is not halved."""
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + log_det) - quadratic


@question.misconception(
    "det_not_rooted",
    hint="To which power does the density have the determinant, and what is then its logarithm?",
)
def _(X, mean, cov):
    """The logarithm of the determinant is not halved."""
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + quadratic) - log_det


@question.misconception("no_2pi", hint="What is the density of a standard normal at its mean?")
def _(X, mean, cov):
    """The constant with 2 pi is left out."""
    _, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_det + quadratic)


@question.misconception("one_2pi", hint="How does the constant depend on the number of dimensions?")
def _(X, mean, cov):
    """The constant is that of one dimension, whatever d is."""
    _, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (np.log(2 * np.pi) + log_det + quadratic)


@question.misconception(
    "no_determinant", hint="At its mean, is a wide distribution as dense as a narrow one?"
)
def _(X, mean, cov):
    """The determinant is left out."""
    log_2pi, _, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + quadratic)


@question.misconception(
    "det_wrong_sign", hint="If the distribution gets wider, does its density at the mean rise or fall?"
)
def _(X, mean, cov):
    """The logarithm of the determinant enters with the wrong sign."""
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi - log_det + quadratic)


@question.misconception("exp_then_log", hint="What is np.exp(-1000.0), and what is its logarithm?")
def _(X, mean, cov):
    """The density is computed first and its logarithm taken then, which is -inf in the tails."""
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return np.log(np.exp(-0.5 * (log_2pi + log_det + quadratic)))


@question.misconception("log_of_det", hint="What is 0.001 to the power of 200, as a float?")
def _(X, mean, cov):
    """The determinant is computed before its logarithm and leaves the range of floats."""
    log_2pi, _, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + np.log(np.linalg.det(cov)) + quadratic)


@question.misconception(
    "inverse_forgotten",
    hint="In a wide distribution, does a gap of 1 count more or less than in a narrow one?",
)
def _(X, mean, cov):
    """The quadratic form is taken with cov itself instead of its inverse."""
    log_2pi, log_det, _ = parts(X, mean, cov)
    gaps = X - mean
    return -0.5 * (log_2pi + log_det + (gaps @ cov * gaps).sum(axis=1))


@question.misconception("variances_only", hint="Which entries of cov does your result not depend on?")
def _(X, mean, cov):
    """The features are taken as independent: only the diagonal of cov is used."""
    np.linalg.cholesky(cov)
    variances = np.diag(cov)
    return -0.5 * (np.log(2 * np.pi * variances).sum() + ((X - mean) ** 2 / variances).sum(axis=1))


@question.misconception("sum_over_rows", hint="How many numbers does a matrix of 3 rows give in your code?")
def _(X, mean, cov):
    """The log-densities of all rows are added up."""
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + log_det + quadratic).sum()


@question.misconception("determinant_decides", hint="What is the determinant of -I in two dimensions?")
def _(X, mean, cov):
    """Every cov with a positive determinant is taken as positive definite."""
    sign, log_det = np.linalg.slogdet(cov)
    if sign <= 0:
        raise ValueError("cov is not positive definite")
    gaps = X - mean
    quadratic = (gaps * np.linalg.solve(cov, gaps.T).T).sum(axis=1)
    return -0.5 * (len(mean) * np.log(2 * np.pi) + log_det + quadratic)


@question.misconception("not_checked", hint="What does your code return for a negative variance?")
def _(X, mean, cov):
    """It only fails where cov has no inverse, and accepts negative variances."""
    _, log_det = np.linalg.slogdet(cov)
    gaps = X - mean
    quadratic = (gaps * np.linalg.solve(cov, gaps.T).T).sum(axis=1)
    return -0.5 * (len(mean) * np.log(2 * np.pi) + log_det + quadratic)


@question.misconception("pseudo_inverse", hint="Does a matrix that has no inverse give a density at all?")
def _(X, mean, cov):
    """A variance of 0 is accepted: it is left out with a pseudo-inverse."""
    variances, axes = np.linalg.eigh(cov)
    if variances[0] < -1e-9 * abs(variances).max():
        raise ValueError("cov is not positive definite")
    kept = variances > 1e-9 * variances[-1]
    scores = (X - mean) @ axes[:, kept]
    quadratic = (scores**2 / variances[kept]).sum(axis=1)
    return -0.5 * (len(mean) * np.log(2 * np.pi) + np.log(variances[kept]).sum() + quadratic)


@question.misconception("early_return", hint="With no rows and a cov of -I, what does the statement ask for?")
def _(X, mean, cov):
    """It returns before cov is checked when there are no rows."""
    if len(X) == 0:
        return np.zeros(0)
    log_2pi, log_det, quadratic = parts(X, mean, cov)
    return -0.5 * (log_2pi + log_det + quadratic)
