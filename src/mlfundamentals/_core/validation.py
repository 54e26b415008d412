"""Checks of what callers pass: arrays, targets' lengths, sample weights, features seen in `fit`.

Each error says what was got, what was expected and how to mend it. Where scikit-learn's users know a
sentence, it is the same sentence.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from numbers import Number
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.finite import check_finite

FLOATS = (np.float64, np.float32)
"""The dtypes that are computed in; the first one is what everything else is promoted to."""
DENSE_BYTES = 1 << 31
"""The size up to which a sparse matrix is made dense without being asked for it."""


def check_array(
    value: Any,
    *,
    name: str = "X",
    dtypes: Sequence[DTypeLike] | None = FLOATS,
    ndim: int = 2,
    min_samples: int = 1,
    min_features: int = 1,
    allow_nan: bool = False,
    finite: bool = True,
    order: str | None = None,
    copy: bool = False,
    sparse: bool = False,
    estimator: str = "",
) -> NDArray[Any]:
    """value as an array of one of dtypes, (n_samples, n_features) or, with ndim=1, (n_samples,).

    dtypes: those that are kept; all others are converted to the first. None keeps what comes.
    allow_nan: NaN passes, infinity does not.  finite: False where the caller checks it in a pass of its own.
    order: "C" or "F" where it matters.  copy: True for a copy of the caller's array in any case.
    sparse: a sparse matrix passes and is made dense, where that takes no more than DENSE_BYTES.
    estimator: who asks, for the message.

    Raises ValueError for another shape, too few samples or features, complex numbers, NaN and infinity, or
    words that are no numbers; TypeError for a sparse matrix.
    """
    if sparse:
        value = dense(value, name)
    refuse_sparse(value, name)
    array = _as_array(value, name, dtypes, order, copy)
    context = f" by {estimator}" if estimator else ""
    _check_shape(array, name, ndim, context)
    _check_size(array, min_samples, min_features, context)
    if finite and array.dtype.kind == "f":
        check_finite(array, name=name, allow_nan=allow_nan, estimator=estimator)
    return array


def dense(value: Any, name: str = "X") -> Any:
    """A sparse matrix as an array, anything else as it is. Raises TypeError beyond DENSE_BYTES."""
    if not hasattr(value, "tocsr"):
        return value
    wide = np.prod([int(size) for size in value.shape], dtype=float) * value.dtype.itemsize
    if wide > DENSE_BYTES:
        raise TypeError(
            f"Sparse data was passed for {name}, of shape {value.shape}: computing is done on dense arrays,"
            f" and this one would take {wide / 2**30:.1f} GiB, more than the {DENSE_BYTES / 2**30:.0f} GiB"
            " that are made dense unasked. Pass fewer samples or features, or '.toarray()' if there is room."
        )
    return value.toarray()


def refuse_sparse(value: Any, name: str = "X") -> None:
    """Raise TypeError for a sparse matrix."""
    if hasattr(value, "tocsr"):
        raise TypeError(
            f"Sparse data was passed for {name}, but dense data is required. Use '.toarray()' to convert to a"
            " dense numpy array."
        )


def refuse_sparse_distances(value: Any, name: str = "X") -> None:
    """Raise TypeError for a sparse table of distances: what it does not store is unknown, not 0."""
    if hasattr(value, "tocsr"):
        raise TypeError(
            f"Sparse data was passed for {name}, but precomputed distances must be dense: one that is not"
            " stored is unknown and would count as 0. Pass all of them as an array, or the samples."
        )


def _as_array(
    value: Any, name: str, dtypes: Sequence[DTypeLike] | None, order: Any, copy: bool
) -> NDArray[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("error", np.exceptions.ComplexWarning)
        array = np.asarray(value, order=order)
        if array.dtype.kind == "c":
            raise ValueError(f"Complex data not supported\n{name} has dtype {array.dtype}")
        if dtypes is not None and array.dtype not in [np.dtype(dtype) for dtype in dtypes]:
            array = _converted(array, name, dtypes[0], order)
    if copy and (array is value or np.may_share_memory(array, value)):
        array = np.array(array, order=order or "K", copy=True)
    return array


def _converted(array: NDArray[Any], name: str, dtype: DTypeLike, order: Any) -> NDArray[Any]:
    try:
        return array.astype(dtype, order=order or "K")
    except (ValueError, TypeError) as error:
        if "complex" in str(error):
            raise ValueError(f"Complex data not supported\n{name} holds complex numbers") from error
        kind = ValueError if isinstance(error, ValueError) else TypeError
        raise kind(f"{name} must hold numbers that fit {np.dtype(dtype)}: {error}") from error


def _check_shape(array: NDArray[Any], name: str, ndim: int, context: str) -> None:
    if array.ndim == ndim:
        return
    if ndim == 2 and array.ndim < 2:
        what = "1D" if array.ndim == 1 else "scalar"
        raise ValueError(
            f"Expected 2D array, got {what} array instead:\narray={array}.\n"
            "Reshape your data either using array.reshape(-1, 1) if your data has a single feature or"
            " array.reshape(1, -1) if it contains a single sample."
        )
    if ndim == 1 and array.ndim == 2:
        raise ValueError(f"{name} should be a 1d array, got an array of shape {array.shape} instead.")
    raise ValueError(f"Found array {name} with dim {array.ndim}, while dim <= {ndim} is required{context}.")


def _check_size(array: NDArray[Any], min_samples: int, min_features: int, context: str) -> None:
    if array.shape[0] < min_samples:
        raise ValueError(
            f"Found array with {array.shape[0]} sample(s) (shape={array.shape}) while a minimum of"
            f" {min_samples} is required{context}."
        )
    if array.ndim == 2 and array.shape[1] < min_features:
        raise ValueError(
            f"Found array with {array.shape[1]} feature(s) (shape={array.shape}) while a minimum of"
            f" {min_features} is required{context}."
        )


def check_target(
    y: Any, n_samples: int, *, numeric: bool = False, multi_output: bool = False, estimator: str = ""
) -> NDArray[Any]:
    """y as an array (n_samples,), or as it is with multi_output: (n_samples,) or (n_samples, n_outputs).

    numeric: float32 is kept, all else becomes float64.  Warns of a column vector, which is flattened.
    """
    who = f"This {estimator} estimator" if estimator else "This estimator"
    if y is None:
        raise ValueError(f"{who} requires y to be passed, but the target y is None.")
    refuse_sparse(y, "y")
    array = _as_array(y, "y", FLOATS if numeric else None, None, False)
    if array.ndim == 2 and array.shape[1] == 1 and not multi_output:
        message = "A column-vector y was passed when a 1d array was expected. Please change the shape of y to"
        warnings.warn(
            f"{message} (n_samples,), for example using ravel().", DataConversionWarning, stacklevel=3
        )
        array = array.ravel()
    if array.ndim != 1 and not (multi_output and array.ndim == 2):
        raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
    if array.dtype.kind == "f":
        check_finite(array, name="y", estimator=estimator)
    check_consistent_length(n_samples, len(array))
    return array


def check_consistent_length(*lengths: int) -> None:
    """Raise ValueError unless all numbers of samples are equal."""
    if len(set(lengths)) > 1:
        raise ValueError(
            f"Found input variables with inconsistent numbers of samples: {list(map(int, lengths))}"
        )


def check_sample_weight(
    sample_weight: Any, n_samples: int, dtype: DTypeLike = np.float64, *, allow_negative: bool = False
) -> NDArray[Any]:
    """sample_weight as an array (n_samples,) of dtype; None is 1 for each sample, a number that for each.

    Raises ValueError for another shape, NaN, infinity and, unless allowed, negative weights.
    """
    if sample_weight is None or isinstance(sample_weight, Number):
        weight = 1 if sample_weight is None else sample_weight
        weights: NDArray[Any] = np.full(n_samples, weight, dtype=dtype)
    else:
        weights = _as_array(sample_weight, "sample_weight", (dtype,), None, False)
    if weights.ndim != 1:
        raise ValueError(f"Sample weights must be 1D array or scalar, got {weights.ndim}D array.")
    if weights.shape != (n_samples,):
        raise ValueError(f"sample_weight.shape == {weights.shape}, expected {(n_samples,)}!")
    check_finite(weights, name="sample_weight")
    if not allow_negative and (weights < 0).any():
        raise ValueError("Negative values in data passed to `sample_weight`. Weights must be 0 or more.")
    return weights
