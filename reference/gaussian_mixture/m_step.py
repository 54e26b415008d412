r"""M-step of a Gaussian mixture.

Given the points X and how far each of K components is responsible for each of them, estimate the mixture
(the M-step of EM). With $r_{ik}$ the entries of R and $N_k = \sum_i r_{ik}$:

$$\pi_k = \frac{N_k}{n} \qquad \mu_k = \frac{1}{N_k} \sum_i r_{ik} x_i \qquad
\Sigma_k = \frac{1}{N_k} \sum_i r_{ik} (x_i - \mu_k) (x_i - \mu_k)^T + \mathrm{reg} \cdot I$$

Return the weights $\pi_k$, the means $\mu_k$ and the covariance matrices $\Sigma_k$.

What is judged
- A covariance is taken about the component's own new mean, and its divisor is $N_k$. Any sound formula will
  do, also one that subtracts $\mu_k \mu_k^T$ from the weighted mean of $x_i x_i^T$.
- `reg` is added to the diagonal of every covariance matrix as the last step; it is never negative.
- When $N_k$ < 1e-12 for any k, raise ValueError, also where $N_k$ is not quite 0. No case comes near this
  limit: every $N_k$ is below 1e-13 or above 0.05.
- A component may be responsible for a single point: its covariance matrix is then reg times the identity.
- R is not negative, and its rows sum to 1 up to rounding. There is at least one row; there may be one
  component only.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def m_step(
    X: Float[np.ndarray, "n d"], R: Float[np.ndarray, "n K"], reg: float = 0.0
) -> tuple[Float[np.ndarray, "K"], Float[np.ndarray, "K d"], Float[np.ndarray, "K d d"]]:
    """Estimate weights, means and covariance matrices from responsibilities.

    X: the samples
    R: the responsibility of every component for every sample
    reg: added to the diagonals of the covariance matrices, not negative

    Returns the weights, the means and the covariance matrices.
    Raises ValueError when the responsibilities of a component sum to less than 1e-12.
    """
    n, d = X.shape
    counts = R.sum(axis=0)
    if counts.min() < 1e-12:
        raise ValueError("a component is responsible for no point")
    means = R.T @ X / counts[:, None]
    covs = np.empty((len(counts), d, d))
    for k, mean in enumerate(means):
        gaps = X - mean
        covs[k] = (R[:, k] * gaps.T) @ gaps / counts[k] + reg * np.eye(d)
    return counts / n, means, covs


def is_legal(X, R, reg):
    """Whether R holds responsibilities, none near the limit, and the covariances are not all 0."""
    if reg < 0 or len(X) == 0 or (R < 0).any() or (abs(R.sum(axis=1) - 1) > 1e-9).any():
        return False
    counts = R.sum(axis=0)
    if not ((counts < 1e-13) | (counts > 0.05)).all():
        return False
    # An epsilon in the divisor, which is permitted, leaves nothing exactly 0.
    return (counts < 1e-13).any() or all(np.abs(leaf).max() > 1e-2 for leaf in m_step(X, R, reg)[1:])


@st.composite
def samples(draw, points):
    """Responsibilities in eighths."""
    n, d, n_components = draw(st.integers(2, 6)), draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cuts = np.sort(draw(whole_reals((n, n_components - 1), 0, 8)), axis=1)
    R = np.diff(cuts, axis=1, prepend=0.0, append=8.0) / 8
    return draw(points((n, d))), R, draw(choice(0.0, 0.5, 2.0))


def soft(rng):
    """Responsibilities as they come from an E-step."""
    n, d, n_components = rng.integers(6, 15), rng.integers(1, 4), rng.integers(2, 4)
    X = np.round(3 * rng.normal(size=(n, d)) + rng.integers(-5, 6, size=d), 2)
    return X, rng.dirichlet(np.full(n_components, 0.5), size=n), float(rng.choice([0.0, 0.001, 0.25]))


LINE = np.array([[0.0], [1.0], [2.0], [6.0]])
PLANE = np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 3.0], [6.0, 5.0]])
HARD = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
SOFT = np.array([[0.75, 0.25], [0.5, 0.5], [0.25, 0.75], [0.125, 0.875]])
ALONE = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
EMPTY = np.array([[1.0, 0.0]] * 4)

question = Question(
    m_step,
    level=3,
    minutes=16,
    agreement=each(close(1e-8), close(1e-8), close(1e-8)),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        seeded("soft responsibilities", soft),
        edge("hard responsibilities", (LINE, HARD, 0.0), (PLANE, HARD, 0.0)),
        edge("reg", (LINE, SOFT, 2.0), (PLANE, SOFT, 0.5), (PLANE, HARD, 3.0)),
        edge(
            "one point for a component",
            (LINE, ALONE, 0.0),
            (PLANE, ALONE, 0.0),
            (PLANE, ALONE, 0.125),
            (PLANE[1:3], np.eye(2), 1.0),
        ),
        edge(
            "one component",
            (PLANE, np.ones((4, 1)), 0.0),
            (LINE, np.ones((4, 1)), 1.0),
            (PLANE[1:2], np.ones((1, 1)), 0.5),
        ),
        edge(
            "component without points",
            (LINE, EMPTY, 0.0),
            (PLANE, EMPTY, 1.0),
            (PLANE, np.array([[0.0, 0.5, 0.5]] * 4), 0.0),
        ),
        edge(
            "component with next to no points",
            (LINE, EMPTY + np.array([0.0, 1e-14]), 0.0),
            (PLANE, EMPTY[:, ::-1] + np.array([1e-15, 0.0]), 0.5),
            (PLANE, EMPTY + np.array([0.0, 1e-20]), 0.0),
        ),
    ],
    examples=[(np.array([[0.0], [2.0], [8.0]]), np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]), 0.0)],
    outputs=("weights", "means", "covs"),
    sources=["dempster1977", "bishop2006"],
    legal=is_legal,
)


@question.alternate("loops")
def _(X, R, reg=0.0):
    n, d = len(X), X.shape[1]
    weights, means, covs = [], [], []
    for r in R.T:
        total = sum(r)
        if total < 1e-12:
            raise ValueError("empty component")
        mean = sum(r[i] * X[i] for i in range(n)) / total
        cov = np.zeros((d, d))
        for i in range(n):
            cov += r[i] / total * np.outer(X[i] - mean, X[i] - mean)
        weights.append(total / n)
        means.append(mean)
        covs.append(cov + reg * np.identity(d))
    return np.array(weights), np.array(means), np.array(covs)


@question.alternate("second_moments")  # cancels where the means are large
def _(X, R, reg=0.0):
    if np.any(R.sum(axis=0) < 1e-12):
        raise ValueError("empty component")
    weights = R.mean(axis=0)
    P = R / R.sum(axis=0)
    means = np.einsum("nk,nd->kd", P, X)
    covs = np.einsum("nk,nd,ne->kde", P, X, X) - np.einsum("kd,ke->kde", means, means)
    return weights, means, covs + reg * np.eye(X.shape[1])


@question.alternate("broadcasting_with_epsilon")
def _(X, R, reg=0.0):
    counts = np.sum(R, axis=0)
    if (counts < 1e-12).any():
        raise ValueError("empty component")
    divisor = counts + 1e-12
    means = np.dot(R.T, X) / divisor[:, np.newaxis]
    gaps = X[:, None, :] - means[None, :, :]  # (n, K, d)
    covs = np.sum(R[:, :, None, None] * gaps[:, :, :, None] * gaps[:, :, None, :], axis=0)
    covs /= divisor[:, None, None]
    rows = np.arange(X.shape[1])
    covs[:, rows, rows] += reg
    return counts / counts.sum(), means, covs


def checked(R, smallest=1e-12):
    counts = R.sum(axis=0)
    if (counts < smallest).any():
        raise ValueError("empty component")
    return counts


def scatter(X, R, centers):
    gaps = X[:, None, :] - centers
    return np.einsum("nk,nkd,nke->kde", R, gaps, gaps)


def parts(X, R, smallest=1e-12):
    """Counts, means, covariances without reg, and the identity."""
    counts = checked(R, smallest)
    means = R.T @ X / counts[:, None]
    return counts, means, scatter(X, R, means) / counts[:, None, None], np.eye(X.shape[1])


@question.misconception(
    "divide_n", hint="Over how many points, so to speak, is a component's covariance taken?"
)
def _(X, R, reg=0.0):
    """The covariances are divided by n instead of by N_k."""
    counts, means, covs, identity = parts(X, R)
    return counts / len(X), means, covs * (counts / len(X))[:, None, None] + reg * identity


@question.misconception("nk_minus_1", hint="Which divisor does the statement give for a covariance?")
def _(X, R, reg=0.0):
    """The covariances are divided by N_k - 1, as if they were to be unbiased."""
    counts, means, covs, identity = parts(X, R)
    return counts / len(X), means, covs * (counts / (counts - 1))[:, None, None] + reg * identity


@question.misconception("overall_mean", hint="About which point does each component spread?")
def _(X, R, reg=0.0):
    """The covariances are taken about the mean of all points."""
    counts, means, _, identity = parts(X, R)
    covs = scatter(X, R, X.mean(axis=0)) / counts[:, None, None]
    return counts / len(X), means, covs + reg * identity


@question.misconception(
    "about_the_origin", hint="What is subtracted from a point before its square is taken?"
)
def _(X, R, reg=0.0):
    """The means are not subtracted in the covariances."""
    counts, means, _, identity = parts(X, R)
    covs = scatter(X, R, np.zeros_like(means)) / counts[:, None, None]
    return counts / len(X), means, covs + reg * identity


@question.misconception("reg_forgotten", hint="Which argument does your result not depend on?")
def _(X, R, reg=0.0):
    """Nothing is added to the diagonals."""
    counts, means, covs, _ = parts(X, R)
    return counts / len(X), means, covs


@question.misconception("reg_everywhere", hint="What does your code add off the diagonal?")
def _(X, R, reg=0.0):
    """It adds reg to all entries of the covariances."""
    counts, means, covs, _ = parts(X, R)
    return counts / len(X), means, covs + reg


@question.misconception("reg_divided", hint="With reg = 1, how much larger do your diagonals get?")
def _(X, R, reg=0.0):
    """It adds reg before the division by N_k."""
    counts, means, covs, identity = parts(X, R)
    return counts / len(X), means, covs + reg * identity / counts[:, None, None]


@question.misconception("weights_raw", hint="What should the weights of a mixture sum to?")
def _(X, R, reg=0.0):
    """The weights are the sums N_k, not divided by n."""
    counts, means, covs, identity = parts(X, R)
    return counts * 1.0, means, covs + reg * identity


@question.misconception("equal_weights", hint="Do your weights depend on R?")
def _(X, R, reg=0.0):
    """All components get the same weight."""
    counts, means, covs, identity = parts(X, R)
    return np.full(len(counts), 1 / len(counts)), means, covs + reg * identity


@question.misconception("means_over_n", hint="If a component holds one point alone, where is its mean?")
def _(X, R, reg=0.0):
    """The means are divided by n instead of by N_k."""
    counts, _, _, identity = parts(X, R)
    means = R.T @ X / len(X)
    covs = scatter(X, R, means) / counts[:, None, None]
    return counts / len(X), means, covs + reg * identity


@question.misconception("hard", hint="Does a point count only for one component?")
def _(X, R, reg=0.0):
    """Every point counts wholly for its most responsible component."""
    checked(R)
    counts, means, covs, identity = parts(X, np.eye(R.shape[1])[R.argmax(axis=1)])
    return counts / len(X), means, covs + reg * identity


@question.misconception(
    "cov_unweighted", hint="Do your covariances differ from one component to the next, and why?"
)
def _(X, R, reg=0.0):
    """All points count alike in the covariances."""
    counts, means, _, identity = parts(X, R)
    covs = scatter(X, np.ones_like(R), means) / len(X)
    return counts / len(X), means, covs + reg * identity


@question.misconception("variances_only", hint="What do your covariance matrices hold off the diagonal?")
def _(X, R, reg=0.0):
    """The covariances between different features are left out."""
    counts, means, covs, identity = parts(X, R)
    return counts / len(X), means, covs * identity + reg * identity


@question.misconception("not_checked", hint="What does your code divide by when a component has no points?")
def _(X, R, reg=0.0):
    """A component without points raises nothing."""
    counts, means, covs, identity = parts(X, R, -1.0)
    return counts / len(X), means, covs + reg * identity


@question.misconception("zero_only", hint="Is a sum of 1e-14 enough in your code? And in the statement?")
def _(X, R, reg=0.0):
    """It raises only where N_k is exactly 0."""
    counts, means, covs, identity = parts(X, R, 1e-300)
    return counts / len(X), means, covs + reg * identity
