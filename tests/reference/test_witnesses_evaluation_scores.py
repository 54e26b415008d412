"""References of the scores of evaluation against the library, scikit-learn and SciPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.stats
import sklearn.metrics

from mlfundamentals import metrics, model_selection
from tests.reference.witnesses import inputs, reference


def test_precision_recall_f1() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        K = int(rng.integers(2, 7))
        cm = rng.integers(0, 40, size=(K, K)) * (rng.random((K, K)) < 0.4)
        cm[0, 0] += 1
        return cm, str(rng.choice(["macro", "micro"]))

    for cm, average in inputs("precision_recall_f1", fresh):
        if cm.sum() == 0:  # scikit-learn wants a sample
            continue
        true, predicted = (np.repeat(labels.ravel(), cm.ravel()) for labels in np.indices(cm.shape))
        ours = reference("precision_recall_f1")(cm, average)
        for library in (metrics, sklearn.metrics):
            *theirs, _ = library.precision_recall_fscore_support(
                true, predicted, labels=np.arange(len(cm)), average=average, zero_division=0
            )
            np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_micro_averages_are_the_accuracy() -> None:
    for seed in range(10):
        cm = np.random.default_rng(seed).integers(0, 20, size=(4, 4))
        accuracy = np.trace(cm) / cm.sum()
        np.testing.assert_allclose(reference("precision_recall_f1")(cm, "micro"), accuracy, rtol=1e-12)


def test_roc_auc() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        n = int(rng.integers(2, 200))
        y = rng.permutation(np.arange(n) < rng.integers(1, n)).astype(np.int64)
        return y, np.round(rng.normal(size=n) + y, int(rng.integers(0, 4)))

    for y, scores in inputs("roc_auc", fresh):
        ours = reference("roc_auc")(y, scores)
        for library in (metrics, sklearn.metrics):
            np.testing.assert_allclose(ours, library.roc_auc_score(y, scores), rtol=1e-9, atol=1e-12)
        pairs = scipy.stats.mannwhitneyu(scores[y == 1], scores[y == 0]).statistic
        np.testing.assert_allclose(ours, pairs / ((y == 1).sum() * (y == 0).sum()), rtol=1e-9, atol=1e-12)


def test_rmse_r2() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        n = int(rng.integers(2, 100))
        y = rng.normal(size=n) * 10.0 ** rng.integers(-3, 4) + rng.integers(-5, 5)
        return y, y + y.std() * rng.normal(size=n) * rng.choice([0.1, 1.0, 3.0])

    for y, yhat in inputs("rmse_r2", fresh):
        rmse, r2 = reference("rmse_r2")(y, yhat)
        for library in (metrics, sklearn.metrics):
            np.testing.assert_allclose(rmse, library.root_mean_squared_error(y, yhat), rtol=1e-9)
            if len(y) > 1:  # they call the coefficient of a single sample undefined
                np.testing.assert_allclose(r2, library.r2_score(y, yhat), rtol=1e-9, atol=1e-12)


def test_rmse_r2_takes_any_equal_values_for_constant() -> None:
    y = np.full(3, 0.1)  # the mean is another number
    assert reference("rmse_r2")(y, y) == (0.0, 1.0)
    assert reference("rmse_r2")(y, y + 1)[1] == 0.0


def test_wilson_interval() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        n = int(rng.integers(1, 10_000))
        return int(rng.integers(0, n + 1)), n, float(rng.uniform(0.3, 3.5))

    for k, n, *rest in inputs("wilson_interval", fresh):
        ours = reference("wilson_interval")(k, n, *rest)
        level = float(2 * scipy.stats.norm.cdf(rest[0]) - 1) if rest else 0.95
        library = model_selection.wilson_interval(k, n, level=level)
        np.testing.assert_allclose(ours, (library.low, library.high), rtol=1e-9)
        theirs = scipy.stats.binomtest(k, n).proportion_ci(level, method="wilson")
        np.testing.assert_allclose(ours, tuple(theirs), rtol=1e-9, atol=1e-15)


def test_wilson_interval_holds_what_lies_within_z_standard_errors() -> None:
    for k, n, z in ((3, 10, 1.5), (1, 40, 1.96), (47, 50, 2.5)):
        ends = np.array(reference("wilson_interval")(k, n, z))
        np.testing.assert_allclose(np.abs(k / n - ends), z * np.sqrt(ends * (1 - ends) / n), rtol=1e-9)
