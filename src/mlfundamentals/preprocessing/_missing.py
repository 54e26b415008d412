"""Which values are missing, and indicators of them as features."""

from __future__ import annotations

from numbers import Real
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, NONE, Constraints, Instance, Options
from mlfundamentals._core.estimator import Estimator, TransformerMixin
from mlfundamentals._core.features import check_n_features, check_names, remember_features
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._base import forget, input_names
from mlfundamentals.preprocessing._sparse import checked_sparse, is_sparse

MISSING_VALUES = (Instance(Real, "a number"), Instance(str, "a str"), NONE)


def is_nan(value: object) -> bool:
    """Whether value is the number NaN."""
    return isinstance(value, Real) and value != value


def missing_mask(X: Any, missing_values: Any) -> Any:
    """Which elements of X are missing_values, of the shape of X; NaN is found too. CSC for CSC."""
    if is_sparse(X):
        found = missing_mask(X.data, missing_values)
        mask = X.astype(bool)
        mask.data = found
        return mask
    if is_nan(missing_values):
        found = X != X if X.dtype.kind in "fO" else np.zeros(X.shape, dtype=bool)
    elif missing_values is None:
        found = (
            np.equal(X, np.array(None, dtype=object)) if X.dtype == object else np.zeros(X.shape, dtype=bool)
        )
    else:
        found = missing_values == X
    return np.asarray(found, dtype=bool)


def checked_values(X: Any, missing_values: Any, *, numeric: bool, copy: bool = False, estimator: str) -> Any:
    """X (n_samples, n_features) as floats where numeric, else as numbers or objects as they come.

    estimator: who asks, for the message.

    Raises ValueError for infinity, for NaN unless it stands for a missing value, and for other dtypes.
    """
    if is_sparse(X):
        if missing_values == 0:
            raise ValueError(
                "Imputation not possible when missing_values == 0 and input is sparse. Provide a dense array"
                " instead."
            )
        matrix = checked_sparse(X, allow_nan=is_nan(missing_values), formats=("csc",))
        return matrix.copy() if copy and np.may_share_memory(matrix.data, X.data) else matrix
    if isinstance(X, list) and any(isinstance(value, str) for row in X for value in np.atleast_1d(row)):
        X = np.array(X, dtype=object)
    allow_nan = is_nan(missing_values)
    options: dict[str, Any] = {} if numeric else {"dtypes": None}
    array = check_array(X, allow_nan=allow_nan, copy=copy, **options)
    if array.dtype.kind not in "iufO":
        raise ValueError(
            f"{estimator} does not support data with dtype {array.dtype}. Pass numbers, or words as an array"
            " of dtype object."
        )
    if array.dtype == object and not allow_nan and (array != array).any():
        raise ValueError("Input X contains NaN, but missing_values is another value.")
    if array.dtype.kind in "iuf" and not isinstance(missing_values, Real):
        raise ValueError(
            "'X' and 'missing_values' types are expected to be both numerical."
            f" Got X.dtype={array.dtype} and  type(missing_values)={type(missing_values)}."
        )
    return array


def in_any_row(mask: Any) -> NDArray[np.bool_]:
    """Which columns of a mask (n, d) have a True: (d,)."""
    found = np.asarray(mask.sum(axis=0)).ravel() > 0 if is_sparse(mask) else mask.any(axis=0)
    return np.asarray(found, dtype=bool)


class MissingIndicator(TransformerMixin, Estimator):
    """Features that say where values are missing.

    missing_values: the value that stands for a missing one.  features: "missing-only" for the features with
    missing values in fit, "all" for all.  sparse: True for a sparse matrix; "auto" and False give an array.
    error_on_new: whether a value missing where none was in fit is an error ("missing-only").

    Attributes:
        features_: indices of the features that have an indicator.
        n_features_in_, feature_names_in_

    >>> MissingIndicator().fit_transform([[1.0, float("nan")], [2.0, 3.0]])
    array([[ True],
           [False]])
    """

    _constraints: ClassVar[Constraints] = {
        "missing_values": MISSING_VALUES,
        "features": [Options("missing-only", "all")],
        "sparse": [BOOLEAN, Options("auto")],
        "error_on_new": [BOOLEAN],
    }

    def __init__(
        self,
        *,
        missing_values: Any = np.nan,
        features: str = "missing-only",
        sparse: bool | str = "auto",
        error_on_new: bool = True,
    ) -> None:
        self.missing_values = missing_values
        self.features = features
        self.sparse = sparse
        self.error_on_new = error_on_new

    def fit(self, X: Any, y: Any = None) -> MissingIndicator:
        """Learn which features of X (n_samples, n_features) have missing values."""
        self._check_parameters()
        forget(self)
        array = self._values(X)
        remember_features(self, X, array.shape[1])
        return self.fit_mask(missing_mask(array, self.missing_values))

    def _values(self, X: Any) -> Any:
        if is_sparse(X) and self.missing_values == 0:
            raise ValueError(
                "Sparse input with missing_values=0 is not supported: what is not stored would be missing."
                " Provide a dense array instead."
            )
        return checked_values(X, self.missing_values, numeric=False, estimator="MissingIndicator")

    def fit_mask(self, mask: Any) -> MissingIndicator:
        """Learn from a mask of the missing values (n_samples, n_features)."""
        self.n_features_in_ = mask.shape[1]
        every = np.arange(mask.shape[1])
        self.features_ = every if self.features == "all" else every[in_any_row(mask)]
        return self

    def transform(self, X: Any) -> Any:
        """Where values of X (n_samples, n_features) are missing: (n_samples, len(features_)) of bool."""
        self._check_is_fitted()
        check_names(self, X)
        array = self._values(X)
        check_n_features(self, array.shape[1])
        return self.transform_mask(missing_mask(array, self.missing_values))

    def transform_mask(self, mask: Any) -> Any:
        """The indicators for a mask of the missing values (n_samples, n_features)."""
        new = np.setdiff1d(np.flatnonzero(in_any_row(mask)), self.features_)
        if self.error_on_new and len(new):
            raise ValueError(
                f"The features {new} have missing values in transform but have no missing values in fit."
                " Pass error_on_new=False to leave them without an indicator."
            )
        mask = mask[:, self.features_]
        if is_sparse(mask):
            mask.eliminate_zeros()
            return mask.toarray() if self.sparse is False else mask
        if self.sparse is not True:
            return mask
        from scipy.sparse import csc_matrix

        return csc_matrix(mask)

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the indicators: missingindicator_ and the name of the feature."""
        names = input_names(self, input_features)[self.features_]
        return np.array([f"missingindicator_{name}" for name in names], dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = tags.input_tags.string = tags.input_tags.sparse = True
        if tags.transformer_tags is not None:
            tags.transformer_tags.preserves_dtype = []
        return tags
