"""Predictions for samples that were not trained on."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.estimator import clone
from mlfundamentals._core.labels import encode_labels
from mlfundamentals.model_selection._samples import indexable, n_samples_of, params_of, subset
from mlfundamentals.model_selection._validation import splitter_of

_CLASS_METHODS = ("decision_function", "predict_proba", "predict_log_proba")


def cross_val_predict(
    estimator: Any,
    X: Any,
    y: Any = None,
    *,
    groups: Any = None,
    cv: Any = None,
    n_jobs: int | None = None,
    verbose: int = 0,
    params: dict[str, Any] | None = None,
    pre_dispatch: Any = "2*n_jobs",
    method: str = "predict",
) -> Any:
    """What is predicted for each sample by the fit that had it in its test set, in the order of X.

    method: "predict", or "predict_proba", "predict_log_proba", "decision_function"; these have a column for
    each class of y, and a class that a training set lacks gets probability 0 (elsewhere the lowest float),
    with a warning.
    The other arguments are those of cross_validate.

    Raises ValueError unless each sample is in exactly one test set.

    >>> from mlfundamentals.neighbors import KNeighborsClassifier
    >>> X, y = [[0.0], [1.0], [2.0], [7.0], [8.0], [9.0]], [0, 0, 0, 1, 1, 1]
    >>> cross_val_predict(KNeighborsClassifier(1), X, y, cv=3).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    X, y = indexable(X, y)
    splits = list(splitter_of(estimator, cv, y).split(X, y, groups=groups))
    tested = np.concatenate([np.asarray(test) for _, test in splits])
    if not np.array_equal(np.sort(tested), np.arange(n_samples_of(X))):
        raise ValueError("cross_val_predict only works for partitions")
    by_class = method in _CLASS_METHODS and y is not None
    codes = _encoded(np.asarray(y)) if by_class else y
    parts = [_predicted(estimator, X, codes, train, test, params, method) for train, test in splits]
    return _joined(parts, np.argsort(tested, kind="stable"))


def _encoded(y: NDArray[Any]) -> NDArray[np.intp]:
    """Each label as its place among those of its column."""
    if y.ndim == 1:
        return encode_labels(y)[1]
    return np.column_stack([encode_labels(column)[1] for column in y.T])


def _predicted(
    estimator: Any, X: Any, y: Any, train: Any, test: Any, params: dict[str, Any] | None, method: str
) -> Any:
    """What a clone that was fitted at train says of test; with a column for every class where there are
    such."""
    fitted = clone(estimator)
    X_train, y_train = subset(fitted, X, y, train)
    data = (X_train,) if y_train is None else (X_train, y_train)
    fitted.fit(*data, **params_of(X, params, train))
    part = getattr(fitted, method)(subset(fitted, X, None, test, train)[0])
    if method not in _CLASS_METHODS or y is None:
        return part
    if isinstance(part, list):
        n_classes = [len(np.unique(column)) for column in y.T]
        outputs = zip(fitted.classes_, part, n_classes, strict=True)
        return [_in_columns(classes, own, n, method) for classes, own, n in outputs]
    return _in_columns(fitted.classes_, part, len(np.unique(y)) if y.ndim == 1 else y.shape[1], method)


def _joined(parts: list[Any], order: NDArray[np.intp]) -> Any:
    """The predictions of all splits, in this order; a list of outputs stays one."""
    if isinstance(parts[0], list):
        return [np.concatenate(output)[order] for output in zip(*parts, strict=True)]
    if hasattr(parts[0], "tocsr"):
        from scipy.sparse import vstack

        return vstack(parts, format="csr")[order]
    return np.concatenate(parts)[order]


def _in_columns(
    classes: NDArray[Any], predictions: NDArray[Any], n_classes: int, method: str
) -> NDArray[Any]:
    """Predictions with a column for every class, from those for the classes of one training set."""
    if len(classes) == n_classes:
        return predictions
    mend = "To fix this, use a cross-validation technique resulting in properly stratified folds"
    warnings.warn(
        f"Number of classes in training fold ({len(classes)}) does not match total number of classes"
        f" ({n_classes}). Results may not be appropriate for your use case. {mend}",
        RuntimeWarning,
        stacklevel=3,
    )
    if method == "decision_function" and (predictions.ndim == 1 or predictions.shape[1] != len(classes)):
        if len(classes) <= 2:
            raise ValueError(
                f"Only {len(classes)} class/es in training fold, but {n_classes} in overall dataset. This is"
                f" not supported for decision_function with imbalanced folds. {mend}"
            )
        raise ValueError(
            f"Output shape {predictions.shape} of {method} does not match number of classes ({len(classes)})"
            " in fold. Irregular decision_function outputs are not currently supported by cross_val_predict"
        )
    missing = 0 if method == "predict_proba" else np.finfo(predictions.dtype).min
    full = np.full((len(predictions), n_classes), missing, dtype=predictions.dtype)
    full[:, classes] = predictions
    return full
