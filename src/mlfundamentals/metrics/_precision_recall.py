"""Precision, recall and F-measure."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from numbers import Real
from typing import Any

import numpy as np
from jaxtyping import Float, Shaped
from numpy.typing import NDArray

from mlfundamentals._core.constraints import NONE, Constraints, Interval, Options, check_parameters
from mlfundamentals._core.exceptions import UndefinedMetricWarning
from mlfundamentals.metrics._confusion import class_confusions
from mlfundamentals.metrics._labels import LabelPair, label_pair

Scores = tuple[Any, Any, Any, Any]

_AVERAGES = (None, "micro", "macro", "weighted", "samples")


class _ZeroDivision:
    """What may stand in for 0/0."""

    def allows(self, value: object) -> bool:
        if isinstance(value, str):
            return value == "warn"
        return isinstance(value, Real) and (value in (0, 1) or value != value)

    def __str__(self) -> str:
        return "'warn', 0, 1 or NaN"


def precision_recall_fscore_support(
    y_true: Any,
    y_pred: Any,
    *,
    beta: float = 1.0,
    labels: Any = None,
    pos_label: Any = 1,
    average: str | None = None,
    warn_for: Iterable[str] = ("precision", "recall", "f-score"),
    sample_weight: Any = None,
    zero_division: Any = "warn",
) -> Scores:
    """Precision tp/(tp + fp), recall tp/(tp + fn), their F-measure, and the weight of the samples of each
    class.

    beta: how much more recall counts than precision in the F-measure
    (1 + beta²) precision recall / (beta² precision + recall).
    labels: which classes, in this order.  pos_label: which one, for average="binary".
    average: None for arrays (n_labels,); "binary" for the class pos_label alone; "micro" for counts summed
    over classes; "macro" and "weighted" (by support) for the mean over classes; "samples" for that over
    samples of indicators. The support is None where there is an average.
    warn_for: of which scores a warning tells when they are 0/0.  zero_division: what stands in for 0/0:
    0, 1, NaN (left out of averages), or "warn" for 0 and a warning.

    Raises ValueError for average="binary" of anything but two classes, and an unknown pos_label.
    Source: [vanrijsbergen1979].

    >>> precision_recall_fscore_support([0, 1, 1, 1], [0, 0, 1, 1], average="binary")
    (1.0, 0.6666666666666666, 0.8, None)
    """
    owner = "precision_recall_fscore_support"
    values = {"beta": beta, "average": average, "zero_division": zero_division}
    averages = (Options("binary", *_AVERAGES[1:]), NONE)
    allowed: Constraints = {
        "beta": [Interval(Real, 0)],
        "average": averages,
        "zero_division": [_ZeroDivision()],
    }
    check_parameters(owner, values, allowed)
    pair = label_pair(y_true, y_pred, sample_weight)
    labels = _chosen_labels(pair, average, labels, pos_label)
    counts = class_confusions(pair, labels, samplewise=average == "samples")
    counts = counts.sum(axis=0, keepdims=True) if average == "micro" else counts
    hits, true = counts[:, 1, 1], counts[:, 1].sum(axis=1)
    scores = _scores(hits, counts[:, :, 1].sum(axis=1), true, beta, average, tuple(warn_for), zero_division)
    if average is None:
        return (*scores, true)
    weights = {"weighted": true, "samples": pair.weights}.get(average)
    means = [_average_of_known(score, weights) for score in scores]
    return means[0], means[1], means[2], None


def _chosen_labels(pair: LabelPair, average: str | None, labels: Any, pos_label: Any) -> Any:
    """The classes whose scores are asked for; None for all."""
    if average == "binary":
        if pair.kind != "binary":
            options = [a for a in _AVERAGES if not (a == "samples" and pair.kind == "multiclass")]
            raise ValueError(
                f"Target is {pair.kind} but average='binary'. Please choose another average setting, one of"
                f" {options!r}."
            )
        if len(pair.classes) >= 2 and pos_label not in pair.classes.tolist():
            raise ValueError(
                f"pos_label={pos_label} is not a valid label. It should be one of {pair.classes}"
            )
        return [pos_label]
    if pos_label not in (None, 1):
        warnings.warn(
            f"Note that pos_label (set to {pos_label!r}) is ignored when average != 'binary' (got"
            f" {average!r}). You may use labels=[pos_label] to specify a single positive class.",
            UserWarning,
            stacklevel=3,
        )
    return labels


def _scores(
    hits: Shaped[np.ndarray, " c"],
    pred: Shaped[np.ndarray, " c"],
    true: Shaped[np.ndarray, " c"],
    beta: float,
    average: str | None,
    warn_for: tuple[str, ...],
    zero_division: Any,
) -> tuple[Float[np.ndarray, " c"], Float[np.ndarray, " c"], Float[np.ndarray, " c"]]:
    """Precision, recall and F-measure from the counts."""

    def share(part: NDArray[Any], whole: NDArray[Any], score: str, missing: str) -> NDArray[np.float64]:
        defined = whole != 0
        stand_in = 0.0 if zero_division == "warn" else float(zero_division)
        if not defined.all() and zero_division == "warn" and score in warn_for:
            _warn_undefined(score, missing, average, len(whole))
        return np.asarray(np.divide(part, whole, out=np.full(len(whole), stand_in), where=defined))

    precision = share(hits, pred, "precision", "predicted")
    recall = share(hits, true, "recall", "true")
    if beta == 0 or np.isinf(beta):
        return precision, recall, precision if beta == 0 else recall
    whole = beta**2 * true + pred
    return precision, recall, share((1 + beta**2) * hits, whole, "f-score", "true nor predicted")


def _warn_undefined(score: str, missing: str, average: str | None, n_scores: int) -> None:
    of, within = ("label", "sample") if average == "samples" else ("sample", "label")
    where = "due to" if n_scores == 1 else f"in {within}s with"
    warnings.warn(
        f"{score.capitalize()} is ill-defined and being set to 0.0 {where} no {missing} {of}s. Use"
        " `zero_division` parameter to control this behavior.",
        UndefinedMetricWarning,
        stacklevel=5,
    )


def _average_of_known(scores: Float[np.ndarray, " c"], weights: NDArray[Any] | None) -> float:
    """Weighted mean of the scores that are not NaN; unweighted if all weights are 0; NaN if there is none."""
    known = ~np.isnan(scores)
    if not known.any():
        return float("nan")
    if weights is None or weights[known].sum() == 0:
        return float(scores[known].mean())
    return float(np.average(scores[known], weights=weights[known]))


def precision_score(
    y_true: Any,
    y_pred: Any,
    *,
    labels: Any = None,
    pos_label: Any = 1,
    average: str | None = "binary",
    sample_weight: Any = None,
    zero_division: Any = "warn",
) -> Any:
    """Share of the samples predicted positive that are: tp/(tp + fp).

    The arguments, and what is raised, are those of precision_recall_fscore_support.

    >>> precision_score([0, 1, 1, 1], [0, 0, 1, 1])
    1.0
    """
    return precision_recall_fscore_support(
        y_true,
        y_pred,
        labels=labels,
        pos_label=pos_label,
        average=average,
        warn_for=("precision",),
        sample_weight=sample_weight,
        zero_division=zero_division,
    )[0]


def recall_score(
    y_true: Any,
    y_pred: Any,
    *,
    labels: Any = None,
    pos_label: Any = 1,
    average: str | None = "binary",
    sample_weight: Any = None,
    zero_division: Any = "warn",
) -> Any:
    """Share of the positive samples that are predicted so: tp/(tp + fn).

    The arguments, and what is raised, are those of precision_recall_fscore_support.

    >>> recall_score([0, 1, 1, 1], [0, 0, 1, 1])
    0.6666666666666666
    """
    return precision_recall_fscore_support(
        y_true,
        y_pred,
        labels=labels,
        pos_label=pos_label,
        average=average,
        warn_for=("recall",),
        sample_weight=sample_weight,
        zero_division=zero_division,
    )[1]


def fbeta_score(
    y_true: Any,
    y_pred: Any,
    *,
    beta: float,
    labels: Any = None,
    pos_label: Any = 1,
    average: str | None = "binary",
    sample_weight: Any = None,
    zero_division: Any = "warn",
) -> Any:
    """(1 + beta²) tp / ((1 + beta²) tp + beta² fn + fp): the mean of precision and recall, harmonic and
    weighted.

    The arguments, and what is raised, are those of precision_recall_fscore_support.

    >>> fbeta_score([0, 1, 1, 1], [0, 0, 1, 1], beta=0.5)
    0.9090909090909091
    """
    return precision_recall_fscore_support(
        y_true,
        y_pred,
        beta=beta,
        labels=labels,
        pos_label=pos_label,
        average=average,
        warn_for=("f-score",),
        sample_weight=sample_weight,
        zero_division=zero_division,
    )[2]


def f1_score(
    y_true: Any,
    y_pred: Any,
    *,
    labels: Any = None,
    pos_label: Any = 1,
    average: str | None = "binary",
    sample_weight: Any = None,
    zero_division: Any = "warn",
) -> Any:
    """2 tp / (2 tp + fp + fn): the harmonic mean of precision and recall.

    The arguments, and what is raised, are those of precision_recall_fscore_support.

    >>> f1_score([0, 1, 1, 1], [0, 0, 1, 1])
    0.8
    """
    return fbeta_score(
        y_true,
        y_pred,
        beta=1.0,
        labels=labels,
        pos_label=pos_label,
        average=average,
        sample_weight=sample_weight,
        zero_division=zero_division,
    )
