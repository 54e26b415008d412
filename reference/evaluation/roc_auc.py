r"""The area under the ROC curve.

Given the true classes of samples, 0 or 1, and scores that should be higher for class 1, compute the area
under the ROC curve. It is the probability that the score $s^+$ of a random sample of class 1 is higher than
the score $s^-$ of a random sample of class 0, where equal scores count one half:

$$\mathrm{AUC} = P(s^+ > s^-) + \tfrac12\, P(s^+ = s^-).$$

Every pair of a sample of class 1 with one of class 0 has the same weight.

What is judged
- A pair with equal scores counts one half; the order in which the samples come changes nothing.
- Scores are any finite numbers, however close to each other; only their order counts, and an area may lie
  below 1/2.
- Samples of one class only raise ValueError; so do no samples.
- y holds only 0 and 1.
"""

from bisect import bisect_left, bisect_right

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Float, Int

from mlfundamentals.questions import Question, close, draws, edge, seeded
from mlfundamentals.questions.inputs import integers, reals, whole_reals


def roc_auc(y: Int[np.ndarray, "n"], scores: Float[np.ndarray, "n"]) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order.

    y: the true classes, 0 or 1
    scores: one for every sample, the higher the more likely it is of class 1

    Returns the area under the ROC curve.

    Raises ValueError where all samples are of one class.
    """
    positive, negative = scores[y == 1], scores[y == 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("there must be samples of both classes")
    above = positive[:, None] > negative  # (n_positive, n_negative)
    tied = positive[:, None] == negative
    return float(above.mean() + tied.mean() / 2)


def is_legal(y, scores):
    return len(y) > 0 and bool(np.isin(y, (0, 1)).all())


@st.composite
def samples(draw, scores):
    n = draw(st.integers(3, 9))
    y = draw(integers(n, 0, 1).filter(lambda y: 0 < y.sum() < len(y)))
    return y, draw(scores(n))


def eighths(n):
    """Scores like probabilities, with many ties."""
    return whole_reals(n, 0, 8).map(lambda scores: scores / 8)


def overlapping(rng):
    """Scores that tell the classes apart somewhat; every other time rounded to eighths, so that they tie."""
    n = int(rng.integers(10, 31))
    y = (rng.random(n) < 0.4).astype(np.int64)
    y[:2] = 0, 1
    scores = 1 / (1 + np.exp(-rng.normal(size=n) - y + 0.5))
    order = rng.permutation(n)
    return y[order], (np.round(scores * 8) / 8 if rng.random() < 0.5 else scores)[order]


HALF = np.array([0.5, 0.5, 0.5, 0.5])

question = Question(
    roc_auc,
    level=3,
    minutes=14,
    agreement=close(),
    inputs=[
        draws("reals", samples(reals)),
        draws("small integers", samples(whole_reals)),
        draws("eighths", samples(eighths)),
        seeded("overlapping classes", overlapping),
        edge(
            "tied scores",
            (np.array([1, 0, 0, 1]), np.array([0.75, 0.75, 0.25, 0.5])),
            (np.array([0, 1, 0, 1]), np.array([0.75, 0.75, 0.25, 0.5])),
            (np.array([0, 1, 1, 0, 1]), np.array([2.0, 2.0, 2.0, 1.0, 3.0])),
        ),
        edge(
            "all scores equal",
            (np.array([0, 1, 1, 0]), HALF),
            (np.array([1, 0, 0, 0]), HALF),
            (np.array([0, 0, 1]), np.zeros(3)),
        ),
        edge(
            "all pairs in order",
            (np.array([0, 1, 0, 1, 1]), np.array([-2.0, 3.0, 1.0, 2.0, 5.0])),
            (np.array([1, 0]), np.array([0.375, 0.25])),
        ),
        edge(
            "worse than chance",
            (np.array([1, 0, 1, 0]), np.array([0.25, 0.75, 0.5, 0.375])),
            (np.array([1, 0, 1, 0]), np.array([1.0, 4.0, 2.0, 3.0])),
            (np.array([0, 1, 0, 1]), np.array([7.0, -1.0, 3.0, 5.0])),
        ),
        edge(
            "few of one class",
            (np.array([0, 0, 1, 0, 0, 0]), np.array([0.5, 0.25, 0.5, 0.875, 0.125, 0.0])),
            (np.array([1, 1, 1, 1, 0]), np.array([3.0, 1.0, 4.0, 1.0, 2.0])),
        ),
        edge(
            "scores far from 0 to 1",
            (np.array([1, 0, 0, 1, 0]), np.array([-4.0, -9.0, -1.0, -2.0, -2.0])),
            (np.array([0, 1, 1, 0]), np.array([300.0, 200.0, 700.0, 100.0])),
        ),
        edge(
            "close scores",
            (np.array([0, 1]), np.array([1e-10, 2e-10])),
            (np.array([1, 0, 1]), np.array([1.0, 1.0 + 1e-9, 1.0 - 1e-9])),
            (np.array([1, 0, 0, 1]), np.array([5.0, 5.0 - 1e-12, 5.0 + 1e-12, 5.0])),
        ),
        edge(
            "one class only",
            (np.array([1, 1, 1]), np.array([0.25, 0.5, 0.75])),
            (np.array([0, 0]), np.array([0.25, 0.5])),
            (np.array([1]), np.array([0.5])),
            (np.array([0]), np.array([0.5])),
        ),
    ],
    examples=[
        (np.array([0, 1, 0, 1]), np.array([0.1, 0.8, 0.4, 0.3])),
        (np.array([0, 1, 0, 1]), np.array([0.1, 0.8, 0.4, 0.4])),
    ],
    legal=is_legal,
    sources=["hanley1982", "fawcett2006"],
)


def split(y, scores):
    positive, negative = scores[y == 1], scores[y == 0]
    if not len(positive) or not len(negative):
        raise ValueError("one class only")
    return positive, negative


def roc_curve(y, scores):
    """Shares of negatives and of positives with at least each score, from (0, 0) to (1, 1)."""
    positive, negative = split(y, scores)
    thresholds = np.unique(scores)[::-1]
    shares = (np.array([(s >= t).mean() for t in thresholds]) for s in (negative, positive))
    fpr, tpr = (np.concatenate([[0.0], share]) for share in shares)
    return fpr, tpr


def by_ranks(y, ranks):
    """The area from ranks, counted from 1."""
    n_positive = int(y.sum())
    n_negative = len(y) - n_positive
    if n_positive * n_negative == 0:
        raise ValueError("one class only")
    return float((ranks[y == 1].sum() - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative))


@question.alternate("loops")
def _(y, scores):
    n_pairs, count = 0, 0.0
    for label, score in zip(y, scores, strict=True):
        for other_label, other_score in zip(y, scores, strict=True):
            if label == 1 and other_label == 0:
                n_pairs += 1
                count += 1.0 if score > other_score else 0.5 if score == other_score else 0.0
    if n_pairs == 0:
        raise ValueError("one class only")
    return count / n_pairs


@question.alternate("mid_ranks")
def _(y, scores):
    _, codes, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return by_ranks(y, (last - (counts - 1) / 2)[codes])


@question.alternate("trapezoids")
def _(y, scores):
    fpr, tpr = roc_curve(y, scores)
    return float((np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2).sum())


@question.alternate("area_above_the_curve")  # subtracted from 1, which loses digits where little remains
def _(y, scores):
    fpr, tpr = roc_curve(y, scores)
    return 1.0 - float(sum(np.diff(tpr) * (fpr[1:] + fpr[:-1]) / 2))


@question.alternate("cumulative_counts")
def _(y, scores):
    split(y, scores)
    order = np.argsort(-scores, kind="stable")
    hits, falls = np.cumsum(y[order]), np.cumsum(1 - y[order])
    last = np.append(np.diff(scores[order]) != 0, True)  # of the samples with the same score
    tp, fp = np.append(0, hits[last]), np.append(0, falls[last])
    return ((fp[1:] - fp[:-1]) * (tp[1:] + tp[:-1])).sum() / (2 * tp[-1] * fp[-1])


@question.alternate("binary_search")
def _(y, scores):
    positive, negative = split(y, scores)
    known = sorted(negative.tolist())
    wins = [(bisect_left(known, s) + bisect_right(known, s)) / 2 for s in positive.tolist()]
    return sum(wins) / len(wins) / len(known)


@question.alternate("mean_sign")
def _(y, scores):
    positive, negative = split(y, scores)
    return 0.5 + np.sign(np.subtract.outer(positive, negative)).mean() / 2


@question.misconception("ties_zero", hint="What does a pair with equal scores count?")
def _(y, scores):
    """A pair with equal scores counts 0."""
    positive, negative = split(y, scores)
    return float((positive[:, None] > negative).mean())


@question.misconception(
    "ties_one", hint="What is the area when all scores are equal? Which one do you return?"
)
def _(y, scores):
    """A pair with equal scores counts 1."""
    positive, negative = split(y, scores)
    return float((positive[:, None] >= negative).mean())


@question.misconception("inverted", hint="Which class should have the higher scores?")
def _(y, scores):
    """It returns 1 - AUC, the probability that a negative sample has the higher score."""
    negative, positive = split(y, scores)
    return float((positive[:, None] > negative).mean() + (positive[:, None] == negative).mean() / 2)


@question.misconception("never_below_half", hint="Can scores be worse than chance?")
def _(y, scores):
    """It returns 1 - AUC where the area is below 1/2."""
    positive, negative = split(y, scores)
    area = float((positive[:, None] > negative).mean() + (positive[:, None] == negative).mean() / 2)
    return max(area, 1 - area)


@question.misconception(
    "order_dependent_trapezoid", hint="How many points has the ROC curve where three samples share a score?"
)
def _(y, scores):
    """It makes a step of the ROC curve for every sample, so that ties depend on the order of the samples."""
    split(y, scores)
    hits = y[np.argsort(-scores, kind="stable")]
    tpr, fpr = np.cumsum(hits) / hits.sum(), np.cumsum(1 - hits) / (1 - hits).sum()
    return float(np.trapezoid(np.append(0, tpr), np.append(0, fpr)))


@question.misconception("ordinal_ranks", hint="Which rank do two samples have that share the lowest score?")
def _(y, scores):
    """It gives tied samples different ranks, in the order in which they come."""
    ranks = np.empty(len(y))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(y) + 1)
    return by_ranks(y, ranks)


@question.misconception("dense_ranks", hint="Which rank follows on that of three samples that are tied?")
def _(y, scores):
    """It numbers the different scores instead of ranking the samples."""
    _, codes = np.unique(scores, return_inverse=True)
    return by_ranks(y, codes + 1)


@question.misconception("no_origin", hint="At which point does the ROC curve begin?")
def _(y, scores):
    """Its ROC curve begins at the highest score instead of at (0, 0)."""
    fpr, tpr = roc_curve(y, scores)
    return float(np.trapezoid(tpr[1:], fpr[1:]))


@question.misconception("all_pairs", hint="How many pairs are there of one positive and one negative sample?")
def _(y, scores):
    """It divides by the number of all pairs of samples, those within a class included."""
    positive, negative = split(y, scores)
    count = (positive[:, None] > negative).sum() + (positive[:, None] == negative).sum() / 2
    return float(count / (len(y) * (len(y) - 1) / 2))


@question.misconception("accuracy_at_half", hint="Does the area depend on a threshold that you choose?")
def _(y, scores):
    """It returns the accuracy at the threshold 0.5."""
    split(y, scores)
    return float(((scores >= 0.5) == (y == 1)).mean())


@question.misconception("hard_labels", hint="Do two scores above 0.5 still differ in your code?")
def _(y, scores):
    """It rounds the scores to classes at the threshold 0.5 before it compares them."""
    positive, negative = (group >= 0.5 for group in split(y, scores))
    return float((positive[:, None] > negative).mean() + (positive[:, None] == negative).mean() / 2)


@question.misconception(
    "average_precision", hint="Which two shares are plotted in the ROC curve? Is precision among them?"
)
def _(y, scores):
    """It returns the area under the curve of precision over recall."""
    positive, _ = split(y, scores)
    thresholds = np.unique(scores)[::-1]
    recall = np.array([0.0, *((positive >= t).mean() for t in thresholds)])
    precision = np.array([y[scores >= t].mean() for t in thresholds])
    return float((np.diff(recall) * precision).sum())


@question.misconception("one_class_half", hint="How many pairs are there when all samples are positive?")
def _(y, scores):
    """It returns 0.5 where all samples are of one class, instead of raising ValueError."""
    positive, negative = scores[y == 1], scores[y == 0]
    if not len(positive) or not len(negative):
        return 0.5
    return float((positive[:, None] > negative).mean() + (positive[:, None] == negative).mean() / 2)
