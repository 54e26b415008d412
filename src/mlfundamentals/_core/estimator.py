"""The shape that all estimators share: parameters, representation, tags, scores."""

from __future__ import annotations

import copy
import inspect
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import Constraints, check_parameters
from mlfundamentals._core.exceptions import NotFittedError, UndefinedMetricWarning
from mlfundamentals._core.squares import TOO_FEW_FOR_R2, r2_of_outputs
from mlfundamentals._core.tags import ClassifierTags, RegressorTags, Tags, TargetTags, TransformerTags


class Estimator:
    """Base of all estimators: what stands in `__init__`'s signature is a parameter, what `fit` learns ends
    in "_".

    `__init__` keeps its arguments under their own names, unchanged and unchecked; `fit` checks them against
    `_constraints` by `_check_parameters()`.
    """

    _constraints: ClassVar[Constraints] = {}
    _sparse_as_dense: ClassVar[bool] = False
    """Whether X may be a sparse matrix, which is then made dense."""

    @classmethod
    def _defaults(cls) -> Mapping[str, Any]:
        """The parameters' names and default values, sorted by name."""
        return _defaults_of(cls.__init__)

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters by name; with `deep`, also those of parameters that are estimators, as
        `outer__inner`."""
        params: dict[str, Any] = {}
        for name in self._defaults():
            value = params[name] = getattr(self, name)
            if deep and hasattr(value, "get_params") and not isinstance(value, type):
                params.update({f"{name}__{inner}": v for inner, v in value.get_params().items()})
        return params

    def set_params(self, **params: Any) -> Self:
        """Set parameters by name, `outer__inner` for those of a nested estimator.

        Raises ValueError for a name that is not a parameter.
        """
        known = self._defaults()
        nested: dict[str, dict[str, Any]] = {}
        for name, value in params.items():
            outer, delimiter, inner = name.partition("__")
            if outer not in known:
                raise ValueError(
                    f"Invalid parameter {outer!r} for estimator {self}."
                    f" Valid parameters are: {sorted(known)!r}."
                )
            if delimiter:
                nested.setdefault(outer, {})[inner] = value
            else:
                setattr(self, name, value)
        for outer, inner_params in nested.items():
            getattr(self, outer).set_params(**inner_params)
        return self

    def __repr__(self) -> str:
        changed = [
            f"{name}={getattr(self, name)!r}"
            for name, default in self._defaults().items()
            if repr(getattr(self, name)) != repr(default)
        ]
        return f"{type(self).__name__}({', '.join(changed)})"

    def _check_parameters(self) -> None:
        """Raise InvalidParameterError if a parameter has a value that `_constraints` does not allow."""
        check_parameters(type(self).__name__, self.get_params(deep=False), self._constraints)

    def _check_is_fitted(self) -> None:
        """Raise NotFittedError before `fit`: no attribute ends in "_" yet."""
        if not any(name.endswith("_") and not name.startswith("__") for name in vars(self)):
            raise NotFittedError(
                f"This {type(self).__name__} instance is not fitted yet. Call 'fit' with appropriate"
                " arguments before using this estimator."
            )

    def __sklearn_tags__(self) -> Tags:
        tags = Tags(estimator_type=None, target_tags=TargetTags(required=False))
        tags.input_tags.sparse = self._sparse_as_dense
        return tags


@lru_cache(maxsize=256)
def _defaults_of(init: Callable[..., Any]) -> Mapping[str, Any]:
    """See Estimator._defaults: to read a signature takes as long as to fit a few samples."""
    signature = inspect.signature(init)
    return MappingProxyType(
        {name: p.default for name, p in sorted(signature.parameters.items()) if name != "self"}
    )


def clone(estimator: Any) -> Any:
    """A new, unfitted estimator with copies of the same parameters; it may be of any library that has
    `get_params`."""
    if not hasattr(estimator, "get_params") or isinstance(estimator, type):
        raise TypeError(
            f"Cannot clone {estimator!r}: an estimator's instance is expected, with a method get_params."
        )
    params = estimator.get_params(deep=False)
    return type(estimator)(**{name: _copied(value) for name, value in params.items()})


def _copied(value: object) -> object:
    if hasattr(value, "get_params") and not isinstance(value, type):
        return clone(value)
    return copy.deepcopy(value)


class ClassifierMixin:
    """A classifier: `score` is its accuracy."""

    def __sklearn_tags__(self) -> Tags:
        tags: Tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.estimator_type, tags.classifier_tags = "classifier", ClassifierTags()
        tags.target_tags.required = True
        return tags

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Share of the samples (weighted by sample_weight) whose label is predicted rightly."""
        return accuracy(np.asarray(y), np.asarray(self.predict(X)), sample_weight)  # type: ignore[attr-defined]


class RegressorMixin:
    """A regressor: `score` is its R2."""

    def __sklearn_tags__(self) -> Tags:
        tags: Tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.estimator_type, tags.regressor_tags = "regressor", RegressorTags()
        tags.target_tags.required = True
        return tags

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Coefficient of determination, 1 at best: see `r2`. NaN with an UndefinedMetricWarning for one
        sample."""
        predicted = np.asarray(self.predict(X), dtype=np.float64)  # type: ignore[attr-defined]
        if len(predicted) < 2:
            warnings.warn(TOO_FEW_FOR_R2, UndefinedMetricWarning, stacklevel=2)
            return float("nan")
        return r2(np.asarray(y, dtype=np.float64), predicted, sample_weight)


class ClusterMixin:
    """A clusterer: `fit_predict` gives the labels of the training samples."""

    def __sklearn_tags__(self) -> Tags:
        tags: Tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.estimator_type, tags.transformer_tags = "clusterer", None
        return tags

    def fit_predict(self, X: Any, y: None = None, **kwargs: Any) -> NDArray[np.intp]:
        """Fit to X and return the label of each sample."""
        self.fit(X, **kwargs)  # type: ignore[attr-defined]
        labels: NDArray[np.intp] = self.labels_  # type: ignore[attr-defined]
        return labels


class TransformerMixin:
    """A transformer: `fit_transform` is `fit`, then `transform`."""

    def __sklearn_tags__(self) -> Tags:
        tags: Tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.transformer_tags = TransformerTags()
        return tags

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> Any:
        """Fit to X and return it transformed."""
        return self.fit(X, y, **fit_params).transform(X)  # type: ignore[attr-defined]


def accuracy(y: NDArray[Any], predicted: NDArray[Any], sample_weight: Any = None) -> float:
    """Share of the samples, weighted, whose label is right; of rows of labels, all of them.

    y, predicted: (n_samples,) or (n_samples, n_outputs).
    """
    right = predicted == y
    right = right.all(axis=1) if right.ndim == 2 else right
    return float(np.average(right, weights=sample_weight))


def r2(y: NDArray[np.float64], predicted: NDArray[np.float64], sample_weight: Any = None) -> float:
    """1 - SSE/SST, averaged over outputs; for constant y: 1 if predicted exactly, otherwise 0.

    y, predicted: (n_samples,) or (n_samples, n_outputs).
    """
    outputs, predictions = y.reshape(len(y), -1), predicted.reshape(len(predicted), -1)
    weights = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
    return float(r2_of_outputs(outputs, predictions, weights).mean())
