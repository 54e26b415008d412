r"""Expectation-maximization for a Gaussian mixture.

Improve a mixture of K Gaussians by exactly `n_iter` steps of EM. It starts from the given weights $\pi_k$,
means $\mu_k$ and covariance matrices $\Sigma_k$. A step takes the responsibilities of all points from the
current parameters (E),

$$r_{ik} = \frac{\pi_k \, N(x_i; \mu_k, \Sigma_k)}{\sum_l \pi_l \, N(x_i; \mu_l, \Sigma_l)}$$

and then, with $N_k = \sum_i r_{ik}$, replaces the parameters (M):

$$\pi_k = \frac{N_k}{n} \qquad \mu_k = \frac{1}{N_k} \sum_i r_{ik} x_i \qquad
\Sigma_k = \frac{1}{N_k} \sum_i r_{ik} (x_i - \mu_k) (x_i - \mu_k)^T + \mathrm{reg} \cdot I$$

Return the weights, means, covariance matrices and the history of the log-likelihood
$\sum_i \ln \sum_k \pi_k \, N(x_i; \mu_k, \Sigma_k)$, where $N(x; \mu, \Sigma)$ is the normal density in d
dimensions, with its constant $(2\pi)^{-d/2}$.

What is judged
- The new $\Sigma_k$ is taken about the new $\mu_k$, by any sound formula.
- The history has n_iter + 1 entries: the log-likelihood of the given parameters, then that after each step.
  It is the sum over all points, not their mean.
- `reg` is added to the diagonals in every step, never to the given covariance matrices.
- With n_iter = 0 the parameters come back unchanged, as floats, the same arrays or copies, with a history of
  one entry.
- Points may be so far from all components that their densities vanish as floats: work with logarithms.
- When $N_k$ < 1e-12 in a step for any k, raise ValueError, also where $N_k$ is not quite 0; no case comes
  near this limit. A given weight may be 0: the first step then raises, n_iter = 0 does not.
- n_iter and reg are not negative, and there is at least one point. All covariance matrices, given or
  computed, are far from singular, also after the last step.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, each, edge, seeded
from mlfundamentals.questions.inputs import choice, whole_reals


def gmm_em(
    X: Float[np.ndarray, "n d"],
    weights: Float[np.ndarray, "K"],
    means: Float[np.ndarray, "K d"],
    covs: Float[np.ndarray, "K d d"],
    n_iter: int,
    reg: float = 0.0,
) -> tuple[
    Float[np.ndarray, "K"],
    Float[np.ndarray, "K d"],
    Float[np.ndarray, "K d d"],
    Float[np.ndarray, "n_iter+1"],
]:
    """Take n_iter steps of EM.

    X: the samples
    weights: the weights to start from, not negative, summing to 1
    means: the means to start from
    covs: the covariance matrices to start from, symmetric and positive definite
    n_iter: how many steps to take
    reg: added to the diagonal of every new covariance matrix

    Returns the weights, the means, the covariance matrices and the log-likelihood before the first step and
    after each.
    Raises ValueError when the responsibilities of a component sum to less than 1e-12 in a step.
    """
    n, d = X.shape
    weights, means, covs = weights.astype(float), means.astype(float), covs.astype(float)

    def log_joint():
        result = np.empty((n, len(weights)))
        for k in range(len(weights)):
            factor = np.linalg.cholesky(covs[k])
            z = np.linalg.solve(factor, (X - means[k]).T)  # (d, n)
            log_norm = np.log(np.diag(factor)).sum() + d * np.log(2 * np.pi) / 2
            result[:, k] = -log_norm - (z**2).sum(axis=0) / 2
        with np.errstate(divide="ignore"):
            return result + np.log(weights)  # -inf for a weight of 0

    def log_sum(logs):
        largest = logs.max(axis=1)
        return largest + np.log(np.exp(logs - largest[:, None]).sum(axis=1))

    history = [log_sum(log_joint()).sum()]
    for _ in range(n_iter):
        logs = log_joint()
        R = np.exp(logs - log_sum(logs)[:, None])
        counts = R.sum(axis=0)
        if counts.min() < 1e-12:
            raise ValueError("a component is responsible for no point")
        weights = counts / n
        means = R.T @ X / counts[:, None]
        for k, mean in enumerate(means):
            gaps = X - mean
            covs[k] = (R[:, k] * gaps.T) @ gaps / counts[k] + reg * np.eye(d)
        history.append(log_sum(log_joint()).sum())
    return weights, means, covs, np.array(history)


def log_densities(X, means, covs, constant=2 * np.pi):
    """The log-density of every row under every component."""
    variances, axes = np.linalg.eigh(covs)
    z = np.einsum("nkd,kde->nke", X[:, None, :] - means, axes)
    return -0.5 * ((z**2 / variances).sum(axis=2) + np.log(constant * variances).sum(axis=1))


def e_step(X, weights, means, covs, constant=2 * np.pi):
    """Log-likelihoods of the points, and the responsibilities."""
    with np.errstate(divide="ignore"):
        log_joint = np.log(weights) + log_densities(X, means, covs, constant)
    log_p = np.logaddexp.reduce(log_joint, axis=1)
    return log_p, np.exp(log_joint - log_p[:, None])


def m_step(X, R, reg, old_means=None, smallest=1e-12):
    counts = R.sum(axis=0)
    if (counts < smallest).any():
        raise ValueError("a component is responsible for no point")
    means = (R.T @ X) / counts[:, None]
    gaps = X[:, None, :] - (means if old_means is None else old_means)
    covs = np.einsum("nk,nkd,nke->kde", R, gaps, gaps) / counts[:, None, None]
    return counts / len(X), means, covs + reg * np.eye(X.shape[1])


def is_clear(X, weights, means, covs, n_iter, reg):
    """Whether every covariance of the run is far from singular, and no N_k is near 1e-12."""
    if n_iter < 0 or reg < 0 or len(X) == 0 or (weights < 0).any() or abs(weights.sum() - 1) > 1e-9:
        return False
    if not np.array_equal(covs, covs.swapaxes(1, 2)):
        return False
    for step in range(n_iter + 1):
        variances = np.linalg.eigvalsh(covs)
        if (variances[:, 0] < np.maximum(1e-3, 1e-4 * variances[:, -1])).any():
            return False
        counts = e_step(X, weights, means, covs)[1].sum(axis=0)
        if step == n_iter or (counts < 1e-20).any():
            return True
        if (counts < 0.05).any():
            return False
        weights, means, covs = m_step(X, e_step(X, weights, means, covs)[1], reg)
    return True


@st.composite
def small(draw):
    """Whole numbers on a line or in a plane, with a few components."""
    n, d, n_components = draw(st.integers(3, 7)), draw(st.integers(1, 2)), draw(st.integers(1, 3))
    X, means = draw(whole_reals((n, d), -6, 6)), draw(whole_reals((n_components, d), -4, 4))
    cuts = np.sort(draw(whole_reals(n_components - 1, 1, 7)))
    weights = np.diff(cuts, prepend=0.0, append=8.0) / 8
    covs = draw(whole_reals((n_components, 1, 1), 1, 9)) * np.eye(d)
    return X, weights, means, covs, draw(choice(1, 2, 0, 3)), draw(choice(0.5, 1.0, 0.0))


def blobs(rng):
    """Overlapping, correlated clusters."""
    while True:
        n, d, n_components = (int(rng.integers(*ends)) for ends in ((8, 15), (1, 4), (1, 4)))
        centers = 3 * rng.normal(size=(n_components, d))
        X = centers[rng.integers(n_components, size=n)] + rng.normal(size=(n, d)) @ rng.normal(size=(d, d))
        factors = rng.normal(size=(n_components, d, d))
        covs = np.round(factors @ factors.swapaxes(1, 2), 2) + np.eye(d)
        covs = (covs + covs.swapaxes(1, 2)) / 2
        weights, reg = rng.dirichlet(np.full(n_components, 3.0)), float(rng.choice([0.0, 0.01, 0.5]))
        args = np.round(X, 2), weights, np.round(centers, 1), covs, int(rng.integers(1, 4)), reg
        if is_clear(*args):
            return args


ONES = np.ones((2, 1, 1))
HALVES = np.array([0.5, 0.5])
LINE = np.array([[0.0], [1.0], [2.0], [6.0], [7.0], [10.0]])
PLANE = np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 3.0], [6.0, 5.0], [8.0, 4.0], [7.0, 9.0]])
TILTED = np.array([[[2.0, 1.0], [1.0, 2.0]], [[4.0, -1.0], [-1.0, 2.0]]])
APART = np.array([[0.0], [8.0]])

question = Question(
    gmm_em,
    level=4,
    minutes=25,
    agreement=each(close(1e-7), close(1e-7), close(1e-7), close(1e-7)),
    inputs=[
        draws("small integers", small()),
        seeded("overlapping clusters", blobs),
        edge(
            "no iterations",
            (LINE, HALVES, APART, ONES, 0, 0.0),
            (LINE, np.array([0.25, 0.75]), APART, 4 * ONES, 0, 1.0),
            (PLANE, np.array([0.25, 0.75]), PLANE[[0, 4]], TILTED, 0, 0.5),
            (LINE, np.array([1.0, 0.0]), APART, ONES, 0, 0.0),
        ),
        edge(
            "one component",
            (LINE, np.array([1.0]), np.array([[50.0]]), ONES[:1], 1, 0.0),
            (PLANE, np.array([1.0]), np.zeros((1, 2)), TILTED[:1], 2, 0.0),
            (PLANE, np.array([1.0]), np.ones((1, 2)), TILTED[1:], 1, 0.5),
        ),
        edge(
            "points far from all components",
            (
                np.array([[-100.0], [-101.0], [100.0], [103.0]]),
                HALVES,
                np.array([[-1.0], [1.0]]),
                ONES,
                1,
                0.0,
            ),
            (LINE * 10 - 50, HALVES, np.array([[-0.5], [0.5]]), ONES / 8, 2, 1.0),
            (np.array([[60.0], [63.0], [-60.0]]), HALVES, np.array([[1.0], [-1.0]]), ONES, 3, 0.5),
        ),
        edge(
            "reg",
            (LINE, HALVES, APART, ONES, 1, 2.0),
            (PLANE, HALVES, PLANE[[1, 3]], TILTED, 2, 3.0),
            (np.array([[1.0], [1.0], [5.0]]), HALVES, np.array([[1.0], [5.0]]), ONES, 2, 0.125),
        ),
        edge(
            "component without points",
            (LINE, np.array([1.0, 0.0]), APART, ONES, 1, 0.0),
            (LINE, HALVES, np.array([[3.0], [1000.0]]), ONES, 1, 1.0),
            (PLANE, np.array([0.0, 1.0]), PLANE[[0, 4]], TILTED, 2, 0.5),
        ),
        edge(
            "component with next to no points",
            (np.array([[0.0], [2.0]]), HALVES, np.array([[1.0], [15.0]]), ONES, 1, 1.0),
            (PLANE, HALVES, np.array([[4.0, 4.0], [24.0, -16.0]]), TILTED, 2, 0.5),
        ),
    ],
    examples=[
        (
            np.array([[0], [2], [8]]),
            HALVES,
            np.array([[0], [8]]),
            np.array([[[1]], [[1]]]),
            1,
            0.5,
        )
    ],
    outputs=("weights", "means", "covs", "history"),
    sources=["dempster1977", "bishop2006"],
    legal=is_clear,
)


@question.alternate("loops")
def _(X, weights, means, covs, n_iter, reg=0.0):
    n, d, K = len(X), X.shape[1], len(weights)
    weights, means, covs = np.array(weights, float), np.array(means, float), np.array(covs, float)
    history = []
    while True:
        R, total = np.zeros((n, K)), 0.0
        inverses = [np.linalg.inv(cov) for cov in covs]
        for i in range(n):
            for k in range(K):
                gap = X[i] - means[k]
                log_norm = -0.5 * np.log((2 * np.pi) ** d * np.linalg.det(covs[k]))
                R[i, k] = np.log(weights[k]) + log_norm - 0.5 * gap @ inverses[k] @ gap
            log_p = np.logaddexp.reduce(R[i])
            R[i] = np.exp(R[i] - log_p)
            total += log_p
        history.append(total)
        if len(history) == n_iter + 1:
            return weights, means, covs, np.array(history)
        for k in range(K):
            count = R[:, k].sum()
            if count < 1e-12:
                raise ValueError("empty component")
            weights[k] = count / n
            means[k] = sum(R[i, k] * X[i] for i in range(n)) / count
            outers = sum(R[i, k] * np.outer(X[i] - means[k], X[i] - means[k]) for i in range(n))
            covs[k] = outers / count + reg * np.identity(d)


@question.alternate("second_moments")  # cancels where the means are large
def _(X, weights, means, covs, n_iter, reg=0.0):
    history = np.empty(n_iter + 1)
    parameters = tuple(np.array(given, dtype=np.float64) for given in (weights, means, covs))
    for step in range(n_iter):
        log_p, R = e_step(X, *parameters)
        history[step] = log_p.sum()
        counts = R.sum(axis=0)
        if np.any(counts < 1e-12):
            raise ValueError("empty component")
        means = R.T @ X / counts[:, None]
        moments = np.einsum("nk,nd,ne->kde", R, X, X) / counts[:, None, None]
        covs = moments - means[:, :, None] * means[:, None, :] + reg * np.eye(X.shape[1])
        parameters = counts / counts.sum(), means, covs
    history[n_iter] = e_step(X, *parameters)[0].sum()
    return *parameters, history


@question.alternate("epsilon_in_divisor")
def _(X, weights, means, covs, n_iter, reg=0.0):
    parameters, history = (weights * 1.0, means * 1.0, covs * 1.0), []
    for step in range(n_iter + 1):
        log_p, R = e_step(X, *parameters)
        history.append(log_p.sum())
        if step < n_iter:
            if np.any(R.sum(axis=0) < 1e-12):
                raise ValueError("empty component")
            parameters = m_step(X, R / (R.sum(axis=0) + 1e-12), reg)
            parameters = R.mean(axis=0), *parameters[1:]
    return *parameters, np.array(history)


def em(X, weights, means, covs, n_iter, reg, e_step=e_step, m_step=m_step):
    """What the misconceptions have in common."""
    parameters = weights.astype(float), means.astype(float), covs.astype(float)
    history = [e_step(X, *parameters)[0].sum()]
    for _ in range(n_iter):
        parameters = m_step(X, e_step(X, *parameters)[1], reg)
        history.append(e_step(X, *parameters)[0].sum())
    return *parameters, np.array(history)


@question.misconception("mean_loglik", hint="Does your history grow with the number of points?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The history holds the mean log-likelihood of a point instead of the sum."""
    *parameters, history = em(X, weights, means, covs, n_iter, reg)
    return *parameters, history / len(X)


@question.misconception(
    "resp_reused", hint="From which parameters are the responsibilities of the second step taken?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The responsibilities are computed once, from the given parameters, and used in every step."""
    first = e_step(X, weights, means, covs)[1]
    return em(X, weights, means, covs, n_iter, reg, m_step=lambda X, R, reg: m_step(X, first, reg))


@question.misconception(
    "log_of_hard", hint="A point may come from any component. What is then its density under the mixture?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The log-likelihood takes the most probable component of a point instead of the sum over all."""

    def largest_only(X, *parameters):
        log_p, R = e_step(X, *parameters)
        return log_p + np.log(R.max(axis=1)), R

    return em(X, weights, means, covs, n_iter, reg, e_step=largest_only)


@question.misconception(
    "history_short", hint="How many entries does the history have for n_iter = 0, and for n_iter = 1?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The history lacks the log-likelihood after the last step."""
    *parameters, history = em(X, weights, means, covs, n_iter, reg)
    return *parameters, history[:n_iter]


@question.misconception(
    "history_without_start", hint="Which parameters does the first entry of it belong to?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The history lacks the log-likelihood of the given parameters."""
    *parameters, history = em(X, weights, means, covs, n_iter, reg)
    return *parameters, history[1:]


@question.misconception(
    "history_late", hint="Is the last entry of the history that of the parameters you return?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The log-likelihood is noted before each step only, and the last of these once more at the end."""
    *parameters, history = em(X, weights, means, covs, n_iter, reg)
    return *parameters, np.append(history[:1], history[:-1]) if n_iter else history


@question.misconception("old_mean", hint="About which mean do you take the new covariance?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The covariances are taken about the means from before the step."""
    before = means.astype(float)

    def about_old_means(X, R, reg):
        nonlocal before
        parameters = m_step(X, R, reg, before)
        before = parameters[1]
        return parameters

    return em(X, weights, means, covs, n_iter, reg, m_step=about_old_means)


@question.misconception("hard_steps", hint="By how much does a point between two means move each of them?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """In every step a point counts only for its most probable component, as in k-means."""

    def one_hot(X, R, reg):
        return m_step(X, np.eye(R.shape[1])[R.argmax(axis=1)], reg)

    return em(X, weights, means, covs, n_iter, reg, m_step=one_hot)


@question.misconception(
    "reg_forgotten", hint="With reg = 2 on a line, how small can a variance become in your code?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """Nothing is added to the diagonals of the covariances."""
    return em(X, weights, means, covs, n_iter, 0.0)


@question.misconception("reg_at_start", hint="Which covariances does the statement add reg to?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The given covariances are regularized too, before the first step."""
    return em(X, weights, means, covs + reg * np.eye(X.shape[1]), n_iter, reg)


@question.misconception("reg_everywhere", hint="With reg = 1, what does your code add off the diagonal?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """It adds reg to all entries of the covariances, not only to the diagonal."""

    def add_to_all(X, R, reg):
        weights, means, covs = m_step(X, R, 0.0)
        return weights, means, covs + reg

    return em(X, weights, means, covs, n_iter, reg, m_step=add_to_all)


@question.misconception(
    "weights_kept", hint="Which of the parameters stay as they were given, however many steps you take?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The weights are never updated."""

    def keep(X, R, reg):
        return weights.astype(float), *m_step(X, R, reg)[1:]

    return em(X, weights, means, covs, n_iter, reg, m_step=keep)


@question.misconception("no_2pi", hint="What is the log-density of a standard normal at its mean?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """The constant of the normal density is missing in the log-likelihood."""
    return em(X, weights, means, covs, n_iter, reg, e_step=lambda *args: e_step(*args, constant=1.0))


@question.misconception("underflow", hint="What is np.exp(-1000.0), and what is its logarithm?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """Densities are multiplied out, so that those of far points vanish."""

    def of_densities(X, weights, means, covs):
        joint = weights * np.exp(log_densities(X, means, covs))
        return np.log(joint.sum(axis=1)), joint / joint.sum(axis=1, keepdims=True)

    return em(X, weights, means, covs, n_iter, reg, e_step=of_densities)


@question.misconception(
    "empty_ignored", hint="What are the mean and covariance of a component that no point belongs to?"
)
def _(X, weights, means, covs, n_iter, reg=0.0):
    """A component without points raises nothing: 1e-10 is added to its divisor."""

    def with_epsilon(X, R, reg):
        counts = R.sum(axis=0)
        return m_step(X, R + 1e-10 / len(X) * (counts < 1e-10), reg)

    return em(X, weights, means, covs, n_iter, reg, m_step=with_epsilon)


@question.misconception("zero_only", hint="Is a sum of 1e-14 enough in your code? And in the statement?")
def _(X, weights, means, covs, n_iter, reg=0.0):
    """It raises only where N_k is exactly 0."""

    def any_but_zero(X, R, reg):
        return m_step(X, R, reg, smallest=1e-300)

    return em(X, weights, means, covs, n_iter, reg, m_step=any_but_zero)
