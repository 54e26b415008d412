"""One fit on a training set, scored on a test set; and what becomes of those that fail."""

from __future__ import annotations

import time
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from numbers import Number
from traceback import format_exc
from typing import Any

from mlfundamentals._core.estimator import clone
from mlfundamentals._core.exceptions import FitFailedWarning, InvalidParameterError
from mlfundamentals.metrics._scorers import Scorer, check_scoring, response_of
from mlfundamentals.model_selection._samples import params_of, subset

Scores = dict[str, float]
Scorers = Mapping[str, Any] | Any
"""Scorers by name, or one callable that returns a number or a dict of them."""


@dataclass(frozen=True, slots=True)
class FitResult:
    """One fit and its scores."""

    estimator: Any
    fit_time: float  # seconds
    score_time: float  # seconds, of the test set alone
    test_scores: Scores
    train_scores: Scores | None
    fit_error: str | None  # traceback of the error, if the fit failed


@dataclass(frozen=True, slots=True)
class Task:
    """What all fits of one cross-validation share."""

    estimator: Any
    X: Any
    y: Any
    scorers: Scorers
    params: dict[str, Any]  # for fit; those with a value per sample are cut to the training set
    error_score: Any = float("nan")  # what a failed fit scores; "raise" to raise
    return_train_score: bool = False


def fit_and_score(task: Task, train: Any, test: Any, settings: Mapping[str, Any] | None = None) -> FitResult:
    """Fit a clone, with these parameters set, on the samples at train, and score it on those at test."""
    estimator = clone(task.estimator)
    if settings:
        estimator.set_params(**settings)
    X_train, y_train = subset(estimator, task.X, task.y, train)
    X_test, y_test = subset(estimator, task.X, task.y, test, train)
    start = time.perf_counter()
    error = _fit(estimator, X_train, y_train, params_of(task.X, task.params, train), task.error_score)
    fit_time = time.perf_counter() - start
    if error is not None:
        stand_in = stand_in_scores(task.scorers, task.error_score)
        return FitResult(
            estimator, fit_time, 0.0, stand_in, stand_in if task.return_train_score else None, error
        )
    start = time.perf_counter()
    test_scores = scores_of(estimator, X_test, y_test, task.scorers, task.error_score)
    score_time = time.perf_counter() - start
    train_scores = None
    if task.return_train_score:
        train_scores = scores_of(estimator, X_train, y_train, task.scorers, task.error_score)
    return FitResult(estimator, fit_time, score_time, test_scores, train_scores, None)


def _fit(estimator: Any, X: Any, y: Any, params: dict[str, Any], error_score: Any) -> str | None:
    """Fit in place; the traceback of what went wrong, unless errors are to be raised."""
    try:
        if y is None:
            estimator.fit(X, **params)
        else:
            estimator.fit(X, y, **params)
    except Exception:
        if error_score == "raise":
            raise
        return format_exc()
    return None


def stand_in_scores(scorers: Scorers, error_score: Any) -> Scores:
    """What stands for the scores of a fit that failed."""
    return dict.fromkeys(scorers if isinstance(scorers, Mapping) else ("score",), error_score)


def check_error_score(error_score: Any) -> None:
    """Raise InvalidParameterError unless error_score is a number or "raise"."""
    if not isinstance(error_score, Number) and error_score != "raise":
        raise InvalidParameterError(
            "error_score must be the string 'raise' or a numeric value. (Hint: if using 'raise', please make"
            f" sure that it has been spelled correctly.) Got {error_score!r}."
        )


def scores_of(estimator: Any, X: Any, y: Any, scorers: Scorers, error_score: Any) -> Scores:
    """The scores by name; "score" is the name of a single one.

    A scorer that fails scores error_score, with a warning. What several scorers ask is asked once.
    """
    data = (X,) if y is None else (X, y)
    if not isinstance(scorers, Mapping):
        score = _guarded(lambda: scorers(estimator, *data), error_score)
        named = score if isinstance(score, dict) else {"score": score}
        return {name: _number(value, name) for name, value in named.items()}
    known: dict[Any, Any] = {}
    return {
        name: _number(
            _guarded(lambda scorer=scorer: _score(scorer, estimator, data, known), error_score), name
        )
        for name, scorer in scorers.items()
    }


def _score(scorer: Any, estimator: Any, data: tuple[Any, ...], known: dict[Any, Any]) -> Any:
    """The score; what the estimator responds is kept in known for the next scorer."""
    if not isinstance(scorer, Scorer):
        return scorer(estimator, *data)
    key = (scorer.method_of(estimator), scorer.pos_label(estimator))
    if key not in known:
        known[key] = response_of(estimator, data[0], *key)
    return scorer.of_response(known[key], *data[1:])


def _guarded(score: Any, error_score: Any) -> Any:
    try:
        return score()
    except Exception:
        if error_score == "raise":
            raise
        warnings.warn(
            "Scoring failed. The score on this train-test partition for these parameters will be set to"
            f" {error_score}. Details: \n{format_exc()}",
            UserWarning,
            stacklevel=4,
        )
        return error_score


def _number(score: Any, name: str) -> Any:
    if hasattr(score, "item"):
        with suppress(ValueError):
            score = score.item()
    if not isinstance(score, Number):
        raise ValueError(
            f"scoring must return a number, got {score} ({type(score)}) instead. (scorer={name})"
        )
    return score


def scorers_of(estimator: Any, scoring: Any) -> Scorers:
    """Scorers by name for several names or a dict of scorers; otherwise the one scorer.

    Raises ValueError for names that are repeated, empty or no strings.
    """
    if isinstance(scoring, Mapping):
        _check_names(scoring, scoring)
        return {name: check_scoring(estimator, scorer) for name, scorer in scoring.items()}
    if isinstance(scoring, (list, tuple, set)):
        _check_names(scoring, scoring)
        if len(set(scoring)) != len(scoring):
            raise ValueError(
                "The list/tuple elements must be unique strings of predefined scorers. Duplicate elements"
                f" were found in the given list. {scoring!r}"
            )
        return {name: check_scoring(estimator, name) for name in scoring}
    return check_scoring(estimator, scoring)


def _check_names(names: Iterable[Any], scoring: Any) -> None:
    names = list(names)
    if not names and isinstance(scoring, Mapping):
        raise ValueError(f"An empty dict was passed. {scoring!r}")
    if names and all(isinstance(name, str) for name in names):
        return
    if isinstance(scoring, Mapping):
        raise ValueError(f"Non-string types were found in the keys of the given dict. scoring={scoring!r}")
    hint = "Non-string types were found in the given list." if names else "Empty list was given."
    if any(callable(name) for name in names):
        hint = (
            "One or more of the elements were callables. Use a dict of score name mapped to the scorer"
            " callable."
        )
    raise ValueError(
        f"The list/tuple elements must be unique strings of predefined scorers. {hint} Got {scoring!r}"
    )


def report_failures(results: Sequence[FitResult], error_score: Any) -> None:
    """Raise ValueError if all fits failed; warn if some did."""
    errors = Counter(result.fit_error for result in results if result.fit_error is not None)
    if not errors:
        return
    n_failed, n_fits = sum(errors.values()), len(results)
    line = "-" * 80 + "\n"
    details = "\n".join(f"{line}{n} fits failed with the following error:\n{e}" for e, n in errors.items())
    if n_failed == n_fits:
        raise ValueError(
            f"\nAll the {n_fits} fits failed.\nIt is very likely that your model is misconfigured.\nYou can"
            " try to debug the error by setting error_score='raise'.\n\nBelow are more details about the"
            f" failures:\n{details}"
        )
    warnings.warn(
        f"\n{n_failed} fits failed out of a total of {n_fits}.\nThe score on these train-test partitions for"
        f" these parameters will be set to {error_score}.\nIf these failures are not expected, you can try to"
        f" debug them by setting error_score='raise'.\n\nBelow are more details about the"
        f" failures:\n{details}",
        FitFailedWarning,
        stacklevel=3,
    )
