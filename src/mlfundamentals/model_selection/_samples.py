"""Samples of whatever container X and y come in: how many there are, and some of them."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.validation import check_consistent_length

Indices = NDArray[np.integer[Any]]


def n_samples_of(value: Any) -> int:
    """The number of samples; raises TypeError for what has none."""
    shape = getattr(value, "shape", None)
    if shape is not None and len(shape) == 0:
        raise TypeError(
            "Input should have at least 1 dimension i.e. satisfy `len(x.shape) > 0`, got scalar"
            f" `{value!r}` instead."
        )
    if shape is not None and isinstance(shape[0], Integral):
        return int(shape[0])
    if hasattr(value, "fit") or not hasattr(value, "__len__"):
        raise TypeError(f"Expected sequence or array-like, got {type(value)}")
    return len(value)


def indexable(*values: Any) -> list[Any]:
    """The values, ready for `take`: sparse matrices as CSR, iterables as arrays, None as it is.

    Raises ValueError for unequal numbers of samples.
    """
    ready = [_indexable(value) for value in values]
    check_consistent_length(*(n_samples_of(value) for value in ready if value is not None))
    return ready


def _indexable(value: Any) -> Any:
    if hasattr(value, "tocsr"):
        return value.tocsr()
    if hasattr(value, "__getitem__") or hasattr(value, "iloc"):
        return value
    if hasattr(value, "__array__"):
        return np.asarray(value)
    return np.array(list(value)) if hasattr(value, "__iter__") else value


def take(value: Any, indices: Any) -> Any:
    """The samples at these indices, in the container that value is; None of None."""
    if value is None:
        return None
    indices = np.asarray(indices)
    if hasattr(value, "iloc"):
        return value.iloc[indices]
    if hasattr(value, "shape"):
        return value[indices]
    if indices.dtype == bool:
        indices = np.flatnonzero(indices)
    return [value[index] for index in indices]


def subset(estimator: Any, X: Any, y: Any, indices: Any, train: Any = None) -> tuple[Any, Any]:
    """The samples of X and y; of a kernel matrix, for an estimator that takes one, against those of train."""
    if not _takes_kernel(estimator):
        return take(X, indices), take(y, indices)
    if not hasattr(X, "shape"):
        raise ValueError("Precomputed kernels or affinity matrices have to be passed as arrays.")
    if X.shape[0] != X.shape[1]:
        raise ValueError("X should be a square kernel matrix")
    return X[np.ix_(indices, indices if train is None else train)], take(y, indices)


def _takes_kernel(estimator: Any) -> bool:
    tags = estimator.__sklearn_tags__() if hasattr(estimator, "__sklearn_tags__") else None
    return bool(tags and tags.input_tags.pairwise)


def params_of(X: Any, params: dict[str, Any] | None, indices: Any) -> dict[str, Any]:
    """The parameters, those that have a value for each sample of X cut to the indices."""
    n_samples = n_samples_of(X)
    return {
        name: take(_indexable(value), indices) if _is_per_sample(value, n_samples) else value
        for name, value in (params or {}).items()
    }


def _is_per_sample(value: Any, n_samples: int) -> bool:
    sized = hasattr(value, "__len__") or hasattr(value, "shape") or hasattr(value, "__array__")
    return (
        sized
        and not isinstance(value, (str, dict))
        and np.ndim(value) > 0
        and n_samples_of(value) == n_samples
    )
