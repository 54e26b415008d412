"""What does the learning curve say?

A classifier of the single nearest neighbor, or of many, was trained on more and more samples. The table
shows its error on the samples it was trained on, and on a validation set that it has not seen. Judge the
last row by this rule: if the gap between the two errors is above 0.2, it is "high variance"; otherwise, if
the training error is above 0.2, it is "high bias"; otherwise, if the validation error is below the training
error by more than 0.1, something has leaked, "leak"; and otherwise it is "adequate".
"""

import numpy as np
from jaxtyping import Float, Int

from mlfundamentals.questions import Concept, Lines, reference

GAP, BIAS, LEAK = 0.2, 0.2, 0.1
MARGIN = 0.04


def diagnose_curve(
    samples: Int[np.ndarray, "s"], training: Float[np.ndarray, "s"], validation: Float[np.ndarray, "s"]
) -> str:
    """The diagnosis by the rule of the statement.

    samples: how many samples it was trained on
    training: error on these samples
    validation: error on the validation set
    """
    gap = validation[-1] - training[-1]
    if gap > GAP:
        return "high_variance"
    if training[-1] > BIAS:
        return "high_bias"
    return "leak" if -gap > LEAK else "adequate"


def instance(rng):
    n, k = 60, int(rng.choice([1, 1, 15, 25, 5]))
    noise = rng.choice([0.0, 0.3])
    X = rng.normal(size=(2 * n, 2))
    clean = (X[:, 0] + X[:, 1] ** 2 > 0.6).astype(int)
    y = np.where(rng.random(2 * n) < noise, 1 - clean, clean)
    samples = np.array([25, 30, 40, 50, 60])
    vote = reference("knn_classify")
    training = [np.mean(vote(X[:s], y[:s], X[:s], k) != y[:s]) for s in samples]
    validation = [np.mean(vote(X[:s], y[:s], X[n:], k) != y[n:]) for s in samples]
    return samples, np.round(training, 3), np.round(validation, 3)


def fit(samples, training, validation):
    """The last row is clear of every threshold, and is no leak, which this data cannot show."""
    gap = validation[-1] - training[-1]
    clear = min(abs(gap - GAP), abs(training[-1] - BIAS), abs(gap + LEAK)) > MARGIN
    return clear and diagnose_curve(samples, training, validation) in ("high_bias", "high_variance")


def plot(samples, training, validation):
    return Lines("training samples", "error", samples, {"training": training, "validation": validation})


question = Concept(
    diagnose_curve,
    level=2,
    minutes=3,
    instance=instance,
    answer='"high bias", "high variance", "leak" or "adequate"',
    example="leak",
    fit=fit,
    plot=plot,
)


@question.misconception("swapped", hint="Which of the two shows as a gap between the curves?")
def _(samples, training, validation):
    """It takes bias for variance, or variance for bias."""
    return (
        "high_bias" if diagnose_curve(samples, training, validation) == "high_variance" else "high_variance"
    )


@question.misconception("looks_fine", hint="What does the rule say to an error, or a gap, above 0.2?")
def _(samples, training, validation):
    """It holds the curve for adequate."""
    return "adequate"
