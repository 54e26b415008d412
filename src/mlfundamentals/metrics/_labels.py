"""True and predicted labels: checked, and as codes from 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Int
from numpy.typing import NDArray

from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.labels import encode_labels, type_of_target
from mlfundamentals._core.validation import check_consistent_length, check_sample_weight, dense

_LONGEST_TABLE = 1 << 20
"""Integers that span no more than this (or twice the number of samples) are encoded by a table."""


@dataclass(frozen=True, slots=True)
class LabelPair:
    """True and predicted labels of the same samples."""

    kind: str  # "binary", "multiclass" or "multilabel-indicator"
    classes: NDArray[Any]  # (n_classes,), ascending: of both together
    true: NDArray[Any]  # (n_samples,), places among classes; or (n_samples, n_classes), bool
    pred: NDArray[Any]  # like true
    weights: NDArray[Any] | None  # (n_samples,), int64 or float64


def as_labels(value: Any, name: str) -> NDArray[Any]:
    """value as an array of labels, (n_samples,) or (n_samples, n_labels >= 2); a single column is flattened.

    A sparse matrix of indicators is made dense. Raises ValueError for rows of unequal length, NaN and
    infinity; TypeError for bytes and for a sparse matrix that is too large.
    """
    value = dense(value, name)
    if isinstance(value, (str, bytes)):
        raise ValueError(f"Expected array-like (array or non-string sequence) for {name}, got {value!r}")
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError(
            f"{name} is a sequence of sequences of unequal lengths, which is no longer supported for labels;"
            f" use a binary array (n_samples, n_labels) instead: {error}"
        ) from error
    if array.dtype.kind == "S":
        raise TypeError(
            f"Support for labels represented as bytes is not supported. Convert the labels in {name} to a"
            " string or integer format."
        )
    if array.dtype.kind == "f":
        check_finite(array, name=name)
    return array[:, 0] if array.ndim == 2 and array.shape[1] == 1 else array


def are_labels(y: NDArray[Any]) -> bool:
    """Whether y is one column of labels; floats are if they are whole numbers."""
    if y.ndim != 1:
        return False
    if y.dtype.kind == "f":
        return bool((y == np.trunc(y)).all())
    return y.dtype.kind in "biuU" or type_of_target(y) in ("binary", "multiclass")


def check_labels(
    y_true: Any, y_pred: Any, sample_weight: Any = None
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any] | None]:
    """Both as arrays of the same kind, labels (n_samples,) or indicators (n_samples, n_labels), and the
    weights.

    Raises ValueError for unequal numbers of samples, none at all, or targets that are no labels or of two
    kinds.
    """
    true, pred = as_labels(y_true, "y_true"), as_labels(y_pred, "y_pred")
    check_lengths(np.atleast_1d(true), np.atleast_1d(pred), sample_weight)
    if len(true) < 1:
        raise ValueError(
            "Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is required."
        )
    weights = check_weights(sample_weight, len(true))
    if are_labels(true) and are_labels(pred):
        if (true.dtype.kind in "OU") != (pred.dtype.kind in "OU"):
            raise ValueError(
                f"Mix of label input types (string and number): y_true has dtype {true.dtype}, y_pred"
                f" {pred.dtype}. Convert one of them."
            )
        return true, pred, weights
    kinds = [type_of_target(y) for y in (true, pred)]
    if kinds[0] != kinds[1]:
        raise ValueError(f"Classification metrics can't handle a mix of {kinds[0]} and {kinds[1]} targets")
    if kinds[0] != "multilabel-indicator":
        raise ValueError(f"{kinds[0]} is not supported")
    if true.shape != pred.shape:
        raise ValueError(
            "Multi-label binary indicator input with different numbers of labels:"
            f" {true.shape[1]} in y_true, {pred.shape[1]} in y_pred"
        )
    return true.astype(bool), pred.astype(bool), weights


def check_lengths(true: NDArray[Any], pred: NDArray[Any], sample_weight: Any) -> None:
    """Raise ValueError unless targets, predictions and weights, if they are given, are equally many."""
    weights = [len(sample_weight)] if np.ndim(sample_weight) > 0 else []
    check_consistent_length(len(true), len(pred), *weights)


def check_weights(sample_weight: Any, n_samples: int) -> NDArray[Any] | None:
    """The weights as int64 if they are whole by type (counts then stay whole), otherwise as float64; None of
    None.

    They may be negative. Raises ValueError if all are 0.
    """
    if sample_weight is None:
        return None
    whole = np.asarray(sample_weight).dtype.kind in "biu"
    weights = check_sample_weight(
        sample_weight, n_samples, np.int64 if whole else np.float64, allow_negative=True
    )
    if not weights.any():
        raise ValueError("Sample weights must contain at least one non-zero number.")
    return weights


def float_weights(sample_weight: Any, n_samples: int) -> NDArray[np.float64] | None:
    """The same, always as float64."""
    weights = check_weights(sample_weight, n_samples)
    return None if weights is None else weights.astype(np.float64, copy=False)


def label_pair(y_true: Any, y_pred: Any, sample_weight: Any = None) -> LabelPair:
    """Check both and encode them together."""
    true, pred, weights = check_labels(y_true, y_pred, sample_weight)
    if true.ndim == 2:
        return LabelPair("multilabel-indicator", np.arange(true.shape[1]), true, pred, weights)
    classes, codes, pred_codes = encode_together(true, pred)
    return LabelPair("binary" if len(classes) <= 2 else "multiclass", classes, codes, pred_codes, weights)


def encode_together(
    a: NDArray[Any], b: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[np.intp], NDArray[np.intp]]:
    """The classes of both, ascending, and each one's labels as places among them."""
    a_classes, a_codes = encode(a)
    b_classes, b_codes = encode(b)
    if np.array_equal(a_classes, b_classes):
        return a_classes, a_codes, b_codes
    classes = np.union1d(a_classes, b_classes)
    return classes, _moved(classes, a_classes, a_codes), _moved(classes, b_classes, b_codes)


def _moved(classes: NDArray[Any], own: NDArray[Any], codes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Codes among `own` as codes among `classes`, which hold all of own."""
    return codes if len(classes) == len(own) else np.searchsorted(classes, own)[codes]


def encode(y: NDArray[Any]) -> tuple[NDArray[Any], Int[np.ndarray, " n"]]:
    """The classes in ascending order, and each label's place among them; integers of a small range without
    sorting."""
    if y.dtype.kind not in "biu" or not len(y):
        return encode_labels(y)
    low, high = int(y.min()), int(y.max())
    if high - low >= max(_LONGEST_TABLE, 2 * len(y)) or not -(2**62) < low <= high < 2**62:
        return encode_labels(y)
    codes = y.astype(np.intp)
    codes -= low
    present = np.zeros(high - low + 1, dtype=bool)
    present[codes] = True
    if not present.all():
        codes = (np.cumsum(present) - 1)[codes]
    return (np.flatnonzero(present) + low).astype(y.dtype), codes
