"""Fits of everyday size, with the parameters that users leave as they are.

The data are those that come with scikit-learn: iris (150 x 4), wine (178 x 13), diabetes (442 x 10), breast
cancer (569 x 30) and digits (1797 x 64). Here a fit takes some milliseconds or less, most of them fixed
costs, so each is timed ten times in a row. There are no targets.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import sklearn.cluster
import sklearn.linear_model
import sklearn.metrics
import sklearn.mixture
import sklearn.model_selection
import sklearn.neighbors
import sklearn.neural_network
import sklearn.preprocessing
from numpy.typing import NDArray
from sklearn import datasets

from benchmarks.library.cluster import same_run
from benchmarks.library.harness import Row, Side
from benchmarks.library.least_squares import relative_gap
from benchmarks.library.logistic import reached
from mlfundamentals import (
    cluster,
    linear_model,
    metrics,
    mixture,
    model_selection,
    neighbors,
    neural_network,
    preprocessing,
)

Array = NDArray[np.float64]
Equal = Callable[[Any, Mapping[str, Any]], str]

TIMES = 10
"""How often the work of a row is done in one turn."""


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """The same sizes with and without quick; seed draws what is random in a fit."""
    iris, wine, cancer, digits = (
        load(return_X_y=True)
        for load in (
            datasets.load_iris,
            datasets.load_wine,
            datasets.load_breast_cancer,
            datasets.load_digits,
        )
    )
    wine, cancer = (((X - X.mean(axis=0)) / X.std(axis=0), y) for X, y in (wine, cancer))
    yield from _clusters(iris[0], digits[0], seed)
    yield from _classifiers({"iris": iris, "wine": wine, "breast cancer": cancer, "digits": digits}, seed)
    yield from _regressions(*datasets.load_diabetes(return_X_y=True))
    yield from _helpers(*cancer, digits[0], seed)


def _clusters(iris: Array, digits: Array, seed: int) -> Iterator[Row]:
    for name, X, params in (
        ("iris, k=3, n_init=10", iris, {"n_clusters": 3, "n_init": 10}),
        ("digits, k=10", digits, {"n_clusters": 10}),
    ):
        yield _row(f"KMeans, {name}", cluster.KMeans, sklearn.cluster.KMeans, (X,), same_run, params, seed)
    yield _row(
        "GaussianMixture, iris, K=3",
        mixture.GaussianMixture,
        sklearn.mixture.GaussianMixture,
        (iris,),
        _close("lower_bound_", 1e-6),
        {"n_components": 3},
        seed,
    )


def _classifiers(data: Mapping[str, tuple[Array, Array]], seed: int) -> Iterator[Row]:
    for name in ("iris", "digits"):
        named = f"KNeighborsClassifier, fit and predict, {name}"
        yield _work(named, partial(_predicted, *data[name]), neighbors, sklearn.neighbors, _same)
    for name in ("breast cancer", "wine"):
        yield _row(
            f"LogisticRegression, {name}, standardized",
            linear_model.LogisticRegression,
            sklearn.linear_model.LogisticRegression,
            data[name],
            reached(*data[name], 1e-4),
        )
    yield _row(
        "MLPClassifier, one epoch, digits",
        neural_network.MLPClassifier,
        sklearn.neural_network.MLPClassifier,
        data["digits"],
        _close("loss_", 1e-8),
        {"max_iter": 1},
        seed,
    )


def _predicted(X: Array, y: Array, library: Any) -> Any:
    return library.KNeighborsClassifier().fit(X, y).predict(X)


def _regressions(X: Array, y: Array) -> Iterator[Row]:
    yield _row(
        "Ridge, diabetes", linear_model.Ridge, sklearn.linear_model.Ridge, (X, y), _close("coef_", 1e-10)
    )
    for kind, l1_ratio in (("Lasso", 1.0), ("ElasticNet", 0.5)):
        alpha = 0.1 if kind == "Lasso" else 0.01
        yield _row(
            f"{kind}, alpha {alpha}, diabetes",
            getattr(linear_model, kind),
            getattr(sklearn.linear_model, kind),
            (X, y),
            partial(_gaps, X, y, alpha, l1_ratio),
            {"alpha": alpha},
        )

    def same_path(ours: Any, others: Mapping[str, Any]) -> str:
        np.testing.assert_allclose(ours[0], others["scikit-learn"][0], rtol=1e-10)
        off = float(np.abs(ours[1] - others["scikit-learn"][1]).max() / np.abs(ours[1]).max())
        assert off < 1e-2, off
        return f"coefficients to {off:.0e} of the largest"

    def path(library: Any) -> Any:
        return library.lasso_path(X, y)

    yield _work("lasso_path, diabetes", path, linear_model, sklearn.linear_model, same_path)


def _helpers(X: Array, y: Array, digits: Array, seed: int) -> Iterator[Row]:
    def scaled(library: Any) -> Any:
        return library.StandardScaler().fit_transform(digits)

    def area(library: Any) -> Any:
        return library.roc_auc_score(y, X[:, 0])

    def split(library: Any) -> Any:
        return library.train_test_split(digits, random_state=seed)[0]

    close = partial(_same, within=1e-12)
    yield _work("StandardScaler, fit_transform, digits", scaled, preprocessing, sklearn.preprocessing, close)
    yield _work("roc_auc_score, breast cancer", area, metrics, sklearn.metrics, close)
    yield _work("train_test_split, digits", split, model_selection, sklearn.model_selection, _same)
    ours = partial(model_selection.cross_val_score, linear_model.LogisticRegression(), X, y)
    theirs = partial(sklearn.model_selection.cross_val_score, sklearn.linear_model.LogisticRegression(), X, y)
    yield _timed("cross_val_score of a LogisticRegression, breast cancer, 5 folds", ours, theirs, close)


def _timed(name: str, ours: Callable[[], Any], theirs: Callable[[], Any], equal: Equal) -> Row:
    return Row(name, partial(_repeated, ours), {"scikit-learn": Side(partial(_repeated, theirs))}, equal)


def _repeated(work: Callable[[], Any]) -> Any:
    for _ in range(TIMES - 1):
        work()
    return work()


def _work(name: str, work: Callable[[Any], Any], ours: Any, theirs: Any, equal: Equal) -> Row:
    """The same work with one module or the other."""
    return _timed(name, partial(work, ours), partial(work, theirs), equal)


def _row(
    name: str,
    ours: type[Any],
    theirs: type[Any],
    data: tuple[Any, ...],
    equal: Equal,
    params: Mapping[str, Any] | None = None,
    seed: int | None = None,
) -> Row:
    """One fit by an estimator of both sides."""
    given = {**(params or {}), **({} if seed is None else {"random_state": seed})}

    def fit(kind: type[Any]) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # one epoch is not to the end
            return kind(**given).fit(*data)

    return _timed(name, partial(fit, ours), partial(fit, theirs), equal)


def _close(attribute: str, within: float) -> Equal:
    """That what both have found differs by no more than a share of its largest entry."""

    def equal(ours: Any, others: Mapping[str, Any]) -> str:
        mine, theirs = (np.asarray(getattr(model, attribute)) for model in (ours, others["scikit-learn"]))
        off = float(np.abs(mine - theirs).max() / np.abs(theirs).max())
        assert off <= within, off
        return f"{attribute} to {off:.0e}"

    return equal


def _same(ours: Any, others: Mapping[str, Any], within: float = 0.0) -> str:
    np.testing.assert_allclose(ours, others["scikit-learn"], rtol=within, atol=within)
    return f"equal to {within:g}" if within else "equal"


def _gaps(X: Array, y: Array, alpha: float, l1_ratio: float, ours: Any, others: Mapping[str, Any]) -> str:
    found = [
        relative_gap(X - X.mean(axis=0), y, model.coef_, alpha, l1_ratio)
        for model in (ours, others["scikit-learn"])
    ]
    assert max(found) <= 1.1e-4, found  # scikit-learn's default tol
    return f"gaps of y'y: ours {found[0]:.0e}, scikit-learn {found[1]:.0e}"
