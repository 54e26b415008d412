"""Cross-validation: scores on samples that were not trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals.metrics._scorers import check_scoring, estimator_kind
from mlfundamentals.model_selection._cv import check_cv
from mlfundamentals.model_selection._fit_and_score import (
    FitResult,
    Task,
    check_error_score,
    fit_and_score,
    report_failures,
    scorers_of,
)
from mlfundamentals.model_selection._samples import indexable


def cross_validate(
    estimator: Any,
    X: Any,
    y: Any = None,
    *,
    groups: Any = None,
    scoring: Any = None,
    cv: Any = None,
    n_jobs: int | None = None,
    verbose: int = 0,
    params: dict[str, Any] | None = None,
    pre_dispatch: Any = "2*n_jobs",
    return_train_score: bool = False,
    return_estimator: bool = False,
    return_indices: bool = False,
    error_score: Any = np.nan,
) -> dict[str, Any]:
    """Fit a clone of the estimator on each training set and score it on the test set.

    estimator: anything with `fit`, `get_params`, and what the scoring asks for.
    X, y: n_samples each; y may be None.  groups: handed to the splitter.
    scoring: a name, a callable (estimator, X, y) that returns a number or a dict of them, a list of names, a
    dict of names or callables, or None for the estimator's own `score`.
    cv: as for check_cv.  params: for `fit`; values for each sample are cut to the training set.
    error_score: what a failed fit scores, with a FitFailedWarning; "raise" to raise.
    n_jobs, verbose, pre_dispatch: taken for compatibility, without effect: fits come one after the other,
    each with all threads, and nothing is printed.

    Returns a dict of arrays (n_splits,): "fit_time" and "score_time" (seconds), "test_score" or
    "test_<name>", and as asked "train_...", "estimator" (list), "indices" ("train" and "test" of each split).

    Raises ValueError if all fits failed.

    >>> from mlfundamentals.neighbors import KNeighborsClassifier
    >>> X, y = [[0.0], [1.0], [2.0], [7.0], [8.0], [9.0]], [0, 0, 0, 1, 1, 1]
    >>> cross_validate(KNeighborsClassifier(1), X, y, cv=3)["test_score"].tolist()
    [1.0, 1.0, 1.0]
    """
    check_error_score(error_score)
    X, y = indexable(X, y)
    splits = list(splitter_of(estimator, cv, y).split(X, y, groups=groups))
    scorers = scorers_of(estimator, scoring)
    task = Task(estimator, X, y, scorers, params or {}, error_score, return_train_score)
    results = [fit_and_score(task, train, test) for train, test in splits]
    report_failures(results, error_score)
    found: dict[str, Any] = {
        "fit_time": np.array([result.fit_time for result in results]),
        "score_time": np.array([result.score_time for result in results]),
    }
    if return_estimator:
        found["estimator"] = [result.estimator for result in results]
    if return_indices:
        train, test = zip(*splits, strict=True)
        found["indices"] = {"train": train, "test": test}
    for name in _names(results):
        found[f"test_{name}"] = scores_by_fit([r.test_scores for r in results], name, error_score)
        if return_train_score:
            trains = [result.train_scores or {} for result in results]
            found[f"train_{name}"] = scores_by_fit(trains, name, error_score)
    return found


def splitter_of(estimator: Any, cv: Any, y: Any) -> Any:
    """The splitter that cv stands for, for this estimator."""
    return check_cv(cv, y, classifier=estimator_kind(estimator) == "classifier")


def _names(results: Sequence[FitResult]) -> list[str]:
    """The names of the scores, as a fit that did not fail has them."""
    return list(next(result for result in results if result.fit_error is None).test_scores)


def scores_by_fit(scores: Sequence[Mapping[str, float]], name: str, error_score: Any) -> NDArray[Any]:
    """The score of this name of each fit; error_score where a fit has none."""
    return np.array([own.get(name, error_score) for own in scores])


def cross_val_score(
    estimator: Any,
    X: Any,
    y: Any = None,
    *,
    groups: Any = None,
    scoring: Any = None,
    cv: Any = None,
    n_jobs: int | None = None,
    verbose: int = 0,
    params: dict[str, Any] | None = None,
    pre_dispatch: Any = "2*n_jobs",
    error_score: Any = np.nan,
) -> NDArray[np.float64]:
    """The score of each test set, (n_splits,).

    The arguments, and what is raised, are those of cross_validate; scoring is a single one.

    >>> from mlfundamentals.neighbors import KNeighborsClassifier
    >>> X, y = [[0.0], [1.0], [2.0], [7.0], [8.0], [9.0]], [0, 0, 0, 1, 1, 1]
    >>> cross_val_score(KNeighborsClassifier(1), X, y, cv=3).tolist()
    [1.0, 1.0, 1.0]
    """
    scorer = check_scoring(estimator, scoring)
    found = cross_validate(
        estimator,
        X,
        y,
        groups=groups,
        scoring={"score": scorer},
        cv=cv,
        params=params,
        error_score=error_score,
    )
    scores: NDArray[np.float64] = found["test_score"]
    return scores
