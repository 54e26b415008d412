"""Scaling by extremes: each feature to a given range, or to a largest magnitude of 1."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, Constraints, Instance
from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals._core.finite import check_finite
from mlfundamentals.preprocessing._base import Scaler, as_given, as_matrix, forget
from mlfundamentals.preprocessing._columns import Step, map_columns, output_for, over_blocks, reduce_columns
from mlfundamentals.preprocessing._sparse import is_sparse, sparse_extremes


def column_extremes(X: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    """The least and the largest value of each column of X (n, d), NaN left out; NaN if there is no other.

    Raises ValueError if X has an infinity.

    >>> column_extremes(np.array([[1.0, 5.0], [3.0, 4.0]]))
    (array([1., 4.]), array([3., 5.]))
    """
    if is_sparse(X):
        return sparse_extremes(X)
    low, high = _reduced(np.minimum, X), _reduced(np.maximum, X)
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        check_finite(X, name="X", allow_nan=True)
        low, high = _reduced(np.fmin, X), _reduced(np.fmax, X)
    return low, high


def _reduced(ufunc: np.ufunc, X: NDArray[Any]) -> NDArray[Any]:
    parts = over_blocks(lambda piece: reduce_columns(ufunc, X[piece]), X)
    result: NDArray[Any] = ufunc.reduce(np.stack(parts), axis=0)
    return result


def spread_or_one(spread: NDArray[Any], magnitude: NDArray[Any]) -> NDArray[Any]:
    """spread (d,), but 1 where it is no more than rounding: below 10 eps, and below 10 eps of magnitude.

    scikit-learn looks at 10 eps alone and so takes a feature in small units for a constant.
    """
    noise = 10 * np.finfo(spread.dtype).eps * np.minimum(magnitude, 1)
    return np.where((spread == 0) | (spread < noise), spread.dtype.type(1), spread)


class MinMaxScaler(Scaler):
    """Scale each feature linearly so that the least and largest value seen come to lie on feature_range.

    NaN is left out when extremes are learned, and stays NaN. A constant feature gets range 1, so it comes to
    lie on the lower end.

    feature_range: (low, high), low < high.  copy: False transforms in place where the input is an array of
    floats.  clip: cut what lies outside feature_range in later data.

    Attributes:
        data_min_, data_max_, data_range_, scale_, min_: (n_features,); X * scale_ + min_ is the output.
        n_samples_seen_, n_features_in_, feature_names_in_

    >>> MinMaxScaler().fit_transform([[1.0, 7.0], [2.0, 7.0], [5.0, 7.0]])
    array([[0.  , 0.  ],
           [0.25, 0.  ],
           [1.  , 0.  ]])
    """

    _constraints: ClassVar[Constraints] = {
        "feature_range": [Instance(tuple, "an instance of 'tuple'")],
        "copy": [BOOLEAN],
        "clip": [BOOLEAN],
    }

    n_samples_seen_: int
    data_min_: NDArray[Any]
    data_max_: NDArray[Any]

    def __init__(
        self, feature_range: tuple[float, float] = (0, 1), *, copy: bool = True, clip: bool = False
    ) -> None:
        self.feature_range = feature_range
        self.copy = copy
        self.clip = clip

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn from X in addition to what was learned before."""
        self._learn(X, anew=not hasattr(self, "n_samples_seen_"))
        return self

    def _learn(self, X: Any, *, anew: bool = True) -> Any:
        self._check_parameters()
        low, high = self.feature_range
        if low >= high:
            raise InvalidParameterError(
                f"Minimum of desired feature range must be smaller than maximum. Got {self.feature_range}."
            )
        if anew:
            forget(self)
        array = self._input(X, fit=anew)
        least, largest = column_extremes(array)
        seen = len(array)
        if not anew:
            least, largest = np.fmin(self.data_min_, least), np.fmax(self.data_max_, largest)
            seen += self.n_samples_seen_
        self.n_samples_seen_, self.data_min_, self.data_max_ = seen, least, largest
        self.data_range_ = largest - least
        width = spread_or_one(self.data_range_, np.maximum(np.abs(least), np.abs(largest)))
        with np.errstate(over="ignore"):
            self.scale_ = (width.dtype.type(high) - width.dtype.type(low)) / width
        self.min_ = width.dtype.type(low) - least * self.scale_
        return array

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        steps: list[Step] = [(np.multiply, self.scale_), (np.add, self.min_)]
        if self.clip:
            low, high = (np.asarray(end) for end in self.feature_range)
            steps += [(np.maximum, low), (np.minimum, high)]
        return map_columns(X, steps, out=output_for(X, copy=self.copy), check=check)

    def inverse_transform(self, X: Any) -> Any:
        """Scaled X (n_samples, n_features) back in the units it had."""
        array = self._inverse_input(X)
        steps: list[Step] = [(np.subtract, self.min_), (np.divide, self.scale_)]
        return map_columns(array, steps, out=output_for(array, copy=self.copy), check=True)


class MaxAbsScaler(Scaler):
    """Divide each feature by the largest magnitude seen, so that it lies in [-1, 1]; zeros stay zeros.

    NaN is left out when magnitudes are learned, and stays NaN. A feature of zeros is divided by 1.

    copy: False transforms in place where the input is an array of floats.  clip: cut later data to [-1, 1].

    Attributes:
        max_abs_, scale_: (n_features,); scale_ is max_abs_, 1 where that is 0.
        n_samples_seen_, n_features_in_, feature_names_in_

    >>> MaxAbsScaler().fit_transform([[1.0, 0.0], [-4.0, 0.0]])
    array([[ 0.25,  0.  ],
           [-1.  ,  0.  ]])
    """

    _constraints: ClassVar[Constraints] = {"copy": [BOOLEAN], "clip": [BOOLEAN]}

    _sparse_formats: ClassVar[tuple[str, ...]] = ("csr", "csc")
    n_samples_seen_: int
    max_abs_: NDArray[Any]

    def __init__(self, *, copy: bool = True, clip: bool = False) -> None:
        self.copy = copy
        self.clip = clip

    def partial_fit(self, X: Any, y: Any = None) -> Self:
        """Learn from X in addition to what was learned before."""
        self._learn(X, anew=not hasattr(self, "n_samples_seen_"))
        return self

    def _learn(self, X: Any, *, anew: bool = True) -> Any:
        self._check_parameters()
        if anew:
            forget(self)
        array = self._input(X, fit=anew)
        least, largest = column_extremes(array)
        magnitude, seen = np.maximum(np.abs(least), np.abs(largest)), array.shape[0]
        if not anew:
            magnitude, seen = np.fmax(self.max_abs_, magnitude), seen + self.n_samples_seen_
        self.n_samples_seen_, self.max_abs_ = seen, magnitude
        self.scale_ = np.where(magnitude == 0, magnitude.dtype.type(1), magnitude)
        return array

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        steps: list[Step] = [(np.divide, self.scale_)]
        if self.clip:
            steps += [(np.maximum, np.asarray(-1.0)), (np.minimum, np.asarray(1.0))]
        return map_columns(X, steps, out=output_for(X, copy=self.copy), check=check)

    def inverse_transform(self, X: Any) -> Any:
        """Scaled X (n_samples, n_features) back in the units it had."""
        array = self._inverse_input(X)
        out = output_for(array, copy=self.copy)
        return map_columns(array, [(np.multiply, self.scale_)], out=out, check=True)


def minmax_scale(
    X: Any, feature_range: tuple[float, float] = (0, 1), *, axis: int = 0, copy: bool = True
) -> Any:
    """X with each feature (axis 0) or each sample (axis 1) scaled to feature_range: see `MinMaxScaler`.

    X: (n_samples, n_features) or (n_samples,).  copy: False writes into X where X is an array of floats.

    >>> minmax_scale([[-2.0, 1.0, 2.0], [-1.0, 0.0, 1.0]], axis=1)
    array([[0.  , 0.75, 1.  ],
           [0.  , 0.5 , 1.  ]])
    """
    array, shape = as_matrix(X, axis)
    return as_given(MinMaxScaler(feature_range, copy=copy).fit_transform(array), shape, axis)


def maxabs_scale(X: Any, *, axis: int = 0, copy: bool = True) -> Any:
    """X with each feature (axis 0) or sample (axis 1) divided by its largest magnitude: see `MaxAbsScaler`.

    X: (n_samples, n_features) or (n_samples,).  copy: False writes into X where X is an array of floats.

    >>> maxabs_scale([[-2.0, 1.0], [1.0, 4.0]])
    array([[-1.  ,  0.25],
           [ 0.5 ,  1.  ]])
    """
    array, shape = as_matrix(X, axis)
    return as_given(MaxAbsScaler(copy=copy).fit_transform(array), shape, axis)
