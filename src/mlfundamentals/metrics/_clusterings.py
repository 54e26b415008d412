"""Agreement of two clusterings."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from jaxtyping import Int
from numpy.typing import DTypeLike, NDArray

from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.validation import check_consistent_length, refuse_sparse
from mlfundamentals.metrics._confusion import count_pairs
from mlfundamentals.metrics._labels import encode


def contingency_matrix(
    labels_true: Any,
    labels_pred: Any,
    *,
    eps: float | None = None,
    sparse: bool = False,
    dtype: DTypeLike = np.int64,
) -> Any:
    """How many samples each true class shares with each cluster, (n_classes, n_clusters).

    eps: added to every count, for logarithms.  sparse: give a csr_array; not with eps.

    >>> contingency_matrix([0, 0, 1, 1], [2, 2, 2, 5])
    array([[2, 0],
           [1, 1]])
    """
    if eps is not None and sparse:
        raise ValueError("Cannot set 'eps' when sparse=True")
    true, pred = _check_clusterings(labels_true, labels_pred)
    classes, rows = encode(true)
    clusters, columns = encode(pred)
    shape = (len(classes), len(clusters))
    if sparse:
        from scipy.sparse import coo_array

        return coo_array((np.ones(len(rows), dtype=dtype), (rows, columns)), shape=shape).tocsr()
    counts = count_pairs(rows, columns, shape).astype(dtype, copy=False)
    return counts if eps is None else counts + eps


def shared_counts(
    rows: Int[np.ndarray, " n"], columns: Int[np.ndarray, " n"]
) -> tuple[Int[np.ndarray, " r"], Int[np.ndarray, " c"], Int[np.ndarray, " p"]]:
    """How many samples each class has, each cluster has, and each pair of them shares (without the zeros).

    Memory is of the order of the samples, also where classes times clusters are many more.
    """
    in_rows, in_columns = np.bincount(rows), np.bincount(columns)
    if len(in_rows) * len(in_columns) <= max(2 * len(rows), 1 << 16):
        shared = count_pairs(rows, columns, (len(in_rows), len(in_columns))).ravel()
        return in_rows, in_columns, shared[shared > 0]
    return in_rows, in_columns, np.unique(rows * len(in_columns) + columns, return_counts=True)[1]


def pair_confusion_matrix(labels_true: Any, labels_pred: Any) -> NDArray[np.int64]:
    """Ordered pairs of samples by whether they are together in the first (row) and the second (column)
    clustering, (2, 2).

    Raises ValueError for labels that are not (n_samples,), or of unequal length.
    Source: [hubert1985].

    >>> pair_confusion_matrix([0, 0, 1, 1], [0, 0, 1, 2])
    array([[8, 0],
           [2, 2]])
    """
    true, pred = _check_clusterings(labels_true, labels_pred)
    counts = shared_counts(encode(true)[1], encode(pred)[1])
    in_true, in_pred, both = (int(np.dot(c, c)) for c in counts)
    n = len(true)
    cells = [[n * n - in_true - in_pred + both, in_pred - both], [in_true - both, both - n]]
    return np.array(cells, dtype=np.int64)


def rand_score(labels_true: Any, labels_pred: Any) -> float:
    """Share of the pairs of samples that both clusterings hold together or both keep apart.

    >>> rand_score([0, 0, 1, 1], [0, 0, 1, 2])
    0.8333333333333334
    """
    (apart, only_pred), (only_true, together) = pair_confusion_matrix(labels_true, labels_pred).tolist()
    whole = apart + only_pred + only_true + together
    return (apart + together) / whole if only_pred + only_true else 1.0


def adjusted_rand_score(labels_true: Any, labels_pred: Any) -> float:
    """The Rand score, corrected for chance: 1 for equal clusterings, 0 on average for random ones.

    Symmetric in its arguments, and unaffected by the names of the labels.
    Source: [hubert1985].

    >>> adjusted_rand_score([0, 0, 1, 1], [0, 0, 1, 2])
    0.5714285714285714
    """
    (tn, fp), (fn, tp) = pair_confusion_matrix(labels_true, labels_pred).tolist()
    if fn == 0 and fp == 0:
        return 1.0
    return float(2 * (tp * tn - fn * fp) / ((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn)))


def _check_clusterings(labels_true: Any, labels_pred: Any) -> tuple[NDArray[Any], NDArray[Any]]:
    for labels, name in ((labels_true, "labels_true"), (labels_pred, "labels_pred")):
        refuse_sparse(labels, name)
    true, pred = np.asarray(labels_true), np.asarray(labels_pred)
    for labels, name in ((true, "labels_true"), (pred, "labels_pred")):
        if labels.ndim != 1:
            raise ValueError(f"{name} must be 1D: shape is {labels.shape!r}")
    for labels, name in ((true, "labels_true"), (pred, "labels_pred")):
        if labels.dtype.kind == "f":
            check_finite(labels, name=name)
    kinds = [type_of_target(y) if y.dtype.kind == "f" else "discrete" for y in (true, pred)]
    if "continuous" in kinds:
        warnings.warn(
            f"Clustering metrics expects discrete values but received {kinds[0]} values for label, and"
            f" {kinds[1]} values for target",
            UserWarning,
            stacklevel=3,
        )
    check_consistent_length(len(true), len(pred))
    return true, pred
