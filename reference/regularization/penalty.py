r"""The L1 or the L2 penalty.

Return what a regularized model adds to its loss for the coefficients w:

- `kind` "l1", the lasso: $\lambda \sum_j |w_j|$
- `kind` "l2", ridge: $\frac{\lambda}{2} \sum_j w_j^2$

What is judged
- The L2 penalty is halved, the L1 penalty is not.
- No coefficients have the penalty 0.0.
- lam < 0 raises ValueError, also for an empty `w`.
- Any other `kind` raises ValueError, also for an empty `w`: only "l1" and "l2" are known, in small letters.
"""

import math

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float

from mlfundamentals.questions import Question, close, draws, edge
from mlfundamentals.questions.inputs import choice, reals, whole_reals


def penalty(w: Float[np.ndarray, "d"], lam: float, kind: str) -> float:
    """Penalize coefficients for their size.

    w: the coefficients
    lam: the strength of the penalty, lam >= 0
    kind: "l1" or "l2"

    Returns the penalty.
    Raises ValueError when lam < 0 or when kind is anything else.
    """
    if lam < 0:
        raise ValueError(f"lam must not be negative, got {lam}")
    if kind == "l1":
        return lam * float(np.abs(w).sum())
    if kind == "l2":
        return lam / 2 * float((w**2).sum())
    raise ValueError(f'kind must be "l1" or "l2", got {kind!r}')


@st.composite
def penalized(draw, entries, lams):
    return draw(entries(draw(st.integers(1, 6)))), draw(lams), draw(choice("l2", "l1"))


W = np.array([3.0, -1.0, 0.5])
NONE = np.zeros(0)

question = Question(
    penalty,
    level=1,
    minutes=4,
    agreement=close(1e-12),
    inputs=[
        draws("reals", penalized(reals, st.floats(0.01, 10.0))),
        draws("small integers", penalized(whole_reals, choice(1.0, 2.0, 0.5, 3.0))),
        edge("lam = 0", (W, 0.0, "l1"), (W, 0.0, "l2")),
        edge("all coefficients 0", (np.zeros(3), 2.0, "l1"), (np.zeros(2), 2.0, "l2")),
        edge("no coefficients", (NONE, 2.0, "l1"), (NONE, 2.0, "l2")),
        edge("lam < 0", *((w, -0.5, kind) for w in (W, NONE) for kind in ("l1", "l2"))),
        edge(
            "unknown kind",
            *(
                (w, lam, kind)
                for w, lam in ((W, 1.0), (NONE, 0.0))
                for kind in ("l3", "L1", "L2", "", "elastic")
            ),
        ),
    ],
    examples=[(np.array([3.0, -4.0]), 0.5, "l1"), (np.array([3.0, -4.0]), 0.5, "l2")],
    sources=["hoerl1970", "tibshirani1996"],
)


@question.alternate("norms")
def _(w, lam, kind):
    if kind not in {"l1", "l2"} or lam < 0:
        raise ValueError("kind or lam")
    if kind == "l1":
        return lam * np.linalg.norm(w, 1)
    return 0.5 * lam * np.linalg.norm(w) ** 2


@question.alternate("loop")
def _(w, lam, kind):
    terms = {"l1": abs, "l2": lambda v: v * v / 2}
    if lam < 0 or kind not in terms:
        raise ValueError("kind or lam")
    total = 0.0
    for v in w.tolist():
        total += lam * terms[kind](v)
    return total


@question.alternate("exact_sum")
def _(w, lam, kind):
    match kind, lam >= 0:
        case "l1", True:
            return math.fsum(lam * math.fabs(v) for v in w)
        case "l2", True:
            return math.fsum(lam * v**2 for v in w) / 2
    raise ValueError("kind or lam")


def check(lam, kind):
    if lam < 0 or kind not in ("l1", "l2"):
        raise ValueError("kind or lam")


@question.misconception("no_half", hint="What is the derivative of your L2 penalty: lam w or twice that?")
def _(w, lam, kind):
    """The L2 penalty is not halved."""
    check(lam, kind)
    return lam * float(np.abs(w).sum() if kind == "l1" else (w**2).sum())


@question.misconception("half_of_both", hint="Which of the two formulas has a 1/2 in it?")
def _(w, lam, kind):
    """The L1 penalty is halved as well."""
    check(lam, kind)
    return 0.5 * lam * float(np.abs(w).sum() if kind == "l1" else (w**2).sum())


@question.misconception("rooted", hint="Doubling w: how many times larger does the L2 penalty become?")
def _(w, lam, kind):
    """The L2 penalty is lam times the length of w, whose root undoes the squares."""
    check(lam, kind)
    return lam * float(np.abs(w).sum() if kind == "l1" else np.linalg.norm(w))


@question.misconception("signed_sum", hint="Can a coefficient of -5 make the penalty smaller?")
def _(w, lam, kind):
    """The L1 penalty adds up the coefficients with their signs."""
    check(lam, kind)
    return lam * float(w.sum()) if kind == "l1" else lam / 2 * float((w**2).sum())


@question.misconception("mean", hint="Does one more coefficient of 0 change the penalty?")
def _(w, lam, kind):
    """The penalty is divided by the number of coefficients."""
    check(lam, kind)
    total = lam * float(np.abs(w).sum()) if kind == "l1" else lam / 2 * float((w**2).sum())
    return total / max(len(w), 1)


@question.misconception("lam_squared", hint="What becomes of the L2 penalty when lam doubles?")
def _(w, lam, kind):
    """In the L2 penalty lam is squared along with the coefficients."""
    check(lam, kind)
    return lam * float(np.abs(w).sum()) if kind == "l1" else float(((lam * w) ** 2).sum()) / 2


@question.misconception(
    "skips_first", hint="Does w hold an intercept here? What does the statement sum over?"
)
def _(w, lam, kind):
    """The first coefficient is left out, as if it were the intercept."""
    check(lam, kind)
    return lam * float(np.abs(w[1:]).sum()) if kind == "l1" else lam / 2 * float((w[1:] ** 2).sum())


@question.misconception("kinds_swapped", hint="Which of the two penalties is the lasso's?")
def _(w, lam, kind):
    """The two kinds are mixed up."""
    check(lam, kind)
    return lam * float(np.abs(w).sum()) if kind == "l2" else lam / 2 * float((w**2).sum())


@question.misconception("else_is_l2", hint='What does your function do with the kind "l3"?')
def _(w, lam, kind):
    """Every kind that is not "l1" is taken for "l2"."""
    check(lam, "l2")
    return lam * float(np.abs(w).sum()) if kind == "l1" else lam / 2 * float((w**2).sum())


@question.misconception("any_case", hint='Is "L1" one of the two kinds that the statement knows?')
def _(w, lam, kind):
    """It also takes kinds in capital letters."""
    check(lam, kind.lower())
    return lam * float(np.abs(w).sum()) if kind.lower() == "l1" else lam / 2 * float((w**2).sum())


@question.misconception("takes_any_lam", hint="What should a penalty below zero give?")
def _(w, lam, kind):
    """A lam below zero is not refused."""
    check(0.0, kind)
    return lam * float(np.abs(w).sum()) if kind == "l1" else lam / 2 * float((w**2).sum())
