r"""BIC of a Gaussian mixture.

Score a fitted mixture of K Gaussians in d dimensions by the Bayesian information criterion, which weighs its
log-likelihood L over n points against its number of free parameters p:

$$\mathrm{BIC} = -2 L + p \ln n$$

Lower is better. The free parameters are those of the K weights, which sum to 1, of the K means and of the
covariance matrices, which depend on `cov_type`:

- "full": every component has a symmetric matrix of its own;
- "diag": every component has a diagonal matrix of its own;
- "spherical": every component has a single variance.

What is judged
- A parameter that follows from the others is not free and not counted: the weights sum to 1, and a symmetric
  matrix has equal entries on both sides of its diagonal.
- With n = 1 the penalty is 0.
- Any other string as `cov_type`, also another spelling such as "Full", raises ValueError.
- n, d and K are at least 1; L may be positive, as densities may exceed 1.
"""

import math

from hypothesis import strategies as st

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    """Compute the BIC of a Gaussian mixture.

    loglik: the log-likelihood of all points
    n: the number of points
    d: the number of dimensions
    K: the number of components
    cov_type: "full", "diag" or "spherical"

    Returns the BIC.
    Raises ValueError when cov_type is none of the three.
    """
    per_component = {"full": d * (d + 1) // 2, "diag": d, "spherical": 1}
    if cov_type not in per_component:
        raise ValueError(f"cov_type must be one of {list(per_component)}, got {cov_type!r}")
    n_free = (K - 1) + K * d + K * per_component[cov_type]
    return -2 * loglik + n_free * math.log(n)


KINDS = ("full", "diag", "spherical")


def fits(logliks, ns):
    return st.tuples(logliks, ns, st.integers(1, 6), st.integers(1, 6), choice(*KINDS))


def is_legal(loglik, n, d, K, cov_type):
    return min(n, d, K) >= 1


question = Question(
    gmm_bic,
    level=2,
    minutes=8,
    agreement=close(1e-11),
    inputs=[
        draws("reals", fits(st.floats(-500.0, 50.0, allow_subnormal=False), st.integers(2, 500))),
        draws("whole numbers", fits(st.integers(-9, 9).map(float), st.integers(1, 20))),
        edge("one component", *((-20.0, 10, 3, 1, kind) for kind in KINDS)),
        edge("one dimension", *((-20.0, 10, 1, 3, kind) for kind in KINDS)),
        edge("one point", (-2.5, 1, 2, 3, "full"), (1.0, 1, 4, 1, "diag")),
        edge("positive log-likelihood", (30.0, 50, 2, 2, "full"), (12.5, 8, 3, 2, "spherical")),
        edge(
            "unknown cov_type",
            *((-20.0, 10, 3, 2, kind) for kind in ("tied", "Full", "", "diagonal", "spherical ")),
        ),
    ],
    examples=[(-150.0, 100, 2, 3, "full"), (-150.0, 100, 2, 3, "spherical")],
    sources=["schwarz1978"],
    legal=is_legal,
)


@question.alternate("branches")
def _(loglik, n, d, K, cov_type):
    parameters = K - 1
    parameters += K * d
    if cov_type == "full":
        for _ in range(K):
            parameters += sum(range(1, d + 1))
    elif cov_type == "diag":
        parameters += d * K
    elif cov_type == "spherical":
        parameters += K
    else:
        raise ValueError("unknown cov_type")
    return math.log(n) * parameters - 2.0 * loglik


@question.alternate("per_component")
def _(loglik, n, d, K, cov_type):
    try:
        of_cov = {"full": d + d * (d - 1) / 2, "diag": d, "spherical": 1}[cov_type]
    except KeyError:
        raise ValueError(cov_type) from None
    p = K * (1 + d + of_cov) - 1
    return 2 * (p * math.log(n) / 2 - loglik)


@question.alternate("match_and_log2")
def _(loglik, n, d, K, cov_type):
    match cov_type:
        case "full":
            p = K * (d + 1) * (d + 2) / 2 - 1
        case "diag":
            p = K * (2 * d + 1) - 1
        case "spherical":
            p = K * (d + 2) - 1
        case _:
            raise ValueError("unknown cov_type")
    return p * (math.log2(n) / math.log2(math.e)) + loglik * -2


def n_free(d, K, cov_type):
    """The number of free parameters, as it should be."""
    if cov_type not in KINDS:
        raise ValueError("unknown cov_type")
    return K - 1 + K * d + K * (d * (d + 1) // 2 if cov_type == "full" else d if cov_type == "diag" else 1)


@question.misconception("k_weights", hint="If you know all weights but one, what is the last one?")
def _(loglik, n, d, K, cov_type):
    """All K weights are counted, though the last one follows from the others."""
    return -2 * loglik + (n_free(d, K, cov_type) + 1) * math.log(n)


@question.misconception("no_weights", hint="Which three kinds of parameters does a mixture have?")
def _(loglik, n, d, K, cov_type):
    """The weights are not counted at all."""
    return -2 * loglik + (n_free(d, K, cov_type) - K + 1) * math.log(n)


@question.misconception("aic", hint="With more points, does a parameter weigh more in your code?")
def _(loglik, n, d, K, cov_type):
    """A parameter costs 2, as in the AIC, instead of ln n."""
    return -2 * loglik + 2.0 * n_free(d, K, cov_type)


@question.misconception("log2_n", hint="To which base is the logarithm of n taken?")
def _(loglik, n, d, K, cov_type):
    """The logarithm of n is taken to base 2."""
    return -2 * loglik + n_free(d, K, cov_type) * math.log2(n)


@question.misconception("log10_n", hint="Which base does the logarithm that you call have?")
def _(loglik, n, d, K, cov_type):
    """The logarithm of n is taken to base 10."""
    return -2 * loglik + n_free(d, K, cov_type) * math.log10(n)


@question.misconception("sign_flipped", hint="If a model fits better, does your BIC rise or fall?")
def _(loglik, n, d, K, cov_type):
    """The log-likelihood is added, so that a better fit gives a larger value."""
    return 2 * loglik + n_free(d, K, cov_type) * math.log(n)


@question.misconception("higher_is_better", hint="Is a lower or a higher value better in the statement?")
def _(loglik, n, d, K, cov_type):
    """The sign of the whole criterion is turned, so that higher is better."""
    return 2 * loglik - n_free(d, K, cov_type) * math.log(n)


@question.misconception("single_loglik", hint="By which factor does the log-likelihood enter?")
def _(loglik, n, d, K, cov_type):
    """The log-likelihood is not doubled."""
    return -loglik + n_free(d, K, cov_type) * math.log(n)


@question.misconception("full_d2", hint="How many different entries has a symmetric 2 x 2 matrix?")
def _(loglik, n, d, K, cov_type):
    """All d * d entries of a full covariance matrix are counted, each symmetric pair twice."""
    extra = K * d * (d - 1) // 2 if cov_type == "full" else 0
    return -2 * loglik + (n_free(d, K, cov_type) + extra) * math.log(n)


@question.misconception("full_off_diagonal", hint="How many numbers fill a symmetric 1 x 1 matrix?")
def _(loglik, n, d, K, cov_type):
    """The diagonal of a full covariance matrix is left out: d (d - 1) / 2 entries are counted."""
    missing = K * d if cov_type == "full" else 0
    return -2 * loglik + (n_free(d, K, cov_type) - missing) * math.log(n)


@question.misconception("shared_covariance", hint="How many covariance matrices does the mixture have?")
def _(loglik, n, d, K, cov_type):
    """One covariance matrix is counted for all components together."""
    of_all = n_free(d, K, cov_type) - (K - 1) - K * d
    return -2 * loglik + (K - 1 + K * d + of_all // K) * math.log(n)


@question.misconception("means_forgotten", hint="How many numbers does it take to say where the centers are?")
def _(loglik, n, d, K, cov_type):
    """The coordinates of the means are not counted."""
    return -2 * loglik + (n_free(d, K, cov_type) - K * d) * math.log(n)


@question.misconception("spherical_as_diag", hint="How many variances has a spherical component?")
def _(loglik, n, d, K, cov_type):
    """A spherical component is counted with a variance for each dimension."""
    extra = K * (d - 1) if cov_type == "spherical" else 0
    return -2 * loglik + (n_free(d, K, cov_type) + extra) * math.log(n)


@question.misconception("else_spherical", hint='What does your code return for the cov_type "tied"?')
def _(loglik, n, d, K, cov_type):
    """Anything that is neither full nor diag is taken for spherical."""
    return -2 * loglik + n_free(d, K, cov_type if cov_type in KINDS else "spherical") * math.log(n)


@question.misconception("any_spelling", hint='Is "Full" one of the three names in the statement?')
def _(loglik, n, d, K, cov_type):
    """The name is stripped and turned into lower case first, so that other spellings are accepted."""
    return -2 * loglik + n_free(d, K, cov_type.strip().lower()) * math.log(n)
