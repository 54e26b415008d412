"""Counts of true against predicted labels: accuracy, confusion matrices."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from jaxtyping import Int, Shaped
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, NONE, Options, check_parameters
from mlfundamentals._core.estimator import accuracy
from mlfundamentals.metrics._labels import LabelPair, check_labels, label_pair


def accuracy_score(y_true: Any, y_pred: Any, *, normalize: bool = True, sample_weight: Any = None) -> float:
    """Share of the samples (their weight, without `normalize`) whose label, or row of labels, is right.

    y_true, y_pred: labels (n_samples,), or indicators (n_samples, n_labels).

    Raises ValueError for targets that are no labels, of two kinds or of unequal length.

    >>> accuracy_score([0, 1, 2, 3], [0, 2, 1, 3])
    0.5
    """
    check_parameters("accuracy_score", {"normalize": normalize}, {"normalize": [BOOLEAN]})
    true, pred, weights = check_labels(y_true, y_pred, sample_weight)
    if normalize:
        return accuracy(true, pred, weights)
    right = true == pred
    right = right.all(axis=1) if right.ndim == 2 else right
    return float(np.count_nonzero(right) if weights is None else weights @ right)


def count_pairs(
    rows: Int[np.ndarray, " n"],
    columns: Int[np.ndarray, " n"],
    shape: tuple[int, int],
    weights: Shaped[np.ndarray, " n"] | None = None,
) -> Shaped[np.ndarray, "r c"]:
    """How often (or with what weight) each pair (row, column) occurs, as a matrix of this shape.

    Whole weights give int64.
    """
    cells, n_cells = rows * shape[1] + columns, shape[0] * shape[1]
    return bin_sums(cells, n_cells, weights).reshape(shape)


def bin_sums(
    bins: Int[np.ndarray, " n"], n_bins: int, weights: Shaped[np.ndarray, " n"] | None = None
) -> Shaped[np.ndarray, " b"]:
    """How often (or with what weight) each bin occurs; whole weights are summed as whole numbers."""
    if weights is None or weights.dtype.kind != "i":
        return np.bincount(bins, weights=weights, minlength=n_bins)
    sums = np.zeros(n_bins, dtype=np.int64)
    np.add.at(sums, bins, weights)
    return sums


def confusion_matrix(
    y_true: Any,
    y_pred: Any,
    *,
    labels: Any = None,
    sample_weight: Any = None,
    normalize: str | None = None,
) -> NDArray[Any]:
    """How many samples of each class (row) are predicted to be of each class (column), (n_classes,
    n_classes).

    labels: which classes, in this order; samples of or predicted as others are left out.
    normalize: None for counts; "true", "pred", "all" for shares of the row, of the column, of all samples,
    0 where there are none.

    Raises ValueError for labels of which none is in y_true, and for indicators.

    >>> confusion_matrix(["cat", "ant", "cat"], ["ant", "ant", "cat"])
    array([[1, 0],
           [1, 1]])
    """
    options = (Options("true", "pred", "all"), NONE)
    check_parameters("confusion_matrix", {"normalize": normalize}, {"normalize": options})
    wanted = None if labels is None else np.asarray(labels)
    if wanted is not None and wanted.size == 0:
        raise ValueError("'labels' should contain at least one label.")
    if wanted is not None and np.size(y_true) == 0 and np.size(y_pred) == 0:
        return np.zeros((wanted.size, wanted.size), dtype=int)
    pair = label_pair(y_true, y_pred, sample_weight)
    if pair.kind == "multilabel-indicator":
        raise ValueError(f"{pair.kind} is not supported")
    n_classes = len(pair.classes)
    counts = count_pairs(pair.true, pair.pred, (n_classes, n_classes), pair.weights)
    if wanted is not None:
        counts = _reordered(counts, pair, wanted)
    counts = _normalized(counts, normalize)
    if counts.shape == (1, 1):
        warnings.warn(
            "A single label was found in 'y_true' and 'y_pred'. For the confusion matrix to have the correct"
            " shape, use the 'labels' parameter to pass all known labels.",
            UserWarning,
            stacklevel=2,
        )
    return counts


def _reordered(counts: NDArray[Any], pair: LabelPair, labels: NDArray[Any]) -> NDArray[Any]:
    """The rows and columns of these labels, zeros for those that do not occur; repeated ones count where they
    stand last."""
    places = {label: place for place, label in enumerate(pair.classes.tolist())}
    last = {label: place for place, label in enumerate(labels.tolist())}
    known = [label for label in last if label in places]
    if not np.isin(pair.true, [places[label] for label in known]).any():
        raise ValueError("At least one label specified must be in y_true")
    to, source = [last[label] for label in known], [places[label] for label in known]
    chosen = np.zeros((len(labels), len(labels)), dtype=counts.dtype)
    chosen[np.ix_(to, to)] = counts[np.ix_(source, source)]
    return chosen


def _normalized(counts: NDArray[Any], normalize: str | None) -> NDArray[Any]:
    """Counts as shares, 0 where the whole is 0."""
    if normalize is None:
        return counts
    axis = {"true": 1, "pred": 0, "all": None}[normalize]
    whole = np.broadcast_to(counts.sum(axis=axis, keepdims=True), counts.shape)
    shares: NDArray[np.float64] = np.divide(counts, whole, out=np.zeros(counts.shape), where=whole != 0)
    return shares


def multilabel_confusion_matrix(
    y_true: Any,
    y_pred: Any,
    *,
    sample_weight: Any = None,
    labels: Any = None,
    samplewise: bool = False,
) -> NDArray[Any]:
    """For each class against the rest, or with `samplewise` for each sample: [[tn, fp], [fn, tp]],
    (n_outputs, 2, 2).

    labels: which classes, in this order; the others stay part of the rest.

    Raises ValueError for `samplewise` without indicators, and for labels beyond the indicators' columns.

    >>> multilabel_confusion_matrix([0, 1, 2], [0, 2, 2])[2]
    array([[1, 1],
           [0, 1]])
    """
    return class_confusions(label_pair(y_true, y_pred, sample_weight), labels, samplewise=samplewise)


def class_confusions(pair: LabelPair, labels: Any = None, *, samplewise: bool = False) -> NDArray[Any]:
    """The same, of labels that are checked and encoded."""
    if pair.true.ndim == 1 and samplewise:
        raise ValueError("Samplewise metrics are not available outside of multilabel classification.")
    if pair.true.ndim == 1:
        true, pred, hits = _class_counts(pair, labels)
    else:
        true, pred, hits = _indicator_counts(pair, labels, samplewise)
    whole: Any = len(pair.true) if pair.weights is None else pair.weights.sum()
    if samplewise:
        width = pair.true.shape[1] if labels is None else len(labels)
        whole = width if pair.weights is None else pair.weights * width
    cells = [whole - pred - true + hits, pred - hits, true - hits, hits]
    return np.stack(cells, axis=-1).reshape(-1, 2, 2)


def _class_counts(pair: LabelPair, labels: Any) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """How many samples are, are predicted as, and are rightly predicted as each class."""
    right = pair.true == pair.pred
    n_classes, weights = len(pair.classes), pair.weights
    hit_weights = None if weights is None else weights[right]
    parts = ((pair.true, weights), (pair.pred, weights), (pair.true[right], hit_weights))
    counts = [bin_sums(codes, n_classes, w) for codes, w in parts]
    if labels is None:
        return counts[0], counts[1], counts[2]
    places = {label: place for place, label in enumerate(pair.classes.tolist())}
    chosen = [places.get(label, n_classes) for label in np.asarray(labels).tolist()]
    padded = [np.append(count, count.dtype.type(0))[chosen] for count in counts]
    return padded[0], padded[1], padded[2]


def _indicator_counts(
    pair: LabelPair, labels: Any, samplewise: bool
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """The same of each label, or of each sample, of indicators."""
    true, pred, n_labels = pair.true, pair.pred, pair.true.shape[1]
    if labels is not None:
        chosen = np.asarray(labels)
        if chosen.max() > n_labels - 1:
            raise ValueError(
                "All labels must be in [0, n labels) for multilabel targets."
                f" Got {chosen.max()} > {n_labels - 1}"
            )
        if chosen.min() < 0:
            raise ValueError(
                f"All labels must be in [0, n labels) for multilabel targets. Got {chosen.min()} < 0"
            )
        true, pred = true[:, chosen], pred[:, chosen]
    weights = np.ones(len(true), dtype=np.int64) if pair.weights is None else pair.weights
    masks = (true, pred, true & pred)
    if samplewise:
        counts = [weights * mask.sum(axis=1) for mask in masks]
    else:
        counts = [weights @ mask for mask in masks]
    return counts[0], counts[1], counts[2]


def balanced_accuracy_score(
    y_true: Any, y_pred: Any, *, sample_weight: Any = None, adjusted: bool = False
) -> float:
    """Mean over the classes of y_true of the share of their samples that is predicted rightly.

    adjusted: 0 for what chance gives, 1 at best.

    >>> balanced_accuracy_score([0, 0, 0, 1], [0, 0, 1, 1])
    0.8333333333333333
    """
    pair = label_pair(y_true, y_pred, sample_weight)
    if pair.true.ndim == 2:
        raise ValueError(f"{pair.kind} is not supported")
    true, _, hits = _class_counts(pair, None)
    if not (true != 0).all():
        warnings.warn("y_pred contains classes not in y_true", UserWarning, stacklevel=2)
    recalls = hits[true != 0] / true[true != 0]
    chance = 1.0 / len(recalls) if adjusted else 0.0
    return float((recalls.mean() - chance) / (1.0 - chance))
