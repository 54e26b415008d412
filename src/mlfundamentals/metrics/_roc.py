"""The ROC curve and the area under it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Bool, Float
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    BOOLEAN,
    check_parameters,
)
from mlfundamentals._core.exceptions import UndefinedMetricWarning
from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.validation import check_array, check_consistent_length
from mlfundamentals.metrics._labels import are_labels, as_labels, check_lengths, encode, float_weights


@dataclass(frozen=True, slots=True)
class ThresholdCounts:
    """What would be counted if a sample were called positive from a threshold on."""

    false_positives: NDArray[np.float64]  # (n_thresholds,), weight of samples, ascending
    true_positives: NDArray[np.float64]  # (n_thresholds,)
    thresholds: NDArray[Any]  # (n_thresholds,), the distinct scores, descending


def threshold_counts(
    positive: Bool[np.ndarray, " n"],
    scores: Float[np.ndarray, " n"],
    weights: Float[np.ndarray, " n"] | None = None,
) -> ThresholdCounts:
    """The counts at each distinct score; samples of no weight are left out.

    Source: [fawcett2006], algorithm 1.
    """
    if weights is None:
        return _counts_of_sorted(
            *sorted_apart(scores[np.flatnonzero(~positive)], scores[np.flatnonzero(positive)])
        )
    heavy = weights != 0
    positive, scores, weights = positive[heavy], scores[heavy], weights[heavy]
    order = np.argsort(-scores, kind="stable")
    scores, positive, weights = scores[order], positive[order], weights[order]
    last = np.append(np.flatnonzero(scores[1:] != scores[:-1]), len(scores) - 1) if len(scores) else order
    true_positives = np.cumsum(positive * weights)[last]
    return ThresholdCounts(np.cumsum(~positive * weights)[last], true_positives, scores[last])


def sorted_apart(negative: NDArray[Any], positive: NDArray[Any]) -> list[NDArray[Any]]:
    """Both sorted; each by itself is less work than both together, and two threads can share it."""
    if len(negative) + len(positive) < PARALLEL_FROM:
        return [np.sort(negative), np.sort(positive)]
    return parallel_map(np.sort, [negative, positive])


PARALLEL_FROM = 1 << 14
"""Samples from which threads pay."""


def _counts_of_sorted(negative: NDArray[Any], positive: NDArray[Any]) -> ThresholdCounts:
    """The counts, from the ascending scores of both sides.

    A stable sort finds the two ascending runs and merges them; places past the first run are the second's.
    """
    both = np.concatenate([negative, positive])
    order = np.argsort(both, kind="stable")
    ascending, is_positive = both[order], order >= len(negative)
    first = np.append(0, np.flatnonzero(ascending[1:] != ascending[:-1]) + 1)[::-1]
    from_first = len(positive) - (np.cumsum(is_positive)[first] - is_positive[first])
    others = len(both) - first - from_first
    return ThresholdCounts(others.astype(np.float64), from_first.astype(np.float64), ascending[first])


def roc_curve(
    y_true: Any,
    y_score: Any,
    *,
    pos_label: Any = None,
    sample_weight: Any = None,
    drop_intermediate: bool = True,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """False and true positive rates, ascending, and the thresholds at which they are reached, descending.

    y_true: binary labels (n_samples,).  y_score: (n_samples,), the higher the likelier positive.
    pos_label: the positive label; 1 by default, if the labels are of {0, 1} or {-1, 1}.
    drop_intermediate: leave out points within a straight piece of the curve.

    The curve begins at (0, 0), with threshold infinity. Where there are no positives (no negatives), their
    rate is NaN, with an UndefinedMetricWarning.

    Raises ValueError for other labels without pos_label, more than two labels, NaN and infinity.
    Source: [fawcett2006].

    >>> fpr, tpr, thresholds = roc_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
    >>> fpr.tolist(), tpr.tolist()
    ([0.0, 0.0, 0.5, 0.5, 1.0], [0.0, 0.5, 0.5, 1.0, 1.0])
    """
    values = {"drop_intermediate": drop_intermediate}
    check_parameters("roc_curve", values, {"drop_intermediate": [BOOLEAN]})
    positive, scores, weights = _binary_input(y_true, y_score, pos_label, sample_weight)
    counts = threshold_counts(positive, scores, weights)
    fps, tps, thresholds = counts.false_positives, counts.true_positives, counts.thresholds
    if drop_intermediate and len(fps) > 2:
        corner = np.ones(len(fps), dtype=bool)
        corner[1:-1] = (np.diff(fps, 2) != 0) | (np.diff(tps, 2) != 0)
        fps, tps, thresholds = fps[corner], tps[corner], thresholds[corner]
    fpr = _rate(np.concatenate([[0.0], fps]), "negative", "false")
    tpr = _rate(np.concatenate([[0.0], tps]), "positive", "true")
    return fpr, tpr, np.concatenate([[np.inf], thresholds])


def _binary_input(
    y_true: Any, y_score: Any, pos_label: Any, sample_weight: Any
) -> tuple[NDArray[np.bool_], NDArray[Any], NDArray[np.float64] | None]:
    """Which samples are positive, their scores and weights, checked."""
    labels = as_labels(y_true, "y_true")
    if not are_labels(labels):
        raise ValueError(f"{type_of_target(labels)} format is not supported")
    classes, codes = encode(labels)
    if len(classes) > 2 and pos_label is None:
        raise ValueError("multiclass format is not supported")
    scores = one_column(y_score)
    check_lengths(labels, scores, sample_weight)
    weights = float_weights(sample_weight, len(labels))
    return codes == _place(_positive_label(pos_label, classes), classes), scores, weights


def _place(label: Any, classes: NDArray[Any]) -> int:
    """The place of the label among the classes, -1 if it is none of them."""
    known = classes.tolist()
    return known.index(label) if label in known else -1


def one_column(y_score: Any) -> NDArray[Any]:
    """The scores as floats (n_samples,); a single column is flattened."""
    scores = np.asarray(y_score)
    if scores.ndim == 2 and scores.shape[1] == 1:
        scores = scores[:, 0]
    return check_array(scores, name="y_score", ndim=1)


def _positive_label(pos_label: Any, classes: NDArray[Any]) -> Any:
    """pos_label, or 1 where the classes leave no doubt."""
    if pos_label is not None:
        return pos_label
    known = classes.tolist()
    if classes.dtype.kind in "OU" or known not in ([0, 1], [-1, 1], [0], [-1], [1]):
        raise ValueError(
            f"y_true takes value in {{{', '.join(map(repr, known))}}} and pos_label is not specified: either"
            " make y_true take value in {0, 1} or {-1, 1} or pass pos_label explicitly."
        )
    return 1


def _rate(counts: NDArray[np.float64], samples: str, rate: str) -> NDArray[np.float64]:
    if counts[-1] > 0:
        return np.asarray(counts / counts[-1])
    warnings.warn(
        f"No {samples} samples in y_true, {rate} positive value should be meaningless",
        UndefinedMetricWarning,
        stacklevel=3,
    )
    return np.full(len(counts), np.nan)


def auc(x: Any, y: Any) -> float:
    """Area under the curve through the points (x, y), by the trapezoidal rule.

    x: (n_points,), ascending or descending.  y: (n_points,).  NaN in either gives NaN.

    Raises ValueError for fewer than two points, and x of no order.

    >>> auc([0.0, 0.5, 1.0], [0.0, 1.0, 1.0])
    0.75
    """
    shown = np.asarray(x)
    x, y = (check_array(np.ravel(v), name=name, ndim=1, finite=False) for v, name in ((x, "x"), (y, "y")))
    check_consistent_length(len(x), len(y))
    if len(x) < 2:
        raise ValueError(f"At least 2 points are needed to compute area under curve, but x.shape = {x.shape}")
    steps = np.diff(x)
    falls = bool((steps < 0).any())
    if falls and not (steps <= 0).all():
        raise ValueError(f"x is neither increasing nor decreasing : {shown}.")
    area = np.trapezoid(y, x)
    return float(-area if falls else area)
