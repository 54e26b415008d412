"""Log loss of predicted probabilities."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
from jaxtyping import Bool, Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, check_parameters
from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.validation import check_array
from mlfundamentals.metrics._labels import as_labels, check_lengths, encode, float_weights


def log_loss(
    y_true: Any,
    y_proba: Any = None,
    *,
    normalize: bool = True,
    sample_weight: Any = None,
    labels: Any = None,
    y_pred: Any = "deprecated",
) -> float:
    """Mean (sum, without `normalize`) over samples of -log of the probability given to the true class, nats.

    y_true: labels (n_samples,), or indicators (n_samples, n_classes).
    y_proba: probabilities (n_samples, n_classes), columns in the order of the sorted labels; for two classes
    also (n_samples,), of the greater one. They are clipped to [eps, 1 - eps], eps that of their dtype, so
    that the loss is finite.
    labels: all classes, where y_true does not hold them all.
    y_pred: the former name of y_proba, with a FutureWarning.

    Raises ValueError for values outside [0, 1], and classes that do not fit the columns; warns of rows that
    do not sum to 1.

    >>> log_loss([0, 1], [[0.75, 0.25], [0.5, 0.5]])
    0.4904146265058631
    """
    check_parameters("log_loss", {"normalize": normalize}, {"normalize": [BOOLEAN]})
    if not (isinstance(y_pred, str) and y_pred == "deprecated"):
        y_proba = _renamed(y_proba, y_pred)
    proba = check_array(y_proba, name="y_proba", ndim=1 if np.ndim(y_proba) == 1 else 2)
    true = as_labels(y_true, "y_true")
    _check_probabilities(proba)
    check_lengths(proba, true, sample_weight)
    proba = proba.reshape(len(proba), -1)
    if true.ndim == 2:
        losses = indicator_losses(_indicators(true, proba), proba)
    else:
        classes, codes = _encoded(true, labels)
        _check_columns(classes, max(2, proba.shape[1]), labels, proba)
        losses = sample_losses(codes, proba)
    weights = float_weights(sample_weight, len(true))
    if normalize:
        return float(np.average(losses, weights=weights))
    return float(losses.sum() if weights is None else weights @ losses)


def sample_losses(codes: Int[np.ndarray, " n"], proba: Float[np.ndarray, "n c"]) -> Float[np.ndarray, " n"]:
    """-log of the probability of each sample's class, in float64; a single column is that of class 1.

    A row of proba need not sum to 1: clipping comes first, and nothing is divided.
    """
    eps = np.finfo(proba.dtype).eps
    if proba.shape[1] == 1:
        own = np.where(codes == 1, proba[:, 0], 1 - proba[:, 0])
    else:
        own = proba[np.arange(len(codes)), codes]
    losses: NDArray[np.float64] = -np.log(np.clip(own, eps, 1 - eps).astype(np.float64))
    return losses


def indicator_losses(
    indicators: Bool[np.ndarray, "n c"], proba: Float[np.ndarray, "n c"]
) -> Float[np.ndarray, " n"]:
    """The same, summed over the labels that each sample has."""
    eps = np.finfo(proba.dtype).eps
    surprise = -np.log(np.clip(proba, eps, 1 - eps).astype(np.float64))
    return np.asarray(np.sum(surprise, axis=1, where=indicators))


def _indicators(true: NDArray[Any], proba: NDArray[Any]) -> NDArray[np.bool_]:
    kind = type_of_target(true)
    if kind != "multilabel-indicator" or true.shape != proba.shape:
        raise ValueError(
            "y_true must hold one label a sample, or indicators of the shape of y_proba"
            f" {proba.shape}; got {kind} of shape {true.shape}."
        )
    return true.astype(bool)


def _renamed(y_proba: Any, y_pred: Any) -> Any:
    if y_proba is not None:
        raise ValueError(
            "Cannot use both `y_pred` and `y_proba`. `y_pred` is deprecated, use `y_proba` instead."
        )
    warnings.warn(
        "`y_pred` was renamed to `y_proba` in version 1.9 and will be removed in 1.11. Use"
        " `y_proba` instead.",
        FutureWarning,
        stacklevel=3,
    )
    return y_pred


def _check_probabilities(proba: NDArray[Any]) -> None:
    if proba.max() > 1:
        raise ValueError(f"y_prob contains values greater than 1: {proba.max()}")
    if proba.min() < 0:
        raise ValueError(f"y_prob contains values lower than 0: {proba.min()}")
    if proba.ndim == 2 and proba.shape[1] > 1:
        tolerance = math.sqrt(np.finfo(proba.dtype).eps)
        if not np.isclose(proba.sum(axis=1), 1, rtol=tolerance).all():
            warnings.warn(
                "The y_prob values do not sum to one. Make sure to pass probabilities.",
                UserWarning,
                stacklevel=3,
            )


def _encoded(true: NDArray[Any], labels: Any) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """The classes, ascending, and each sample's place among them."""
    own, codes = encode(true)
    if labels is None:
        if len(own) == 1:
            raise ValueError(
                f"y_true contains only one label ({own[0]}). Please provide the list of all expected class"
                " labels explicitly through the labels argument."
            )
        return own, codes
    given = np.asarray(labels)
    classes = np.unique(given)
    if len(classes) == 1:
        raise ValueError(f"The labels array needs to contain at least two labels, got {classes}.")
    if not np.array_equal(classes, given):
        warnings.warn(
            f"Labels passed were {labels}. But this function assumes labels are ordered lexicographically."
            f" Pass the ordered labels={classes.tolist()} and ensure that the columns of y_prob correspond to"
            " this ordering.",
            UserWarning,
            stacklevel=3,
        )
    unknown = set(own.tolist()) - set(classes.tolist())
    if unknown:
        raise ValueError(f"y_true contains values {unknown} not belonging to the passed labels {labels}.")
    return classes, np.searchsorted(classes, own)[codes]


def _check_columns(classes: NDArray[Any], n_columns: int, labels: Any, proba: NDArray[Any]) -> None:
    if len(classes) == n_columns:
        return
    if labels is None:
        raise ValueError(
            f"y_true and y_prob contain different number of classes: {len(classes)} vs {n_columns}. Please"
            " provide the true labels explicitly through the labels argument. Classes found in y_true:"
            f" {classes}"
        )
    raise ValueError(
        "The number of classes in labels is different from that in y_prob. Classes found in labels:"
        f" {classes} for y_prob of shape {proba.shape}"
    )
