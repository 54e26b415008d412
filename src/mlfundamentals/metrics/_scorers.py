"""Scorers: metrics that ask an estimator for the predictions they need."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    BOOLEAN,
    CALLABLE,
    Instance,
    Options,
    check_parameters,
)
from mlfundamentals.metrics._clusterings import adjusted_rand_score, rand_score
from mlfundamentals.metrics._confusion import accuracy_score, balanced_accuracy_score
from mlfundamentals.metrics._log_loss import log_loss
from mlfundamentals.metrics._precision_recall import f1_score, precision_score, recall_score
from mlfundamentals.metrics._regression import (
    mean_absolute_error,
    mean_squared_error,
    r2_score,
    root_mean_squared_error,
)
from mlfundamentals.metrics._roc_auc import roc_auc_score

Scoring = Callable[..., Any]
"""scoring(estimator, X, y) gives a number, the greater the better."""


@dataclass(frozen=True)
class Scorer:
    """A metric with what it needs; called with (estimator, X, y_true) it gives sign times the metric."""

    metric: Callable[..., Any]
    sign: int = 1
    response_method: str | Sequence[str] = "predict"
    options: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, estimator: Any, X: Any, y_true: Any, *, sample_weight: Any = None) -> Any:
        """The score of the estimator's response to X against y_true."""
        weight = {} if sample_weight is None else {"sample_weight": sample_weight}
        return self.of_response(self.response(estimator, X), y_true, **weight)

    def of_response(self, response: Any, y_true: Any, **params: Any) -> Any:
        """The score of a response that was asked for before."""
        return self.sign * self.metric(y_true, response, **self.options, **params)

    def response(self, estimator: Any, X: Any) -> Any:
        """What the metric takes: predictions, or for two classes scores of the positive one."""
        return response_of(estimator, X, self.method_of(estimator), self.pos_label(estimator))

    def method_of(self, estimator: Any) -> str:
        """The first of the response methods that the estimator has; raises AttributeError for none."""
        wanted = [self.response_method] if isinstance(self.response_method, str) else self.response_method
        for method in wanted:
            if hasattr(estimator, method):
                return method
        raise AttributeError(
            f"{type(estimator).__name__} has none of the following attributes: {', '.join(wanted)}."
        )

    def pos_label(self, estimator: Any) -> Any:
        """The positive label that the metric is to use, None where it does not care."""
        if estimator_kind(estimator) == "regressor":
            return None
        known = inspect.signature(self.metric).parameters
        default = known["pos_label"].default if "pos_label" in known else None
        return self.options.get("pos_label", default)

    def __repr__(self) -> str:
        sign = "" if self.sign > 0 else ", greater_is_better=False"
        options = "".join(f", {name}={value}" for name, value in self.options.items())
        name = getattr(self.metric, "__name__", repr(self.metric))
        return f"make_scorer({name}{sign}, response_method={self.response_method!r}{options})"


def estimator_kind(estimator: Any) -> str | None:
    """ "classifier", "regressor" and so on, as the estimator's tags (or its `_estimator_type`) have it."""
    if hasattr(estimator, "__sklearn_tags__"):
        kind: str | None = estimator.__sklearn_tags__().estimator_type
        return kind
    return getattr(estimator, "_estimator_type", None)


def response_of(estimator: Any, X: Any, method: str, pos_label: Any = None) -> Any:
    """What the method of the estimator says of X; for two classes the scores (n_samples,) of pos_label, the
    second class by default."""
    response = getattr(estimator, method)(X)
    classes = getattr(estimator, "classes_", None)
    if method == "predict" or estimator_kind(estimator) != "classifier" or isinstance(classes, list):
        return _of_outputs(response) if isinstance(response, list) and method != "predict" else response
    classes = np.asarray(classes)
    if len(classes) > 2 or classes.ndim > 1:
        return response
    if pos_label is not None and pos_label not in classes.tolist():
        raise ValueError(f"pos_label={pos_label} is not a valid label: It should be one of {classes}")
    first = len(classes) == 2 and pos_label is not None and pos_label == classes[0]
    if method == "decision_function":
        return -response if first else response
    if response.shape[1] < 2:
        raise ValueError(
            f"Got predict_proba of shape {response.shape}, but need classifier with two classes."
        )
    return response[:, 0 if first else 1]


def _of_outputs(response: list[NDArray[Any]]) -> NDArray[Any]:
    """The probabilities of the positive class of each output, (n_samples, n_outputs)."""
    return np.column_stack([proba[:, -1] for proba in response])


def make_scorer(
    score_func: Callable[..., Any],
    *,
    response_method: str | Sequence[str] = "predict",
    greater_is_better: bool = True,
    **kwargs: Any,
) -> Scorer:
    """A scorer of score_func(y_true, response, **kwargs), negated for an error.

    response_method: "predict", "predict_proba", "decision_function", or several of which the first that the
    estimator has is asked.

    >>> make_scorer(mean_squared_error, greater_is_better=False).sign
    -1
    """
    methods = (
        Options("predict", "predict_proba", "decision_function"),
        Instance((list, tuple, set), "a list"),
    )
    values = {
        "score_func": score_func,
        "response_method": response_method,
        "greater_is_better": greater_is_better,
    }
    allowed = {"score_func": (CALLABLE,), "response_method": methods, "greater_is_better": (BOOLEAN,)}
    check_parameters("make_scorer", values, allowed)
    return Scorer(score_func, 1 if greater_is_better else -1, response_method, kwargs)


def _named_scorers() -> dict[str, Scorer]:
    error, decision = partial(make_scorer, greater_is_better=False), ("decision_function", "predict_proba")
    proba = partial(make_scorer, response_method="predict_proba")
    scorers = {
        "accuracy": make_scorer(accuracy_score),
        "balanced_accuracy": make_scorer(balanced_accuracy_score),
        "r2": make_scorer(r2_score),
        "neg_mean_squared_error": error(mean_squared_error),
        "neg_root_mean_squared_error": error(root_mean_squared_error),
        "neg_mean_absolute_error": error(mean_absolute_error),
        "neg_log_loss": error(log_loss, response_method="predict_proba"),
        "roc_auc": make_scorer(roc_auc_score, response_method=decision),
        "roc_auc_ovr": proba(roc_auc_score, multi_class="ovr"),
        "roc_auc_ovo": proba(roc_auc_score, multi_class="ovo"),
        "roc_auc_ovr_weighted": proba(roc_auc_score, multi_class="ovr", average="weighted"),
        "roc_auc_ovo_weighted": proba(roc_auc_score, multi_class="ovo", average="weighted"),
        "rand_score": make_scorer(rand_score),
        "adjusted_rand_score": make_scorer(adjusted_rand_score),
    }
    for name, metric in (("precision", precision_score), ("recall", recall_score), ("f1", f1_score)):
        scorers[name] = make_scorer(metric, average="binary")
        for average in ("macro", "micro", "samples", "weighted"):
            scorers[f"{name}_{average}"] = make_scorer(metric, pos_label=None, average=average)
    return scorers


_SCORERS = _named_scorers()


def get_scorer_names() -> list[str]:
    """All names that `scoring` may be, sorted.

    >>> get_scorer_names()[:2]
    ['accuracy', 'adjusted_rand_score']
    """
    return sorted(_SCORERS)


def get_scorer(scoring: Any) -> Any:
    """The scorer of this name; a callable is one already.

    Raises ValueError for an unknown name.

    >>> get_scorer("accuracy").sign
    1
    """
    if not isinstance(scoring, str):
        return scoring
    if scoring not in _SCORERS:
        raise ValueError(
            f"{scoring!r} is not a valid scoring value. Use get_scorer_names() to get valid options."
        )
    return _SCORERS[scoring]


def check_scoring(estimator: Any = None, scoring: Any = None, *, allow_none: bool = False) -> Any:
    """The scorer that `scoring` stands for: a name, a callable of (estimator, X, y), or None for the
    estimator's `score`.

    Raises ValueError for an unknown name or a metric in place of a scorer, TypeError if there is no `score`.
    """
    if isinstance(scoring, str):
        return get_scorer(scoring)
    if callable(scoring):
        module = str(getattr(scoring, "__module__", ""))
        if module.startswith(__name__.rpartition(".")[0]) and not _is_scorer(scoring):
            raise ValueError(
                f"scoring value {scoring!r} looks like it is a metric function rather than a scorer. A scorer"
                " should require an estimator as its first parameter. Please use `make_scorer` to convert a"
                " metric to a scorer."
            )
        return scoring
    if scoring is not None:
        raise ValueError(f"scoring must be a name, a callable or None here. Got {scoring!r}.")
    if hasattr(estimator, "score"):
        return _own_score
    if allow_none:
        return None
    raise TypeError(
        "If no scoring is specified, the estimator passed should have a 'score' method. The estimator"
        f" {estimator!r} does not."
    )


def _is_scorer(scoring: Any) -> bool:
    return isinstance(scoring, Scorer) or scoring is _own_score


def _own_score(estimator: Any, *data: Any, **params: Any) -> Any:
    return estimator.score(*data, **params)
