"""Class labels: of what kind they are, as codes, and how much each class weighs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


def type_of_target(y: NDArray[Any]) -> str:
    """What a target is: "binary", "multiclass", "continuous", or these with "multilabel-indicator",
    "-multioutput".

    y: (n_samples,) or (n_samples, n_outputs). Floats that are whole numbers are labels; "unknown" is
    anything that is neither a number nor a string.
    """
    if y.ndim not in (1, 2) or (y.dtype == object and y.size and not _all_strings_or_numbers(y)):
        return "unknown"
    suffix = "-multioutput" if y.ndim == 2 and y.shape[1] > 1 else ""
    if y.dtype.kind == "f" and (y != np.trunc(y)).any():
        return "continuous" + suffix
    values = np.unique(y)
    if suffix and y.dtype.kind in "biuf" and len(values) <= 2 and np.isin(values, (0, 1)).all():
        return "multilabel-indicator"
    return "multiclass" + suffix if len(values) > 2 or suffix else "binary"


def _all_strings_or_numbers(y: NDArray[Any]) -> bool:
    flat = y.ravel()
    return all(isinstance(v, str) for v in flat) or all(isinstance(v, (int, float, np.number)) for v in flat)


def check_classification_target(y: NDArray[Any], *, estimator: str = "") -> None:
    """Raise ValueError for a target that holds no class labels."""
    kind = type_of_target(y)
    if kind.startswith(("continuous", "unknown")):
        raise ValueError(
            f"Unknown label type: {kind}. Maybe you are trying to fit a classifier, which expects discrete"
            " classes on a regression target with continuous values."
        )


def encode_labels(y: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """The classes in ascending order (n_classes,), and each sample's class as its place among them
    (n_samples,)."""
    classes, codes = np.unique(y, return_inverse=True)
    return classes, codes.reshape(y.shape).astype(np.intp, copy=False)


def class_weights(
    class_weight: Mapping[Any, float] | str | None,
    classes: NDArray[Any],
    codes: NDArray[np.intp],
    weights: NDArray[Any] | None = None,
) -> NDArray[np.float64]:
    """The weight of each class (n_classes,).

    class_weight: None for 1 each; "balanced" for n_samples / (n_classes * number of its samples), each sample
    counted by weights (n_samples,) where given; or a mapping from label to weight, 1 for those not named.
    codes: each sample's class, as encode_labels gives it.
    """
    if class_weight is None:
        return np.ones(len(classes))
    if class_weight == "balanced":
        counts = np.bincount(codes, weights=weights, minlength=len(classes))
        balanced: NDArray[np.float64] = counts.sum() / (len(classes) * counts)
        return balanced
    if not isinstance(class_weight, Mapping):
        raise ValueError(f"class_weight must be a dict, 'balanced' or None. Got {class_weight!r}.")
    unknown = set(class_weight) - set(classes.tolist())
    if unknown and len(unknown) == len(class_weight):
        raise ValueError(f"The classes, {sorted(unknown, key=str)}, are not in class_weight")
    return np.array([float(class_weight.get(label, 1.0)) for label in classes.tolist()])
