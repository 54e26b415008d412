"""The area under the ROC curve: of two classes, of more, of indicators."""

from __future__ import annotations

import warnings
from numbers import Real
from typing import Any

import numpy as np
from jaxtyping import Bool, Shaped
from numpy.typing import NDArray

from mlfundamentals._core.constraints import NONE, Constraints, Interval, Options, check_parameters
from mlfundamentals._core.exceptions import UndefinedMetricWarning
from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.validation import check_array, check_consistent_length
from mlfundamentals.metrics._labels import as_labels, check_lengths, encode, float_weights
from mlfundamentals.metrics._roc import (
    PARALLEL_FROM,
    auc,
    one_column,
    roc_curve,
    sorted_apart,
)


def area_by_counts(negative: Shaped[np.ndarray, " q"], positive: Shaped[np.ndarray, " p"]) -> float:
    """Share of the pairs (negative, positive) in which the positive one scores higher; a tie counts half.

    This is the area under the ROC curve, counted in integers, so exact but for the last division.
    Source: [hanley1982].
    """
    low, high = sorted_apart(negative, positive)
    ways = [(low, high), (high, low)]
    if len(low) + len(high) < PARALLEL_FROM:
        not_above, not_below = (pairs_in_order(*way) for way in ways)
    else:
        not_above, not_below = parallel_map(lambda way: pairs_in_order(*way), ways)
    n_pairs = len(low) * len(high)
    return (not_above + n_pairs - not_below) / (2 * n_pairs)


def pairs_in_order(a: Shaped[np.ndarray, " p"], b: Shaped[np.ndarray, " q"]) -> int:
    """In how many pairs (x of a, y of b) x <= y; both ascending.

    A stable sort merges the two runs and puts a's before b's where they are equal, so the place of a y in the
    merged run, less its place in b, is the number of x at or below it.
    """
    order = np.argsort(np.concatenate([a, b]), kind="stable")
    places = np.flatnonzero(order >= len(a))
    return int(places.sum()) - len(b) * (len(b) - 1) // 2


def binary_area(
    positive: NDArray[np.bool_],
    scores: NDArray[Any],
    weights: NDArray[Any] | None = None,
    max_fpr: float | None = None,
) -> float:
    """Area under the ROC curve; NaN with a warning if one of the classes is missing.

    max_fpr: if below 1, the area up to that false positive rate, mapped so that chance is 0.5 and the best 1.
    Source: [mcclish1989].
    """
    scores = one_column(scores)
    check_lengths(positive, scores, weights)
    if positive.all() or not positive.any():
        warnings.warn(
            "Only one class is present in y_true. ROC AUC score is not defined in that case.",
            UndefinedMetricWarning,
            stacklevel=3,
        )
        return float("nan")
    if weights is None and max_fpr in (None, 1):
        return area_by_counts(scores[np.flatnonzero(~positive)], scores[np.flatnonzero(positive)])
    fpr, tpr, _ = roc_curve(positive.astype(np.int8), scores, sample_weight=weights)
    if max_fpr in (None, 1):
        return auc(fpr, tpr)
    stop = int(np.searchsorted(fpr, max_fpr, "right"))
    at_stop = np.interp(max_fpr, fpr[stop - 1 : stop + 1], tpr[stop - 1 : stop + 1])
    area = auc(np.append(fpr[:stop], max_fpr), np.append(tpr[:stop], at_stop))
    chance = 0.5 * max_fpr**2
    return float(0.5 * (1.0 + (area - chance) / (max_fpr - chance)))


_AUC_CONSTRAINTS: Constraints = {
    "average": [Options("micro", "macro", "samples", "weighted"), NONE],
    "max_fpr": [Interval(Real, 0.0, 1.0, "right"), NONE],
    "multi_class": [Options("raise", "ovr", "ovo")],
}


def roc_auc_score(
    y_true: Any,
    y_score: Any,
    *,
    average: str | None = "macro",
    sample_weight: Any = None,
    max_fpr: float | None = None,
    multi_class: str = "raise",
    labels: Any = None,
) -> Any:
    """Area under the ROC curve: how likely a positive sample scores above a negative one (a tie counts half).

    y_true: labels (n_samples,), of which the greater one is positive, or indicators (n_samples, n_labels).
    y_score: (n_samples,); for more than two classes their probabilities, (n_samples, n_classes); for
    indicators (n_samples, n_labels).
    average: over classes or labels: "macro", "weighted" by prevalence, "micro" for all decisions at once,
    "samples", or None for an array.
    max_fpr: only the part of the curve up to there, standardized; not for more than two classes.
    multi_class: "ovr" each class against the rest; "ovo" each pair of classes, unaffected by imbalance.
    labels: all classes, ascending, where y_true does not hold them all.

    NaN with an UndefinedMetricWarning where y_true holds one class only.
    Raises ValueError for targets, scores or options that do not fit together.
    Source: [fawcett2006]; ovo [hand2001].

    >>> roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    0.75
    """
    values = {"average": average, "max_fpr": max_fpr, "multi_class": multi_class}
    check_parameters("roc_auc_score", values, _AUC_CONSTRAINTS)
    true = as_labels(y_true, "y_true")
    scores = check_array(y_score, name="y_score", ndim=max(1, np.ndim(y_score)))
    if true.ndim == 2 or true.dtype.kind == "f":
        kind = type_of_target(true)
        if kind == "multilabel-indicator":
            return _average_area(true.astype(bool), scores, average, sample_weight, max_fpr)
        if kind not in ("binary", "multiclass"):
            raise ValueError(f"{kind} format is not supported")
    classes, codes = encode(true)
    if scores.ndim == 1:
        check_lengths(true, scores, sample_weight)
    if len(classes) > 2 or (scores.ndim == 2 and scores.shape[1] > 2):
        return _multiclass_area(classes, codes, scores, average, sample_weight, max_fpr, multi_class, labels)
    weights = float_weights(sample_weight, len(true))
    return binary_area(codes == 1, scores, weights, max_fpr)


def _average_area(
    indicators: Bool[np.ndarray, "n c"],
    scores: NDArray[Any],
    average: str | None,
    sample_weight: Any,
    max_fpr: float | None = None,
) -> Any:
    """The areas of the columns (of the rows for "samples"), averaged."""
    check_lengths(indicators, scores, sample_weight)
    if scores.shape != indicators.shape:
        raise ValueError(f"y_score must have y_true's shape {indicators.shape}, got {scores.shape}.")
    weights = float_weights(sample_weight, len(scores))
    if average == "micro":
        repeated = None if weights is None else np.repeat(weights, indicators.shape[1])
        return binary_area(indicators.ravel(), scores.ravel(), repeated, max_fpr)
    if average == "samples":
        of_samples = [
            binary_area(row, own, None, max_fpr) for row, own in zip(indicators, scores, strict=True)
        ]
        return float(np.average(of_samples, weights=weights))
    prevalence = indicators.sum(axis=0) if weights is None else weights @ indicators
    if average == "weighted" and np.isclose(prevalence.sum(), 0):
        return 0
    columns = zip(indicators.T, scores.T, strict=True)
    areas = np.array([binary_area(column, own, weights, max_fpr) for column, own in columns])
    if average is None:
        return areas
    if average == "weighted":
        areas[prevalence == 0] = 0
    return float(np.average(areas, weights=prevalence if average == "weighted" else None))


def _multiclass_area(
    classes: NDArray[Any],
    codes: NDArray[np.intp],
    scores: NDArray[Any],
    average: str | None,
    sample_weight: Any,
    max_fpr: float | None,
    multi_class: str,
    labels: Any,
) -> Any:
    """The average area of more than two classes, by one class against the rest, or by pairs."""
    if max_fpr is not None and max_fpr != 1.0:
        raise ValueError(
            "Partial AUC computation not available in multiclass setting, 'max_fpr' must be set to `None`,"
            f" received `max_fpr={max_fpr}` instead"
        )
    if multi_class == "raise":
        raise ValueError("multi_class must be in ('ovo', 'ovr')")
    _check_probabilities(scores, len(codes))
    averages = (("micro",) if multi_class == "ovr" else ()) + ("macro", "weighted", None)
    if average not in averages:
        raise ValueError(f"average must be one of {averages} for multiclass problems")
    if average is None and multi_class == "ovo":
        raise NotImplementedError("average=None is not implemented for multi_class='ovo'.")
    columns = _columns(classes, labels, scores.shape[1])[codes]
    if multi_class == "ovr":
        return _average_area(columns[:, None] == np.arange(scores.shape[1]), scores, average, sample_weight)
    if sample_weight is not None:
        raise ValueError(
            "sample_weight is not supported for multiclass one-vs-one ROC AUC, 'sample_weight' must be None"
            " in this case."
        )
    return _area_by_pairs(columns, scores, average == "weighted")


def _check_probabilities(scores: NDArray[Any], n_samples: int) -> None:
    if scores.ndim != 2:
        raise ValueError(
            "`y_score` needs to be of shape `(n_samples, n_classes)`, since `y_true` contains multiple"
            f" classes. Got `y_score.shape={scores.shape}`."
        )
    check_consistent_length(n_samples, len(scores))
    if not np.allclose(1, scores.sum(axis=1)):
        raise ValueError(
            "Target scores need to be probabilities for multiclass roc_auc, i.e. they should sum up to 1.0"
            " over classes"
        )


def _columns(classes: NDArray[Any], labels: Any, n_columns: int) -> NDArray[np.intp]:
    """Which column of the scores each class of y_true has."""
    if labels is None:
        if len(classes) != n_columns:
            raise ValueError("Number of classes in y_true not equal to the number of columns in 'y_score'")
        return np.arange(n_columns)
    labels = np.asarray(labels)
    ordered = np.unique(labels)
    if len(ordered) != len(labels):
        raise ValueError("Parameter 'labels' must be unique")
    if not np.array_equal(ordered, labels):
        raise ValueError("Parameter 'labels' must be ordered")
    if len(labels) != n_columns:
        raise ValueError(
            f"Number of given labels, {len(labels)}, not equal to the number of columns in 'y_score',"
            f" {n_columns}"
        )
    if not np.isin(classes, labels).all():
        raise ValueError("'y_true' contains labels not in parameter 'labels'")
    return np.searchsorted(labels, classes)


def _area_by_pairs(columns: NDArray[np.intp], scores: NDArray[Any], weighted: bool) -> float:
    """The mean over pairs of classes that occur of the area between the two, seen from both."""
    present = np.unique(columns)
    areas, shares = [], []
    for i, a in enumerate(present):
        for b in present[i + 1 :]:
            among = (columns == a) | (columns == b)
            is_a, own = columns[among] == a, scores[among]
            areas.append((binary_area(is_a, own[:, a]) + binary_area(~is_a, own[:, b])) / 2)
            shares.append(among.mean())
    return float(np.average(areas, weights=shares if weighted else None))
