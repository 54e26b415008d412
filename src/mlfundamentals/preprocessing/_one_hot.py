"""Categories as features of 0 and 1."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    CALLABLE,
    NONE,
    Constraints,
    Instance,
    Interval,
    Options,
)
from mlfundamentals._core.estimator import Estimator, TransformerMixin
from mlfundamentals._core.features import check_n_features, check_names, remember_features
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._base import forget, input_names
from mlfundamentals.preprocessing._categories import (
    UNKNOWN,
    counts_of,
    distinct,
    encode,
    given_categories,
    unknown_values,
)
from mlfundamentals.preprocessing._levels import Levels, grouped, plain_levels, with_drops


class OneHotEncoder(TransformerMixin, Estimator):
    """Turn each categorical feature into one feature of 0 and 1 for each of its categories.

    categories: "auto" for those seen in fit, or a list with an array for each feature; numbers ascending.
    drop: a category of each feature that gets no feature: "first", "if_binary" (the first of two), or an
    array (n_features,) of categories.
    sparse_output: True for a SciPy CSR matrix, False for an array.  dtype: of the output.
    handle_unknown: what to do with a category that fit has not seen: "error"; "ignore" for zeros;
    "infrequent_if_exist" for the group of infrequent ones, zeros if there is none; "warn", the same with a
    warning.
    min_frequency: a category with fewer samples (an int), or a smaller share of them (a float), is
    infrequent.  max_categories: most features for one input feature, with the infrequent group, before
    drop.
    feature_name_combiner: "concat" for feature_category, or a function of feature and category.

    Attributes:
        categories_: an array for each feature.  drop_idx_: (n_features,) of indices into them, or None.
        infrequent_categories_: an array or None for each feature, where a limit is set.
        n_features_in_, feature_names_in_

    >>> encoder = OneHotEncoder(sparse_output=False).fit([["red", 1], ["blue", 2], ["red", 2]])
    >>> encoder.transform([["blue", 1]])
    array([[1., 0., 1., 0.]])
    >>> encoder.get_feature_names_out().tolist()
    ['x0_blue', 'x0_red', 'x1_1', 'x1_2']
    """

    _constraints: ClassVar[Constraints] = {
        "categories": [Options("auto"), Instance(list, "an instance of 'list'")],
        "drop": [Options("first", "if_binary"), ARRAY, NONE],
        "handle_unknown": [Options("error", "ignore", "infrequent_if_exist", "warn")],
        "max_categories": [Interval(Integral, 1), NONE],
        "min_frequency": [Interval(Integral, 1), Interval(Real, 0, 1, closed="neither"), NONE],
        "sparse_output": [BOOLEAN],
        "feature_name_combiner": [Options("concat"), CALLABLE],
    }

    _levels: list[Levels]

    def __init__(
        self,
        *,
        categories: Any = "auto",
        drop: Any = None,
        sparse_output: bool = True,
        dtype: Any = np.float64,
        handle_unknown: str = "error",
        min_frequency: float | None = None,
        max_categories: int | None = None,
        feature_name_combiner: str | Callable[[str, Any], str] = "concat",
    ) -> None:
        self.categories = categories
        self.drop = drop
        self.sparse_output = sparse_output
        self.dtype = dtype
        self.handle_unknown = handle_unknown
        self.min_frequency = min_frequency
        self.max_categories = max_categories
        self.feature_name_combiner = feature_name_combiner

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn the categories of X (n_samples, n_features)."""
        self._learn(X)
        return self

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """Learn the categories of X (n_samples, n_features) and return it encoded."""
        return self._encoded(self._learn(X))

    def _learn(self, X: Any) -> list[NDArray[np.intp]]:
        """The codes of each column."""
        self._check_parameters()
        forget(self)
        columns = columns_of(X)
        remember_features(self, X, len(columns))
        if self.categories != "auto" and len(self.categories) != len(columns):
            raise ValueError(
                "Shape mismatch: if categories is an array, it has to be of shape (n_features,)."
                f" Got {len(self.categories)} for {len(columns)} features."
            )
        self.categories_ = [
            distinct(column) if self.categories == "auto" else given_categories(self.categories[j], column, j)
            for j, column in enumerate(columns)
        ]
        codes = self._codes(columns, "fit")
        self._levels = with_drops(
            [self._level(*pair) for pair in zip(self.categories_, codes, strict=True)], self.drop
        )
        dropped = [one.dropped_category for one in self._levels]
        self.drop_idx_ = None if self.drop is None else np.array(dropped, dtype=object)
        return codes

    def _level(self, categories: NDArray[Any], codes: NDArray[np.intp]) -> Levels:
        if self.min_frequency is None and self.max_categories is None:
            return plain_levels(categories)
        return grouped(
            categories,
            counts_of(codes, len(categories)),
            n_samples=len(codes),
            min_frequency=self.min_frequency,
            max_categories=self.max_categories,
        )

    def _codes(self, columns: list[NDArray[Any]], during: str) -> list[NDArray[np.intp]]:
        """The codes of each column; raises ValueError for an unknown category where that is an error."""
        codes = [encode(*pair) for pair in zip(columns, self.categories_, strict=True)]
        unknown = [j for j, code in enumerate(codes) if (code == UNKNOWN).any()]
        if unknown and self.handle_unknown == "error":
            j = unknown[0]
            values = unknown_values(columns[j], codes[j])
            raise ValueError(
                f"Found unknown categories {values} in column {j} during {during}. Pass"
                " handle_unknown='ignore' to encode them as zeros."
            )
        warns = self.handle_unknown == "warn" or (self.drop is not None and self.handle_unknown != "error")
        if unknown and warns and during == "transform":
            infrequent = self.handle_unknown in ("infrequent_if_exist", "warn")
            warnings.warn(
                f"Found unknown categories in columns {unknown} during transform. These unknown categories"
                f" will be encoded as {'the infrequent category.' if infrequent else 'all zeros'}",
                stacklevel=3,
            )
        return codes

    def transform(self, X: Any) -> Any:
        """X (n_samples, n_features) encoded: (n_samples, n_features_out), a CSR matrix or an array."""
        self._check_is_fitted()
        columns = columns_of(X)
        check_names(self, X)
        check_n_features(self, len(columns))
        return self._encoded(self._codes(columns, "transform"))

    def _encoded(self, codes: list[NDArray[np.intp]]) -> Any:
        infrequent = self.handle_unknown in ("infrequent_if_exist", "warn")
        features = [
            levels.features(code, unknown_is_infrequent=infrequent)
            for levels, code in zip(self._levels, codes, strict=True)
        ]
        widths = [levels.n_out for levels in self._levels]
        return one_hot(features, widths, dtype=self.dtype, sparse=self.sparse_output)

    def inverse_transform(self, X: Any) -> NDArray[Any]:
        """The categories (n_samples, n_features) behind encoded X (n_samples, n_features_out).

        All zeros are the dropped category; where there is none, None for an unknown one if those are
        ignored, else an error.
        """
        self._check_is_fitted()
        X = X.tocsr() if hasattr(X, "tocsr") else check_array(X)
        ends = np.cumsum([levels.n_out for levels in self._levels])
        if X.shape[1] != ends[-1]:
            raise ValueError(
                f"Shape of the passed X data is not correct. Expected {ends[-1]} columns, got {X.shape[1]}."
            )
        columns = []
        for levels, end in zip(self._levels, ends, strict=True):
            part = X[:, end - levels.n_out : end]
            columns.append(self._decoded(levels, part.toarray() if hasattr(part, "toarray") else part))
        result = np.empty((X.shape[0], len(columns)), dtype=np.result_type(*columns))
        for j, column in enumerate(columns):
            result[:, j] = column
        return result

    def _decoded(self, levels: Levels, part: NDArray[Any]) -> NDArray[Any]:
        """One column (n,) of categories from its features (n, n_out)."""
        names, empty = levels.names_out(), part.sum(axis=1) == 0
        column: NDArray[Any]
        if len(names):
            column = names[part.argmax(axis=1)]
        else:
            column = np.empty(len(part), dtype=levels.categories.dtype)
        if not empty.any():
            return column
        if levels.drop is not None:
            column[empty] = levels.names()[levels.drop]
            return column
        ignored = self.handle_unknown == "ignore" or (
            self.handle_unknown in ("infrequent_if_exist", "warn") and levels.infrequent is None
        )
        if not ignored:
            raise ValueError(
                f"Samples {np.flatnonzero(empty)} can not be inverted when drop=None and"
                " handle_unknown='error' because they contain all zeros"
            )
        column = column.astype(object)
        column[empty] = None
        return column

    @property
    def infrequent_categories_(self) -> list[NDArray[Any] | None]:
        """The infrequent categories of each feature, None if there are none."""
        self._check_is_fitted()
        if self.min_frequency is None and self.max_categories is None:
            raise AttributeError("infrequent_categories_: neither min_frequency nor max_categories is set")
        return [
            None if levels.infrequent is None else levels.categories[levels.infrequent]
            for levels in self._levels
        ]

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of the output's features: (n_features_out,) of str."""
        names = input_names(self, input_features)
        combine = self._combiner()
        return np.array(
            [
                combine(name, category)
                for name, levels in zip(names, self._levels, strict=True)
                for category in levels.names_out()
            ],
            dtype=object,
        )

    def _combiner(self) -> Callable[[str, Any], str]:
        combine = self.feature_name_combiner
        if not callable(combine):
            return lambda feature, category: f"{feature}_{category}"
        trial = combine("feature", "category")
        if not isinstance(trial, str):
            raise TypeError(
                "When `feature_name_combiner` is a callable, it should return a Python string."
                f" Got {type(trial)} instead."
            )
        return combine

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.categorical = tags.input_tags.allow_nan = True
        if tags.transformer_tags is not None:
            tags.transformer_tags.preserves_dtype = []
        return tags


def columns_of(X: Any) -> list[NDArray[Any]]:
    """The columns of X (n_samples, n_features), each of the dtype it has in a data frame.

    A list of words, or of words and numbers, becomes objects. Raises ValueError for infinity.
    """
    if hasattr(X, "iloc"):
        return [
            check_array(np.asarray(X.iloc[:, j]), dtypes=None, ndim=1, allow_nan=True)
            for j in range(X.shape[1])
        ]
    array = check_array(X, dtypes=None, allow_nan=True)
    if not hasattr(X, "dtype") and array.dtype.kind == "U":
        array = check_array(np.array(X, dtype=object), dtypes=None, allow_nan=True)
    return [array[:, j] for j in range(array.shape[1])]


def one_hot(features: list[NDArray[np.intp]], widths: list[int], *, dtype: Any, sparse: bool) -> Any:
    """A matrix (n, sum of widths) of 0 and 1 from the feature (n,) that is 1 in each group; UNKNOWN for none.

    >>> one_hot([np.array([1, -1])], [2], dtype=int, sparse=False)
    array([[0, 1],
           [0, 0]])
    """
    n, offsets = len(features[0]), np.cumsum([0, *widths])
    present = np.stack([feature != UNKNOWN for feature in features], axis=1)
    columns = np.stack([f + offset for f, offset in zip(features, offsets, strict=False)], axis=1)
    if not sparse:
        dense = np.zeros((n, offsets[-1]), dtype=dtype)
        dense[np.nonzero(present)[0], columns[present]] = 1
        return dense
    from scipy.sparse import csr_matrix

    indptr = np.zeros(n + 1, dtype=np.int32)
    np.cumsum(present.sum(axis=1), out=indptr[1:])
    indices = columns[present].astype(np.int32)
    return csr_matrix((np.ones(len(indices), dtype=dtype), indices, indptr), shape=(n, int(offsets[-1])))
