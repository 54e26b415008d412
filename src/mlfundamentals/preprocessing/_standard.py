"""Standardizing: each feature to mean 0 and variance 1."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, Constraints
from mlfundamentals._core.validation import check_sample_weight
from mlfundamentals.preprocessing._base import Scaler, as_given, as_matrix, forget
from mlfundamentals.preprocessing._columns import Step, map_columns, output_for
from mlfundamentals.preprocessing._moments import Moments, column_moments, merged
from mlfundamentals.preprocessing._sparse import is_sparse


def divisors(moments: Moments) -> NDArray[np.float64]:
    """Standard deviations (n_features,), 1 for a feature that is constant but for rounding."""
    return np.where(moments.constant, 1.0, moments.std)


def standardized(
    X: Any, mean: NDArray[Any] | None, scale: NDArray[Any] | None, out: Any, *, check: bool
) -> Any:
    """(X - mean) / scale into out; None leaves that step out.  check: as of `map_columns`."""
    steps: list[Step] = []
    if mean is not None:
        steps.append((np.subtract, mean))
    if scale is not None:
        steps.append((np.divide, scale))
    return map_columns(X, steps, out=out, check=check)


def scale(X: Any, *, axis: int = 0, with_mean: bool = True, with_std: bool = True, copy: bool = True) -> Any:
    """X with each feature (axis 0) or each sample (axis 1) at mean 0 and variance 1.

    The variance is divided by the number of values. What is constant but for rounding is only centered; NaN
    is left out of mean and variance, and stays.

    X: (n_samples, n_features) or (n_samples,).  copy: False writes into X where X is an array of floats.
    Returns an array of the shape of X. Raises ValueError for infinity or another shape.

    >>> scale([[0.0, 10.0], [2.0, 10.0]])
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    if is_sparse(X):
        if axis == 1:
            raise ValueError("Can only scale sparse matrix on axis=0, got axis=1")
        return StandardScaler(with_mean=with_mean, with_std=with_std, copy=copy).fit_transform(X)
    array, shape = as_matrix(X, axis)
    moments = column_moments(array)
    out = output_for(array, copy=copy)
    mean, std = moments.mean if with_mean else None, divisors(moments) if with_std else None
    return as_given(standardized(array, mean, std, out, check=False), shape, axis)


class StandardScaler(Scaler):
    """Standardize features: subtract the mean, divide by the standard deviation.

    NaN is left out when means and variances are learned, and stays NaN. A feature that is constant but for
    rounding (the bound of [chan1983]) gets scale 1.

    copy: False transforms in place where the input is an array of floats.  with_mean, with_std: whether to
    center, and whether to scale. Sparse matrices are taken with with_mean=False: centered, they would be
    dense.

    Attributes:
        mean_, var_, scale_: (n_features,) of float64; None where they are not needed. The variance is divided
            by the number of samples; scale_ is its square root, and in range also where var_ is not.
        n_samples_seen_: int, or with NaN an array (n_features,); with weights their sums, floats.
        n_features_in_, feature_names_in_

    >>> scaler = StandardScaler().fit([[0.0, 5.0], [2.0, 5.0]])
    >>> scaler.mean_, scaler.scale_
    (array([1., 5.]), array([1., 1.]))
    >>> scaler.transform([[3.0, 6.0]])
    array([[2., 1.]])
    """

    _constraints: ClassVar[Constraints] = {
        "copy": [BOOLEAN],
        "with_mean": [BOOLEAN],
        "with_std": [BOOLEAN],
    }

    def __init__(self, *, copy: bool = True, with_mean: bool = True, with_std: bool = True) -> None:
        self.copy = copy
        self.with_mean = with_mean
        self.with_std = with_std

    mean_: NDArray[np.float64] | None
    scale_: NDArray[np.float64] | None
    _moments: Moments

    _sparse_formats: ClassVar[tuple[str, ...]] = ("csr", "csc")

    def _check_sparse(self) -> None:
        if self.with_mean:
            raise ValueError(
                "Cannot center sparse matrices: pass `with_mean=False` instead. See docstring for motivation"
                " and alternatives."
            )

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Learn mean and variance of X (n_samples, n_features), each sample weighing sample_weight."""
        self._learn(X, sample_weight)
        return self

    def partial_fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Learn from X in addition to what was learned before. Source: [chan1983]."""
        self._learn(X, sample_weight, anew=not hasattr(self, "n_samples_seen_"))
        return self

    def _learn(self, X: Any, sample_weight: Any = None, *, anew: bool = True) -> Any:
        self._check_parameters()
        if anew:
            forget(self)
        array = self._input(X, fit=anew)
        weights = None if sample_weight is None else check_sample_weight(sample_weight, array.shape[0])
        if weights is not None and not weights.any():
            raise ValueError("Sample weights must contain at least one non-zero number.")
        moments = column_moments(array, weights)
        self._moments = moments if anew else merged(self._moments, moments)
        self._keep(self._moments, whole=sample_weight is None)
        return array

    def _keep(self, moments: Moments, *, whole: bool) -> None:
        counts = moments.count.astype(np.int64) if whole else moments.count
        self.n_samples_seen_ = counts[0] if (counts == counts[0]).all() else counts
        used = self.with_mean or self.with_std
        self.mean_ = moments.mean if used else None
        self.var_ = moments.var if self.with_std else None
        self.scale_ = divisors(moments) if self.with_std else None

    def transform(self, X: Any, copy: bool | None = None) -> Any:
        """X (n_samples, n_features) standardized.  copy: as the parameter, which it overrides."""
        return self._mapped(self._input(X, fit=False), check=True, copy=copy)

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        out = output_for(X, copy=self.copy if copy is None else copy)
        return standardized(X, self.mean_ if self.with_mean else None, self.scale_, out, check=check)

    def inverse_transform(self, X: Any, copy: bool | None = None) -> Any:
        """Standardized X (n_samples, n_features) back in the units it had."""
        array = self._inverse_input(X)
        steps: list[Step] = [] if self.scale_ is None else [(np.multiply, self.scale_)]
        if self.with_mean and self.mean_ is not None:
            steps.append((np.add, self.mean_))
        out = output_for(array, copy=self.copy if copy is None else copy)
        return map_columns(array, steps, out=out, check=True)
