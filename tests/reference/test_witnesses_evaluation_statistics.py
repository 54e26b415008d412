"""References of statistics of an evaluation against the library, scikit-learn and SciPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.stats
import sklearn.metrics
import sklearn.model_selection
import sklearn.neighbors
import sklearn.preprocessing

from mlfundamentals import metrics, model_selection, neighbors, preprocessing
from mlfundamentals.model_selection import bootstrap_interval
from tests.reference.witnesses import N_FRESH, inputs, reference


class Drawn(np.random.RandomState):
    """A source of random indices that gives those of a case."""

    def __init__(self, idx: np.ndarray[Any, Any]) -> None:
        super().__init__(0)
        self.idx = idx

    def randint(self, *args: Any, **kwargs: Any) -> Any:
        assert kwargs["size"] == self.idx.shape
        return self.idx


def resamples(rng: np.random.Generator) -> tuple[Any, ...]:
    n, n_resamples = rng.integers(2, 30), rng.integers(2, 200)
    return rng.normal(size=n), rng.integers(n, size=(n_resamples, n)), float(rng.uniform(0.01, 0.5))


def test_bootstrap_ci_and_the_library() -> None:
    for v, idx, *rest in inputs("bootstrap_ci", resamples):
        if len(idx) > 1:  # the library wants two resamples
            alpha = rest[0] if rest else 0.05
            given: dict[str, Any] = {"level": 1 - alpha, "n_resamples": len(idx), "method": "percentile"}
            theirs = bootstrap_interval(v, random_state=Drawn(idx), **given)
            ours = reference("bootstrap_ci")(v, idx, alpha)
            np.testing.assert_allclose(ours, (theirs.low, theirs.high), rtol=1e-10, atol=1e-12)


def test_bootstrap_ci_and_scipy() -> None:
    for v, idx, *rest in inputs("bootstrap_ci", resamples):
        if len(v) > 1 and np.ptp(v[idx].mean(axis=1)) > 0:  # SciPy wants two values, and means that differ
            alpha = rest[0] if rest else 0.05
            given: dict[str, Any] = {
                "confidence_level": 1 - alpha,
                "n_resamples": len(idx),
                "method": "percentile",
            }
            found = scipy.stats.bootstrap((v,), np.mean, random_state=Drawn(idx), **given)
            ours = reference("bootstrap_ci")(v, idx, alpha)
            np.testing.assert_allclose(ours, found.confidence_interval, rtol=1e-10, atol=1e-12)


def test_bias_variance_and_errors() -> None:
    """The squared bias is the error of the mean prediction; both parts add up to the error of all."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        n_fits, n_points = rng.integers(1, 30, size=2)
        return rng.normal(size=(n_fits, n_points)) + rng.normal(size=n_points), rng.normal(size=n_points)

    for preds, f in inputs("bias_variance", fresh):
        bias2, variance = reference("bias_variance")(preds, f)
        truth = np.broadcast_to(f, preds.shape)
        for library, scalers in ((metrics, preprocessing), (sklearn.metrics, sklearn.preprocessing)):
            of_mean = library.mean_squared_error(f, preds.mean(axis=0))
            of_all = library.mean_squared_error(truth, preds)
            spread = scalers.StandardScaler().fit(np.asarray(preds, dtype=float)).var_.mean()
            np.testing.assert_allclose(bias2, of_mean, rtol=1e-10, atol=1e-12)
            np.testing.assert_allclose(variance, spread, rtol=1e-10, atol=1e-12)
            np.testing.assert_allclose(bias2 + variance, of_all, rtol=1e-10, atol=1e-12)


def overlapping(rng: np.random.Generator) -> tuple[Any, ...]:
    y = rng.integers(0, 3, size=60)
    X = rng.normal(size=(60, 2)) + y[:, None]
    return X[:40], y[:40], X[40:], y[40:], [40, 7, 25], int(rng.integers(1, 8))


def scored(model: Any, learning_curve: Any, case: tuple[Any, ...]) -> np.ndarray[Any, Any]:
    """The errors by a learning curve with one split, in the order of the sizes."""
    X_train, y_train, X_val, y_val, sizes, _ = case
    indices = np.arange(len(X_train) + len(X_val))
    split = [(indices[: len(X_train)], indices[len(X_train) :])]
    X, y = np.vstack([X_train, X_val]), np.append(y_train, y_val)
    found = learning_curve(model, X, y, train_sizes=np.unique(sizes), cv=split)
    order = np.searchsorted(found[0], sizes)
    return np.hstack([1 - scores[order] for scores in found[1:]])


def test_learning_curve_knn_and_the_library() -> None:
    """Ties in distance included, as both take the lower index."""
    for case in inputs("learning_curve_knn", overlapping):
        if case[4]:  # the library wants a size
            model = neighbors.KNeighborsClassifier(case[5])
            ours = reference("learning_curve_knn")(*case)
            theirs = scored(model, model_selection.learning_curve, case)
            np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)


def test_learning_curve_knn_and_scikit_learn() -> None:
    """On inputs without ties in distance, which it breaks in another way."""
    for seed in range(N_FRESH):
        case = overlapping(np.random.default_rng(seed))
        model = sklearn.neighbors.KNeighborsClassifier(case[5])
        ours = reference("learning_curve_knn")(*case)
        theirs = scored(model, sklearn.model_selection.learning_curve, case)
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-12)
