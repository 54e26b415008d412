r"""Whiten without rotating.

Whitening maps samples to others whose columns have no correlation and the variance 1. Of all maps that do so,
this one changes the samples least. With $X_c$ the matrix $X$ with its column means taken away, and

$$S = \frac{1}{n} X_c^\top X_c,$$

return $X_c \, S^{-1/2}$. The root is the symmetric one: if $S = \sum_j \lambda_j v_j v_j^\top$ with
orthonormal eigenvectors $v_j$, then

$$S^{-1/2} = \sum_j \frac{1}{\sqrt{\lambda_j}} \, v_j v_j^\top,$$

which does not depend on the signs of the eigenvectors, nor on their choice where eigenvalues are equal.

What is judged
- $S$ has the divisor n.
- The result has the shape of X: the samples are not given in the coordinates of the eigenvectors.
- Where columns depend on each other, $S$ has no inverse: leave out of the sum the terms with
  $\lambda_j \le 10^{-12} \lambda_{\max}$. (Columns that are not dependent have
  $\lambda_j$ of at least $10^{-8} \lambda_{\max}$.)
- That limit is relative, and nothing is added to an eigenvalue: the variances of all columns may be
  as small as 1e-18.
- There may be more columns than rows.
- A constant column becomes 0; so does a single row. Constants are whole numbers or eighths, so that nothing
  is left of them when they are centered.
- X has at least one row and one column.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import reals, whole_reals


def zca_whiten(X: Float[np.ndarray, "n d"]) -> Float[np.ndarray, "n d"]:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix.

    X: the samples

    Returns the whitened samples.
    """
    Xc = X - X.mean(axis=0)
    U, s, Vt = np.linalg.svd(Xc, full_matrices=False)  # so s**2 / n are the eigenvalues of S
    kept = s > 1e-6 * s[0]
    return np.sqrt(len(X)) * U[:, kept] @ Vt[kept]


def is_clear(X):
    """Whether columns are dependent or clearly not, and not so far from 0 that second moments cancel."""
    if X.size == 0:
        return False
    if (X[0] == X).all():
        return bool((np.round(8 * X) == 8 * X).all())
    variances = np.linalg.svd(X - X.mean(axis=0), compute_uv=False) ** 2 / len(X)
    ratios = variances / variances.max()
    dependent = ratios < 1e-24
    return bool((dependent | (ratios > 1e-8)).all() and (X**2).max() < 200 * variances.max())


@st.composite
def samples(draw, entries):
    n, d = draw(st.integers(2, 6)), draw(st.integers(1, 3))
    return (draw(entries((n, d))),)


def correlated(rng):
    """Columns that share a part, with means away from 0; now and then one is the sum of two others."""
    n, d = rng.integers(4, 7), rng.integers(2, 4)
    X = np.round(rng.normal(size=(n, d)) + rng.normal(size=(n, 1)) + rng.integers(-4, 5, size=d), 2)
    if d > 2 and rng.random() < 0.3:
        X[:, -1] = X[:, 0] + X[:, 1]
    return (X,)


TILTED = np.array([[0.0, 1.0, 4.0], [1.0, 0.0, 2.0], [2.0, 5.0, 0.0], [3.0, 3.0, 7.0], [9.0, 4.0, 1.0]])
PLANE, LINE = TILTED[:, :2], np.array([[0.0, 0.0], [1.0, 2.0], [5.0, 10.0]])
SUM = np.column_stack([TILTED, TILTED[:, 0] + TILTED[:, 1]])
SIMPLEX = np.array([[1.0, 1.0, 1.0], [1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]])
TINY, LARGE = 2.0**-30, 2.0**12

question = Question(
    zca_whiten,
    level=4,
    minutes=20,
    agreement=close(1e-7),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("correlated columns", correlated),
        edge("dependent columns", (SUM,), (LINE,), (np.column_stack([PLANE, PLANE[:, ::-1] + 1.0]),)),
        edge("more columns than rows", (TILTED[:2],), (TILTED[1:4],), (SUM[:3],)),
        edge(
            "constant column",
            (np.column_stack([np.full(5, 5.0), PLANE]),),
            (np.column_stack([PLANE, np.full(5, -2.0)]),),
            (np.column_stack([LINE, np.full(3, 0.5)]),),
        ),
        edge("single row", (TILTED[:1],), (np.array([[8.0]]),)),
        edge("rows all the same", (np.full((3, 2), 4.0),), (np.repeat(TILTED[3:4], 2, axis=0),)),
        edge("equal eigenvalues", (3.0 * SIMPLEX + 1.0,), (SIMPLEX * [1.0, 1.0, 4.0],), (SIMPLEX[:, 1:],)),
        edge("tiny variances", (TINY * TILTED,), (TINY * PLANE,), (TINY * SUM,)),
        edge("large variances", (LARGE * TILTED,), (LARGE * PLANE,)),
        edge(
            "columns of different scale",
            (np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.000244140625], [0.0, -0.000244140625]]),),
            (np.array([[0.0, 512.0], [0.0, -512.0], [0.125, 0.0], [-0.125, 0.0]]),),
        ),
        edge("one column", (PLANE[:, 1:],), (np.array([[-1.0], [7.0]]),)),
    ],
    examples=[
        (np.array([[0.0, 1.0], [4.0, 3.0], [2.0, 5.0]]),),
        (np.array([[3.0, 5.0], [1.0, 5.0]]),),
    ],
    sources=["kessy2018"],
    legal=is_clear,
)


@question.alternate("as_defined")
def _(X):
    Xc = X - np.mean(X, axis=0, keepdims=True)
    variances, directions = np.linalg.eigh(Xc.T @ Xc / len(X))
    kept = variances > 1e-12 * variances.max()
    V = directions[:, kept]
    return Xc @ (V / np.sqrt(variances[kept])) @ V.T


@question.alternate("second_moments")  # cancels where the means are large
def _(X):
    n, d = X.shape
    mean = X.sum(axis=0) / n
    S = sum((np.outer(x, x) for x in X), np.zeros((d, d))) / n - np.outer(mean, mean)
    values, vectors = np.linalg.eigh(S)
    root = np.zeros((d, d))
    for value, v in zip(values, vectors.T, strict=True):
        if value > 1e-12 * max(values):
            root += value**-0.5 * np.outer(v, v)
    return np.array([root @ (x - mean) for x in X])


@question.alternate("one_where_dropped")  # centered samples have no part along such an eigenvector
def _(X):
    S = np.cov(X, rowvar=False, bias=True).reshape(X.shape[1], -1)
    values, vectors = np.linalg.eigh(S)
    values = np.where(values > 1e-12 * values[-1], values, 1.0)
    return (X - X.mean(axis=0)) @ (vectors @ np.diag(1 / np.sqrt(values)) @ vectors.T)


@question.alternate("root_of_the_gram_matrix")
def _(X):
    Xc = X.astype(float)
    Xc -= Xc.mean(axis=0)
    values, vectors = np.linalg.eigh(Xc @ Xc.T / len(X))  # (n, n), with the same eigenvalues and zeros
    kept = values > 1e-12 * np.max(values)
    inverse_roots = np.where(kept, 1 / np.sqrt(np.where(kept, values, 1.0)), 0.0)
    return (vectors * inverse_roots) @ vectors.T @ Xc


def centered(X):
    return X - X.mean(axis=0)


def decomposed(S, power=-0.5, limit=1e-12):
    """The eigenvalues of S to a power, 0 for those left out, and the eigenvectors as columns."""
    values, vectors = np.linalg.eigh(S)
    kept = values > limit * values.max()
    return np.where(kept, np.where(kept, values, 1.0) ** power, 0.0), vectors


def to_power(S, power=-0.5, limit=1e-12):
    powers, V = decomposed(S, power, limit)
    return V * powers @ V.T


def covariance(X):
    return centered(X).T @ centered(X) / len(X)


@question.misconception("divide_n_minus_1", hint="Which divisor does the statement give for S?")
def _(X):
    """S is divided by n - 1."""
    return centered(X) @ to_power(centered(X).T @ centered(X) / max(len(X) - 1, 1))


@question.misconception("no_center", hint="What is the mean of every column of your result?")
def _(X):
    """The column means are not taken away, neither in S nor in the result."""
    return X @ to_power(X.T @ X / len(X))


@question.misconception("mean_left_in_the_result", hint="Which matrix do you multiply by the root?")
def _(X):
    """S is right, but it is X that is multiplied by the root instead of the centered matrix."""
    return X @ to_power(covariance(X))


@question.misconception(
    "inverse_not_root", hint="If all entries of X are doubled, what should happen to the result?"
)
def _(X):
    """It multiplies by the inverse of S instead of the inverse root."""
    return centered(X) @ to_power(covariance(X), -1.0)


@question.misconception("root_not_inverted", hint="Does a column get wider or narrower in your code?")
def _(X):
    """It multiplies by the root of S instead of the inverse root."""
    return centered(X) @ to_power(covariance(X), 0.5)


@question.misconception(
    "pca_rotation", hint="Your columns are white. Does the first one still belong to the first column of X?"
)
def _(X):
    """The result is left in the coordinates of the eigenvectors."""
    inverse_roots, V = decomposed(covariance(X))
    return centered(X) @ V * inverse_roots


@question.misconception(
    "eigenvectors_as_rows", hint="Does eigh return the eigenvectors as rows or as columns?"
)
def _(X):
    """The rows of the matrix of eigenvectors are taken for the eigenvectors."""
    inverse_roots, V = decomposed(covariance(X))
    return centered(X) @ (V.T * inverse_roots) @ V


@question.misconception("standardized", hint="How are two columns of your result correlated?")
def _(X):
    """Every column is divided by its standard deviation, and correlations stay."""
    sd = X.std(axis=0)
    return centered(X) / np.where(sd > 0, sd, 1.0)


@question.misconception("of_correlations", hint="Of which matrix do you take the root?")
def _(X):
    """It standardizes first, and then takes the root of the correlation matrix."""
    sd = X.std(axis=0)
    Z = centered(X) / np.where(sd > 0, sd, 1.0)
    return Z @ to_power(Z.T @ Z / len(X))


@question.misconception("cholesky", hint="Is your root of S symmetric?")
def _(X):
    """It takes a triangular root of S instead of the symmetric one."""
    S = covariance(X)
    if not S.any():
        return centered(X)
    return np.linalg.solve(np.linalg.cholesky(S), centered(X).T).T


@question.misconception("nothing_dropped", hint="What is the root of an eigenvalue of 0, and its inverse?")
def _(X):
    """The eigenvalues that count as 0 are inverted too."""
    values, V = np.linalg.eigh(covariance(X))
    values = np.where(values > 1e-12 * values.max(), values, 0.0)
    return centered(X) @ (V * values**-0.5) @ V.T


@question.misconception(
    "absolute_limit", hint="If X is in meters or in millimeters, which eigenvalues does your code leave out?"
)
def _(X):
    """The limit of 1e-12 is not relative to the largest eigenvalue."""
    values, V = np.linalg.eigh(covariance(X))
    kept = values > 1e-12
    return centered(X) @ (V[:, kept] / np.sqrt(values[kept])) @ V[:, kept].T


@question.misconception("regularized", hint="What is the variance of your columns, exactly?")
def _(X):
    """It adds 1e-5 to all eigenvalues, so that none is 0."""
    values, V = np.linalg.eigh(covariance(X))
    return centered(X) @ (V / np.sqrt(values + 1e-5)) @ V.T


@question.misconception("rows_centered", hint="Of what is a mean taken: of a column or of a row?")
def _(X):
    """The mean of every row is taken away instead of that of every column."""
    Xr = X - X.mean(axis=1, keepdims=True)
    return Xr @ to_power(Xr.T @ Xr / len(X))
