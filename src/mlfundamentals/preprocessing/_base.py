"""What the transformers share: names of their output's features, and input that may hold NaN."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import Constraints
from mlfundamentals._core.estimator import Estimator, TransformerMixin
from mlfundamentals._core.features import check_fit_X, check_n_features, check_X, remember_features
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._sparse import checked_sparse, is_sparse


def input_names(estimator: Any, input_features: Any = None) -> NDArray[Any]:
    """Names of the input's features (n_features_in_,): those given, those seen in fit, or x0, x1, ...

    Raises ValueError if input_features are not as many as, or others than, those seen in fit.
    """
    estimator._check_is_fitted()
    fitted, n_features = getattr(estimator, "feature_names_in_", None), estimator.n_features_in_
    if input_features is None:
        return np.array([f"x{i}" for i in range(n_features)], dtype=object) if fitted is None else fitted
    names = np.asarray(input_features, dtype=object)
    if fitted is not None and not np.array_equal(fitted, names):
        raise ValueError("input_features is not equal to feature_names_in_")
    if len(names) != n_features:
        raise ValueError(
            f"input_features should have length equal to number of features ({n_features}), got {len(names)}"
        )
    return names


class Scaler(TransformerMixin, Estimator):
    """Base of transformers whose output's features are the input's, one to one."""

    _allow_nan: ClassVar[bool] = True
    _constraints: ClassVar[Constraints] = {}

    def _learn(self, X: Any, *args: Any, **kwargs: Any) -> Any:
        """Learn from X and return it as a checked array."""
        raise NotImplementedError

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        """The transformed array; check: whether X is still to be checked for infinity."""
        raise NotImplementedError

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn from X (n_samples, n_features)."""
        self._learn(X)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """Fit to X (n_samples, n_features) and return it transformed: one pass to learn, one to transform."""
        return self._mapped(self._learn(X, **fit_params), check=False)

    def transform(self, X: Any) -> Any:
        """X (n_samples, n_features) transformed."""
        return self._mapped(self._input(X, fit=False), check=True)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the output's features, which are the input's: (n_features,) of str."""
        return input_names(self, input_features)

    _sparse_formats: ClassVar[tuple[str, ...]] = ()

    def _takes_sparse(self) -> bool:
        try:
            self._check_sparse()
        except ValueError:
            return False
        return bool(self._sparse_formats)

    def _check_sparse(self) -> None:
        """Raise ValueError if the parameters make the transformer move zeros."""

    def _sparse_input(self, X: Any) -> Any:
        self._check_sparse()
        return checked_sparse(X, allow_nan=self._allow_nan, formats=self._sparse_formats)

    def _input(self, X: Any, *, fit: bool, finite: bool = False) -> Any:
        """X as an array of floats, not yet known to be finite unless `finite`, or as a sparse matrix of
        them."""
        if self._sparse_formats and is_sparse(X):
            if fit:
                remember_features(self, X, X.shape[1])
            else:
                self._check_is_fitted()
                check_n_features(self, X.shape[1])
            return self._sparse_input(X)
        check = check_fit_X if fit else check_X
        array: NDArray[Any] = check(self, X, finite=finite, allow_nan=self._allow_nan)
        return array

    def _inverse_input(self, X: Any) -> Any:
        """X for inverse_transform: names are not looked at."""
        self._check_is_fitted()
        if self._sparse_formats and is_sparse(X):
            return self._sparse_input(X)
        array = check_array(X, finite=False, estimator=type(self).__name__)
        check_n_features(self, array.shape[1])
        return array

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan, tags.input_tags.sparse = self._allow_nan, self._takes_sparse()
        return tags


def forget(estimator: Any) -> None:
    """Delete what earlier fits learned."""
    for name in [name for name in vars(estimator) if name.endswith("_") and not name.startswith("__")]:
        delattr(estimator, name)


def as_matrix(X: Any, axis: int) -> tuple[Any, tuple[int, ...]]:
    """X for a function that also takes a vector: the matrix to scale by columns, and the shape of X.

    A vector is one column. With axis 1 rows are scaled: the matrix is the transposed view.
    """
    if axis not in (0, 1):
        raise ValueError(f"axis must be 0 (scale each feature) or 1 (scale each sample). Got {axis!r}.")
    if is_sparse(X):
        return (X if axis == 0 else X.T), X.shape
    shape = np.shape(X)
    array = check_array(np.asarray(X).reshape(-1, 1) if len(shape) == 1 else X, finite=False)
    return (array if axis == 0 else array.T), shape if len(shape) == 1 else array.shape


def as_given(result: Any, shape: tuple[int, ...], axis: int) -> Any:
    """The scaled matrix in the shape of the caller's X."""
    if is_sparse(result):
        return result if axis == 0 else result.T
    return (result if axis == 0 else result.T).reshape(shape)
