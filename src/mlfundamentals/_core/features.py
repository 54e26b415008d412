"""What `fit` saw of the features - how many, and their names - and whether later input agrees."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.estimator import Estimator
from mlfundamentals._core.validation import check_array

_SHOWN = 5
"""How many names an error lists."""


def feature_names(X: Any) -> NDArray[Any] | None:
    """The column names of a data frame as an object array (n_features,); None if they are not all strings."""
    columns = getattr(X, "columns", None)
    if columns is None or callable(columns) or len(columns) == 0:
        return None
    names = np.asarray(columns, dtype=object)
    strings = [isinstance(name, str) for name in names]
    if any(strings) and not all(strings):
        kinds = sorted({type(name).__name__ for name in names})
        raise TypeError(
            "Feature names are only supported if all input features have string names, but your input has"
            f" {kinds} as feature name / column name types. If you want feature names to be stored and"
            " validated, you must convert them all to strings, by using X.columns = X.columns.astype(str) for"
            " example."
        )
    return names if all(strings) else None


def check_fit_X(estimator: Estimator, X: Any, **options: Any) -> NDArray[Any]:
    """X for `fit`, by check_array(X, **options); n_features_in_ and feature_names_in_ are kept."""
    array = check_array(X, estimator=type(estimator).__name__, sparse=estimator._sparse_as_dense, **options)
    remember_features(estimator, X, array.shape[1])
    return array


def check_X(estimator: Estimator, X: Any, **options: Any) -> NDArray[Any]:
    """X for what comes after `fit`: the estimator must be fitted, and X have the features that `fit` saw."""
    estimator._check_is_fitted()
    check_names(estimator, X)
    array = check_array(X, estimator=type(estimator).__name__, sparse=estimator._sparse_as_dense, **options)
    check_n_features(estimator, array.shape[1])
    return array


def remember_features(estimator: Any, X: Any, n_features: int) -> None:
    """Set n_features_in_ and, where X has names, feature_names_in_."""
    names = feature_names(X)
    if names is not None:
        estimator.feature_names_in_ = names
    elif hasattr(estimator, "feature_names_in_"):
        del estimator.feature_names_in_
    estimator.n_features_in_ = n_features


def check_n_features(estimator: Any, n_features: int) -> None:
    """Raise ValueError unless there are as many features as in `fit`."""
    if n_features != estimator.n_features_in_:
        raise ValueError(
            f"X has {n_features} features, but {type(estimator).__name__} is expecting"
            f" {estimator.n_features_in_} features as input."
        )


def check_names(estimator: Any, X: Any) -> None:
    """Raise ValueError for other names than in `fit`; warn where only one of the two has names."""
    fitted, names = getattr(estimator, "feature_names_in_", None), feature_names(X)
    who = type(estimator).__name__
    if fitted is None and names is None:
        return
    if fitted is None:
        warnings.warn(f"X has feature names, but {who} was fitted without feature names", stacklevel=4)
    elif names is None:
        message = f"X does not have valid feature names, but {who} was fitted with feature names"
        warnings.warn(message, stacklevel=4)
    elif len(names) != len(fitted) or (names != fitted).any():
        raise ValueError(_difference(list(fitted), list(names)))


def _difference(fitted: list[str], names: list[str]) -> str:
    unexpected, missing = sorted(set(names) - set(fitted)), sorted(set(fitted) - set(names))
    lines = ["The feature names should match those that were passed during fit."]
    for title, listed in (
        ("Feature names unseen at fit time:", unexpected),
        ("Feature names seen at fit time, yet now missing:", missing),
    ):
        if listed:
            lines += [title, *(f"- {name}" for name in listed[:_SHOWN])]
            lines += ["- ..."] if len(listed) > _SHOWN else []
    if not unexpected and not missing:
        lines.append("Feature names must be in the same order as they were in fit.")
    return "\n".join(lines) + "\n"
