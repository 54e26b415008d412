"""Missing values replaced by a statistic of their feature."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, CALLABLE, Constraints, Options
from mlfundamentals._core.estimator import Estimator, TransformerMixin
from mlfundamentals._core.features import check_n_features, check_names, remember_features
from mlfundamentals._core.tags import Tags
from mlfundamentals.preprocessing._base import forget, input_names
from mlfundamentals.preprocessing._missing import (
    MISSING_VALUES,
    MissingIndicator,
    checked_values,
    is_nan,
    missing_mask,
)
from mlfundamentals.preprocessing._moments import column_moments
from mlfundamentals.preprocessing._robust import column_quantiles
from mlfundamentals.preprocessing._sparse import column_values, is_sparse, places

Strategy = str | Callable[[NDArray[Any]], Any]


def most_frequent(values: NDArray[Any]) -> Any:
    """The value that comes most often, of equally frequent ones the smallest; NaN for no values.

    >>> most_frequent(np.array([3, 1, 3, 1, 2])).item()
    1
    """
    if not len(values):
        return np.nan
    if values.dtype != object:
        distinct, counts = np.unique(values, return_counts=True)
        return distinct[counts.argmax()]
    counter = Counter(values.tolist())
    best = max(counter.values())
    tied = [value for value, count in counter.items() if count == best]
    try:
        return min(tied)
    except TypeError:
        return min(tied, key=lambda value: (str(type(value)), str(value)))


def column_statistics(X: Any, missing: Any, strategy: Strategy, empty: float) -> NDArray[Any]:
    """The statistic of the values of each column of X (n, d) that are not missing (n, d); empty where all
    are.

    strategy: "mean", "median", "most_frequent", or a function of the column's values (n_present,).
    """
    if is_sparse(X):
        parts = [
            column_statistics(
                column_values(X, j)[:, None], column_values(missing, j)[:, None], strategy, empty
            )
            for j in range(X.shape[1])
        ]
        return np.concatenate(parts)
    if strategy in ("mean", "median"):
        holes = np.where(missing, X.dtype.type(np.nan), X) if missing.any() else X
        found = column_moments(holes).mean if strategy == "mean" else column_quantiles(holes, (50.0,))[0]
        statistics: NDArray[Any] = found.astype(X.dtype)
    else:
        function = most_frequent if strategy == "most_frequent" else strategy
        assert callable(function)
        statistics = np.empty(X.shape[1], dtype=object if X.dtype == object else np.float64)
        for j in range(X.shape[1]):
            statistics[j] = function(X[~missing[:, j], j])
    statistics[missing.all(axis=0)] = empty
    return statistics


class SimpleImputer(TransformerMixin, Estimator):
    """Replace missing values by the mean, median or most frequent value of their feature, or by a constant.

    missing_values: the value that stands for a missing one.
    strategy: "mean", "median", "most_frequent" (of equally frequent ones the smallest), "constant", or a
    function of the values of a feature that are there (n_present,).
    fill_value: the constant; None is 0, for words "missing_value".
    copy: False writes into the input where it is an array of the right dtype.
    add_indicator: append the features of a `MissingIndicator`.
    keep_empty_features: keep features without any value, filled with 0 (or fill_value); else they are left
    out, with a warning in transform.

    Attributes:
        statistics_: (n_features,), NaN for a feature that is left out.
        indicator_: the MissingIndicator, or None.
        n_features_in_, feature_names_in_

    >>> SimpleImputer().fit_transform([[1.0, float("nan")], [3.0, 5.0]])
    array([[1., 5.],
           [3., 5.]])
    """

    _constraints: ClassVar[Constraints] = {
        "missing_values": MISSING_VALUES,
        "strategy": [Options("mean", "median", "most_frequent", "constant"), CALLABLE],
        "copy": [BOOLEAN],
        "add_indicator": [BOOLEAN],
        "keep_empty_features": [BOOLEAN],
    }

    def __init__(
        self,
        *,
        missing_values: Any = np.nan,
        strategy: Any = "mean",
        fill_value: Any = None,
        copy: bool = True,
        add_indicator: bool = False,
        keep_empty_features: bool = False,
    ) -> None:
        self.missing_values = missing_values
        self.strategy = strategy
        self.fill_value = fill_value
        self.copy = copy
        self.add_indicator = add_indicator
        self.keep_empty_features = keep_empty_features

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn a statistic of each feature of X (n_samples, n_features)."""
        self._check_parameters()
        forget(self)
        array = self._values(X)
        remember_features(self, X, array.shape[1])
        self._fit_dtype = array.dtype
        missing = missing_mask(array, self.missing_values)
        self.statistics_ = self._statistics(array, missing)
        self.indicator_ = None
        if self.add_indicator:
            self.indicator_ = MissingIndicator(missing_values=self.missing_values, error_on_new=False)
            self.indicator_.fit_mask(missing)
        return self

    def _values(self, X: Any, *, copy: bool = False) -> Any:
        numeric = self.strategy not in ("most_frequent", "constant")
        fitted_on_objects = hasattr(self, "statistics_") and self._fit_dtype.kind == "O"
        try:
            X = np.asarray(X, dtype=object) if fitted_on_objects and not is_sparse(X) else X
            return checked_values(
                X, self.missing_values, numeric=numeric, copy=copy, estimator="SimpleImputer"
            )
        except ValueError as error:
            if "could not convert" not in str(error):
                raise
            message = (
                f"Cannot use {self.strategy} strategy with non-numeric data:\n{error.__cause__ or error}"
            )
            raise ValueError(message) from None

    def _statistics(self, X: Any, missing: Any) -> NDArray[Any]:
        if self.strategy != "constant":
            empty = 0 if self.keep_empty_features else np.nan
            return column_statistics(X, missing, self.strategy, empty)
        value = self.fill_value
        if value is None:
            value = 0 if X.dtype.kind in "iuf" else "missing_value"
        elif not np.can_cast(type(value), X.dtype, casting="same_kind"):
            raise ValueError(
                f"fill_value={value!r} (of type {type(value)!r}) cannot be cast to the input data that is"
                f" {X.dtype!r}. If fill_value is a Python scalar, instead pass  a numpy scalar (e.g."
                " fill_value=np.uint8(0) if your data is of type np.uint8). Make sure that both dtypes are"
                " of the same kind."
            )
        statistics = np.full(X.shape[1], value, dtype=object)
        if not self.keep_empty_features:
            everywhere = np.asarray(missing.sum(axis=0)).ravel() == X.shape[0]
            statistics[everywhere] = np.nan
        return statistics.astype(np.float64) if is_sparse(X) else statistics

    def transform(self, X: Any) -> Any:
        """X (n_samples, n_features) with its missing values replaced: (n_samples, n_features_out)."""
        self._check_is_fitted()
        check_names(self, X)
        array = self._values(X, copy=self.copy)
        check_n_features(self, array.shape[1])
        if self.strategy == "constant" and not np.can_cast(self._fit_dtype, array.dtype, casting="same_kind"):
            raise ValueError(
                f"The dtype of the filling value (i.e. {self._fit_dtype!r}) cannot be cast to the input data"
                f" that is {array.dtype!r}. Make sure that the dtypes of the input data are of the same kind"
                " between fit and transform."
            )
        missing = missing_mask(array, self.missing_values)
        kept = self._kept(warn=True)
        filled, holes = (array, missing) if kept.all() else (array[:, kept], missing[:, kept])
        if is_sparse(array):
            return self._filled_sparse(filled, holes, missing, self.statistics_[kept])
        filled = filled if filled.flags.writeable else filled.copy()
        np.copyto(filled, self.statistics_[kept].astype(self._fit_dtype), where=holes, casting="unsafe")
        if self.indicator_ is None:
            return filled
        return np.hstack((filled, self.indicator_.transform_mask(missing)))

    def _filled_sparse(self, X: Any, holes: Any, missing: Any, statistics: NDArray[Any]) -> Any:
        """X (n, d), CSC, with the statistics (d,) stored where holes has True; then the indicators of
        missing."""
        of_stored = statistics.astype(X.dtype)[places(X, 1)]
        X.data[holes.data] = of_stored[holes.data]
        if self.indicator_ is None:
            return X
        from scipy.sparse import hstack

        return hstack((X, self.indicator_.transform_mask(missing)), format="csc")

    def _kept(self, *, warn: bool = False) -> NDArray[np.bool_]:
        """Which features are in the output: (n_features,)."""
        if self.keep_empty_features:
            return np.ones(len(self.statistics_), dtype=bool)
        kept: NDArray[np.bool_] = ~missing_mask(self.statistics_, np.nan)
        if warn and not kept.all():
            names = getattr(self, "feature_names_in_", np.arange(len(kept)))
            warnings.warn(
                f"Skipping features without any observed values: {names[~kept]}. At least one non-missing"
                f" value is needed for imputation with strategy='{self.strategy}'.",
                stacklevel=3,
            )
        return kept

    def inverse_transform(self, X: Any) -> NDArray[Any]:
        """X (n_samples, n_features_out) with missing values put back where its indicators are set."""
        self._check_is_fitted()
        if self.indicator_ is None:
            raise ValueError(
                "'inverse_transform' works only when 'SimpleImputer' is instantiated with"
                f" 'add_indicator=True'. Got 'add_indicator={self.add_indicator}' instead."
            )
        X = np.asarray(X)
        kept = self._kept()
        original = np.full((len(X), len(kept)), self.missing_values, dtype=X.dtype)
        original[:, kept] = X[:, : kept.sum()]
        missing = X[:, kept.sum() :].astype(bool)
        for place, j in enumerate(self.indicator_.features_):
            original[missing[:, place], j] = self.missing_values
        return original

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the output's features, those of indicators last."""
        names = input_names(self, input_features)
        kept = names[self._kept()]
        if self.indicator_ is None:
            return kept
        return np.concatenate([kept, self.indicator_.get_feature_names_out(names)])

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan, tags.input_tags.sparse = is_nan(self.missing_values), True
        return tags
