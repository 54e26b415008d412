"""More negatives, the same classifier.

The confusion matrix below was counted on a test set; rows are true classes, columns predicted ones, negative
first. The classifier is now used where there are ten times as many negatives, with the same positives, and
it makes its mistakes at the same rates within each class. Which of the measures precision, recall,
specificity and accuracy change by more than 0.001?
"""

import numpy as np
from jaxtyping import Int

from mlfundamentals.questions import Concept

MEASURES = ("precision", "recall", "specificity", "accuracy")
TIMES = 10


def prevalence_shift(confusion: Int[np.ndarray, "2 2"]) -> tuple[str, ...]:
    """The measures that change.

    confusion: counts, rows true and columns predicted, negative first
    """
    before, after = measures(confusion), measures(confusion * [[TIMES], [1]])
    return tuple(name for name in MEASURES if abs(after[name] - before[name]) > 1e-3)


def measures(confusion):
    (tn, fp), (fn, tp) = confusion.tolist()
    return {
        "precision": tp / (tp + fp),
        "recall": tp / (tp + fn),
        "specificity": tn / (tn + fp),
        "accuracy": (tp + tn) / (tp + tn + fp + fn),
    }


def instance(rng):
    n_negative, n_positive = 10 * rng.integers(5, 21, size=2)
    fp = int(n_negative * rng.choice([0.0, 0.1, 0.2, 0.3]))
    fn = int(n_positive * rng.choice([0.0, 0.1, 0.2, 0.3]))
    return (np.array([[n_negative - fp, fp], [fn, n_positive - fn]]),)


def fit(confusion):
    """What changes, changes clearly; recall and specificity differ, so that accuracy moves."""
    before, after = measures(confusion), measures(confusion * [[TIMES], [1]])
    moves = [abs(after[name] - before[name]) for name in MEASURES]
    return all(move < 1e-12 or move > 0.02 for move in moves) and moves[0] > 0.02 and moves[3] > 0.02


question = Concept(
    prevalence_shift,
    level=2,
    minutes=4,
    instance=instance,
    answer="the names of the measures that change, in any order",
    example=("recall",),
    any_order=True,
    fit=fit,
)


@question.misconception("all_change", hint="Which counts does recall use: those of one row, or of both?")
def _(confusion):
    """It takes every measure for one that depends on how many negatives there are."""
    return MEASURES


@question.misconception(
    "recall_changes", hint="Does a further negative sample change how many positives are found?"
)
def _(confusion):
    """It holds that recall changes with precision."""
    return "precision", "recall", "accuracy"


@question.misconception(
    "only_accuracy", hint="Among the samples that are called positive, what becomes more frequent?"
)
def _(confusion):
    """It holds that only accuracy changes."""
    return ("accuracy",)


@question.misconception("only_precision", hint="Is the share of right predictions the same in both classes?")
def _(confusion):
    """It holds that only precision changes."""
    return ("precision",)
