"""Scaling by quantiles, which a few outliers do not move."""

from __future__ import annotations

from statistics import NormalDist
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, Constraints, Instance
from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.preprocessing._base import Scaler, as_given, as_matrix, forget
from mlfundamentals.preprocessing._columns import Step, map_columns, output_for
from mlfundamentals.preprocessing._range import spread_or_one
from mlfundamentals.preprocessing._sparse import column_values, is_sparse


def column_quantiles(X: Any, percents: tuple[float, ...]) -> NDArray[Any]:
    """Percentiles of each column of X (n, d), NaN left out, between two values by linear interpolation.

    Returns (len(percents), d); NaN for a column without a number.

    >>> column_quantiles(np.array([[1.0], [2.0], [4.0]]), (50.0, 75.0))
    array([[2.],
           [3.]])
    """

    if is_sparse(X):
        X = X.tocsc()

    def one(j: int) -> NDArray[Any]:
        column = column_values(X, j) if is_sparse(X) else X[:, j]
        missing = np.isnan(column)
        column = column[~missing] if missing.any() else column
        return np.percentile(column, percents) if len(column) else np.full(len(percents), np.nan)

    return np.stack(parallel_map(one, range(X.shape[1])), axis=1)


class RobustScaler(Scaler):
    """Subtract the median, divide by the distance between two quantiles.

    NaN is left out when quantiles are learned, and stays NaN. A feature whose quantiles coincide gets scale
    1.

    quantile_range: the two quantiles in percent.  unit_variance: divide scale_ by the distance of these
    quantiles in a standard normal distribution, so that a normal feature gets variance 1.  copy: False
    transforms in place where the input is an array of floats.

    Attributes:
        center_, scale_: (n_features,), None where not asked for.
        n_features_in_, feature_names_in_

    >>> RobustScaler().fit_transform([[0.0], [1.0], [2.0], [3.0], [1000.0]]).ravel()
    array([ -1. ,  -0.5,   0. ,   0.5, 499. ])
    """

    _constraints: ClassVar[Constraints] = {
        "with_centering": [BOOLEAN],
        "with_scaling": [BOOLEAN],
        "quantile_range": [Instance(tuple, "an instance of 'tuple'")],
        "copy": [BOOLEAN],
        "unit_variance": [BOOLEAN],
    }

    def __init__(
        self,
        *,
        with_centering: bool = True,
        with_scaling: bool = True,
        quantile_range: tuple[float, float] = (25.0, 75.0),
        copy: bool = True,
        unit_variance: bool = False,
    ) -> None:
        self.with_centering = with_centering
        self.with_scaling = with_scaling
        self.quantile_range = quantile_range
        self.copy = copy
        self.unit_variance = unit_variance

    _sparse_formats: ClassVar[tuple[str, ...]] = ("csc", "csr")

    def _check_sparse(self) -> None:
        if self.with_centering:
            raise ValueError(
                "Cannot center sparse matrices: use `with_centering=False` instead. See docstring for"
                " motivation and alternatives."
            )

    def _learn(self, X: Any) -> Any:
        self._check_parameters()
        low, high = self.quantile_range
        if not 0 <= low <= high <= 100:
            raise InvalidParameterError(
                f"Invalid quantile range: {self.quantile_range}. Expected 0 <= low <= high <= 100."
            )
        if self.unit_variance and not 0 < low < high < 100:
            raise InvalidParameterError(
                f"Invalid quantile range: {self.quantile_range}. With unit_variance, 0 < low < high < 100 is"
                " expected: a normal distribution has no finite distance between other quantiles."
            )
        forget(self)
        array = self._input(X, fit=True, finite=True)
        first, middle, last = np.full((3, array.shape[1]), np.nan)
        if self.with_centering or self.with_scaling:
            middle, first, last = column_quantiles(array, (50.0, low, high))
        self.center_ = middle if self.with_centering else None
        self.scale_ = self._divisor(first, last) if self.with_scaling else None
        return array

    def _divisor(self, first: NDArray[Any], last: NDArray[Any]) -> NDArray[Any]:
        scale = spread_or_one(last - first, np.maximum(np.abs(first), np.abs(last)))
        if not self.unit_variance:
            return scale
        low, high = (NormalDist().inv_cdf(percent / 100) for percent in self.quantile_range)
        return scale / (high - low)

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        steps: list[Step] = [] if self.center_ is None else [(np.subtract, self.center_)]
        if self.scale_ is not None:
            steps.append((np.divide, self.scale_))
        return map_columns(X, steps, out=output_for(X, copy=self.copy), check=check)

    def inverse_transform(self, X: Any) -> Any:
        """Scaled X (n_samples, n_features) back in the units it had."""
        array = self._inverse_input(X)
        steps: list[Step] = [] if self.scale_ is None else [(np.multiply, self.scale_)]
        if self.center_ is not None:
            steps.append((np.add, self.center_))
        return map_columns(array, steps, out=output_for(array, copy=self.copy), check=True)


def robust_scale(
    X: Any,
    *,
    axis: int = 0,
    with_centering: bool = True,
    with_scaling: bool = True,
    quantile_range: tuple[float, float] = (25.0, 75.0),
    copy: bool = True,
    unit_variance: bool = False,
) -> Any:
    """X with each feature (axis 0) or each sample (axis 1) scaled by quantiles: see `RobustScaler`.

    X: (n_samples, n_features) or (n_samples,).

    >>> robust_scale([[-2.0, 1.0, 2.0], [-1.0, 0.0, 1.0]], axis=1)
    array([[-1.5,  0. ,  0.5],
           [-1. ,  0. ,  1. ]])
    """
    array, shape = as_matrix(X, axis)
    scaler = RobustScaler(
        with_centering=with_centering,
        with_scaling=with_scaling,
        quantile_range=quantile_range,
        copy=copy,
        unit_variance=unit_variance,
    )
    return as_given(scaler.fit_transform(array), shape, axis)
