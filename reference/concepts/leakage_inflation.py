"""Which estimate is too good to be true?

Fifty samples have 200 features that have nothing to do with their labels, 0 and 1. Three pipelines estimate
the error of the same classifier, a vote of the five nearest neighbors, by cross-validation over five folds.
Each of them standardizes the features and selects the eight features with the strongest correlation to the
labels. They differ in the samples that these steps look at: all of them, before the folds are made, or only
the training samples of each fold. The table shows how many samples each fold tested, and how many of those
each pipeline predicted wrongly.

One of the three estimates is far too low. Which one, and by how many percentage points does it lie below the
estimate of the pipeline that looks at training samples only?
"""

import numpy as np
from jaxtyping import Int

from mlfundamentals.questions import Concept, reference

SELECTS = "selects on all samples, standardizes on the training samples"
SCALES = "standardizes on all samples, selects on the training samples"
INSIDE = "selects and standardizes on the training samples"
N_SAMPLES, N_FEATURES, N_FOLDS, N_SELECTED, K = 50, 200, 5, 8, 5
LEAST_POINTS = 10


def leakage_inflation(
    first: str,
    second: str,
    third: str,
    tested: Int[np.ndarray, "5"],
    wrong_first: Int[np.ndarray, "5"],
    wrong_second: Int[np.ndarray, "5"],
    wrong_third: Int[np.ndarray, "5"],
) -> tuple[str, int]:
    """The estimate that is too low, and the percentage points by which it is.

    first: what the first pipeline does
    second: what the second one does
    third: what the third one does
    tested: how many samples each fold tested
    wrong_first: how many of those the first pipeline predicted wrongly
    wrong_second: how many the second one did
    wrong_third: how many the third one did
    """
    name, percent = estimates((first, second, third), tested, (wrong_first, wrong_second, wrong_third))
    return name[SELECTS], percent[INSIDE] - percent[SELECTS]


def estimates(pipelines, tested, wrong):
    """For every pipeline what it is called, and its error in percent."""
    name = dict(zip(pipelines, ("first", "second", "third"), strict=True))
    totals = [round(100 * int(w.sum()) / int(tested.sum())) for w in wrong]
    return name, dict(zip(pipelines, totals, strict=True))


def instance(rng):
    X = rng.normal(size=(N_SAMPLES, N_FEATURES)) * rng.uniform(0.5, 3, size=N_FEATURES)
    y = rng.permutation(np.arange(N_SAMPLES) % 2)
    pipelines = [str(text) for text in rng.permutation([SELECTS, SCALES, INSIDE])]
    folds = reference("kfold_indices")(N_SAMPLES, N_FOLDS)
    wrong = [np.array([count_wrong(text, X, y, *fold) for fold in folds]) for text in pipelines]
    return *pipelines, np.array([len(test) for _, test in folds]), *wrong


def count_wrong(pipeline, X, y, train, test):
    """How many samples of a fold a pipeline predicts wrongly."""
    if pipeline == SCALES:
        X = reference("zscore_columns")(X)
    chosen = strongest(X, y) if pipeline == SELECTS else strongest(X[train], y[train])
    X_train, X_test = X[train][:, chosen], X[test][:, chosen]
    if pipeline != SCALES:
        X_train, X_test = reference("zscore_train_test")(X_train, X_test)
    return int((reference("knn_classify")(X_train, y[train], X_test, K) != y[test]).sum())


def strongest(X, y):
    """The features with the strongest correlation to the labels."""
    correlations = reference("zscore_columns")(X).T @ (y - y.mean())
    return np.argsort(-np.abs(correlations))[:N_SELECTED]


def fit(first, second, third, *counts):
    """Selection leaks much and scaling little, and without a leak the error is near that of guessing."""
    _, percent = estimates((first, second, third), counts[0], counts[1:])
    honest = percent[INSIDE]
    return (
        honest - percent[SELECTS] >= LEAST_POINTS
        and 0 < abs(honest - percent[SCALES]) <= 6
        and percent[SCALES] > percent[SELECTS]
        and 44 <= honest <= 56
        and honest != 50
    )


question = Concept(
    leakage_inflation,
    level=3,
    minutes=5,
    instance=instance,
    answer="the name of the pipeline and a whole number of percentage points",
    example=("first", 0),
    fit=fit,
    sources=["ambroise2002"],
)


@question.misconception("no_difference", hint="Which test labels were seen when the features were selected?")
def _(first, second, third, *counts):
    """It holds that selecting features before the split does no harm."""
    return "none", 0


@question.misconception("inside_optimistic", hint="Does a pipeline know more when it looks at fewer samples?")
def _(first, second, third, *counts):
    """It takes the estimate of the pipeline that looks at training samples only for the one in error."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[INSIDE], percent[INSIDE] - percent[SELECTS]


@question.misconception("scaling_only", hint="Which of the two steps looks at the labels?")
def _(first, second, third, *counts):
    """It takes the pipeline that standardizes on all samples for the one that leaks."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[SCALES], abs(percent[INSIDE] - percent[SCALES])


@question.misconception("wrong_rival", hint="Which pipeline keeps the test samples out of both steps?")
def _(first, second, third, *counts):
    """It compares with the pipeline that standardizes on all samples."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[SELECTS], percent[SCALES] - percent[SELECTS]


@question.misconception("against_chance", hint="With which of the three estimates is it to be compared?")
def _(first, second, third, *counts):
    """It compares with the error of guessing, 50 %, instead of with the other pipeline."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[SELECTS], 50 - percent[SELECTS]


@question.misconception("relative", hint="From 50 % to 40 %, how many percentage points are that?")
def _(first, second, third, *counts):
    """It gives the difference in percent of the larger error, not in percentage points."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[SELECTS], round(100 * (1 - percent[SELECTS] / percent[INSIDE]))


@question.misconception("counted", hint="How many samples are one percent of all that were tested?")
def _(first, second, third, *counts):
    """It gives the difference as a number of samples."""
    name, percent = estimates((first, second, third), counts[0], counts[1:])
    return name[SELECTS], round((percent[INSIDE] - percent[SELECTS]) * int(counts[0].sum()) / 100)
