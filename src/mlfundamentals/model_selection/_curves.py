"""Scores as functions of the number of training samples, or of a parameter."""

from __future__ import annotations

import time
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Int
from numpy.typing import NDArray

from mlfundamentals._core.estimator import clone
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals.metrics._scorers import check_scoring, estimator_kind
from mlfundamentals.model_selection._cv import check_cv
from mlfundamentals.model_selection._fit_and_score import (
    FitResult,
    Task,
    check_error_score,
    fit_and_score,
    report_failures,
    scores_of,
)
from mlfundamentals.model_selection._samples import indexable, params_of, subset

_FIVE_SIZES = np.linspace(0.1, 1.0, 5)


def learning_curve(
    estimator: Any,
    X: Any,
    y: Any,
    *,
    groups: Any = None,
    train_sizes: Any = _FIVE_SIZES,
    cv: Any = None,
    scoring: Any = None,
    exploit_incremental_learning: bool = False,
    n_jobs: int | None = None,
    pre_dispatch: Any = "all",
    verbose: int = 0,
    shuffle: bool = False,
    random_state: Seed = None,
    error_score: Any = np.nan,
    return_times: bool = False,
    params: dict[str, Any] | None = None,
) -> tuple[NDArray[Any], ...]:
    """Scores on the training and the test set for growing training sets.

    train_sizes: (n_ticks,), numbers of samples, or shares in (0, 1] of the first split's training set.
    exploit_incremental_learning: go on with `partial_fit` from one size to the next.
    shuffle, random_state: shuffle each training set before its first samples are taken.
    return_times: add fit_times and score_times, in seconds.
    verbose: above 0, the sizes are printed.
    n_jobs, pre_dispatch: as for cross_validate, without effect. The others too are those of cross_validate.

    Returns the sizes, ascending and without repetition (n_ticks,), train_scores and test_scores
    (n_ticks, n_splits).

    Raises ValueError for sizes out of range, and for incremental learning without `partial_fit`.

    >>> from mlfundamentals.neighbors import KNeighborsRegressor
    >>> X, y = [[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    >>> sizes, train, test = learning_curve(KNeighborsRegressor(1), X, y, train_sizes=[2, 4], cv=3)
    >>> sizes.tolist(), train.shape
    ([2, 4], (2, 3))
    """
    check_error_score(error_score)
    if exploit_incremental_learning and not hasattr(estimator, "partial_fit"):
        raise ValueError(
            "An estimator must support the partial_fit interface to exploit incremental learning"
        )
    X, y = indexable(X, y)
    splitter = check_cv(cv, y, classifier=estimator_kind(estimator) == "classifier")
    splits = list(splitter.split(X, y, groups=groups))
    sizes = absolute_train_sizes(train_sizes, len(splits[0][0]))
    if verbose > 0:
        print(f"[learning_curve] Training set sizes: {sizes}")
    if shuffle:
        rng = check_random_state(random_state)
        splits = [(rng.permutation(train), test) for train, test in splits]
    task = Task(estimator, X, y, check_scoring(estimator, scoring), params or {}, error_score, True)
    results: list[FitResult] = []
    for train, test in splits:
        if exploit_incremental_learning:
            results += _incremental_fits(task, train, test, sizes)
        else:
            results += [fit_and_score(task, train[:size], test) for size in sizes]
    report_failures(results, error_score)
    times = ([r.fit_time for r in results], [r.score_time for r in results]) if return_times else ()
    values = (*_scores(results), *times)
    return sizes, *(np.array(value).reshape(len(splits), len(sizes)).T for value in values)


def absolute_train_sizes(train_sizes: Any, n_most: int) -> Int[np.ndarray, " t"]:
    """The sizes as numbers of samples of n_most, ascending, without repetition.

    Raises ValueError for those out of range; warns if some coincide.
    """
    sizes = np.asarray(train_sizes)
    low, high = sizes.min(), sizes.max()
    if sizes.dtype.kind == "f":
        if low <= 0.0 or high > 1.0:
            raise ValueError(
                "train_sizes has been interpreted as fractions of the maximum number of training samples and"
                f" must be within (0, 1], but is within [{low:f}, {high:f}]."
            )
        absolute = np.clip((sizes * n_most).astype(int), 1, n_most)
    elif low <= 0 or high > n_most:
        raise ValueError(
            "train_sizes has been interpreted as absolute numbers of training samples and must be within (0,"
            f" {n_most}], but is within [{low}, {high}]."
        )
    else:
        absolute = sizes
    distinct = np.unique(absolute)
    if len(distinct) < len(sizes):
        warnings.warn(
            "Removed duplicate entries from 'train_sizes'. Number of ticks will be less than the size of"
            f" 'train_sizes': {len(distinct)} instead of {len(sizes)}.",
            RuntimeWarning,
            stacklevel=3,
        )
    return distinct


def _incremental_fits(task: Task, train: Any, test: Any, sizes: Int[np.ndarray, " t"]) -> list[FitResult]:
    """The scores after each step of one estimator that goes on learning."""
    estimator = clone(task.estimator)
    known: dict[str, Any] = {}
    if estimator_kind(estimator) == "classifier":
        known["classes"] = np.unique(task.y)
    results, before = [], 0
    for size in sizes:
        X_new, y_new = subset(estimator, task.X, task.y, train[before:size])
        new = (X_new,) if y_new is None else (X_new, y_new)
        start = time.perf_counter()
        estimator.partial_fit(*new, **known, **params_of(task.X, task.params, train[before:size]))
        fit_time, start = time.perf_counter() - start, time.perf_counter()
        on_test, on_train = (
            scores_of(estimator, *subset(estimator, task.X, task.y, own), task.scorers, task.error_score)
            for own in (test, train[:size])
        )
        score_time = time.perf_counter() - start
        results.append(FitResult(estimator, fit_time, score_time, on_test, on_train, None))
        before = size
    return results


def validation_curve(
    estimator: Any,
    X: Any,
    y: Any,
    *,
    param_name: str,
    param_range: Sequence[Any],
    groups: Any = None,
    cv: Any = None,
    scoring: Any = None,
    n_jobs: int | None = None,
    pre_dispatch: Any = "all",
    verbose: int = 0,
    error_score: Any = np.nan,
    params: dict[str, Any] | None = None,
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Scores on the training and the test set for each value of a parameter.

    param_name, param_range: the parameter, and its values (n_values,).  The others are those of
    cross_validate.

    Returns train_scores and test_scores, (n_values, n_splits).

    >>> from mlfundamentals.neighbors import KNeighborsRegressor
    >>> X, y = [[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    >>> train, test = validation_curve(
    ...     KNeighborsRegressor(), X, y, param_name="n_neighbors", param_range=[1, 2], cv=3
    ... )
    >>> train[0].tolist()
    [1.0, 1.0, 1.0]
    """
    check_error_score(error_score)
    X, y = indexable(X, y)
    splitter = check_cv(cv, y, classifier=estimator_kind(estimator) == "classifier")
    task = Task(estimator, X, y, check_scoring(estimator, scoring), params or {}, error_score, True)
    results = [
        fit_and_score(task, train, test, {param_name: value})
        for train, test in splitter.split(X, y, groups=groups)
        for value in param_range
    ]
    report_failures(results, error_score)
    train_scores, test_scores = (
        np.array(values).reshape(-1, len(param_range)).T for values in _scores(results)
    )
    return train_scores, test_scores


def _scores(results: Sequence[FitResult]) -> tuple[list[float], list[float]]:
    """The scores on the training sets and on the test sets, fit by fit."""
    train = [(result.train_scores or {})["score"] for result in results]
    return train, [result.test_scores["score"] for result in results]
