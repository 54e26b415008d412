"""What estimators of the form X w + b share."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlfundamentals._core.estimator import Estimator, RegressorMixin
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_sample_weight, check_target


class LinearRegressor(RegressorMixin, Estimator):
    """A regressor with `coef_` (n_features,) or (n_targets, n_features) and `intercept_`."""

    coef_: FloatArray
    intercept_: Any

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags

    def predict(self, X: Any) -> FloatArray:
        """The values X @ coef_.T + intercept_ for each row of X: (n_samples,) or (n_samples, n_targets)."""
        X = check_X(self, X)
        values: FloatArray = X @ self.coef_.T + self.intercept_
        return values

    def _check_data(
        self, X: Any, y: Any, sample_weight: Any
    ) -> tuple[FloatArray, FloatArray, FloatArray | None]:
        """X (n, d), y (n,) or (n, t), and weights (n,) or None, checked for `fit`.

        NaN and infinity in X are left to what is summed over X: they show in the sums, at no cost.
        """
        X = check_fit_X(self, X, finite=False)
        y = check_target(y, len(X), numeric=True, multi_output=True, estimator=type(self).__name__)
        if sample_weight is None:
            return X, y, None
        weights = check_sample_weight(sample_weight, len(X))
        if not weights.any():
            raise ValueError("Sample weights must contain at least one non-zero number.")
        return X, y, weights

    def _keep(self, coef: FloatArray, intercept: FloatArray, X: FloatArray, y: FloatArray) -> None:
        """Set coef_ and intercept_ from coef (t, d) and intercept (t,), in float32 where X is."""
        dtype = np.float32 if X.dtype == np.float32 else np.float64
        coef, intercept = coef.astype(dtype), intercept.astype(dtype)
        self.coef_ = coef[0] if len(coef) == 1 else coef
        self.intercept_ = intercept[0] if y.ndim == 1 else intercept
        if not getattr(self, "fit_intercept", True):
            self.intercept_ = 0.0


def as_columns(y: FloatArray) -> FloatArray:
    """y as (n, t)."""
    return y[:, None] if y.ndim == 1 else y
