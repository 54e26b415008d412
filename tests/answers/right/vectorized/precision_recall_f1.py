"""right: vectorized, with np.divide where the denominators are not zero."""

import numpy as np


def _ratio(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.divide(a, b, out=np.zeros(len(a)), where=b != 0).mean())


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in {"macro", "micro"}:
        raise ValueError(f"unknown average {average!r}")
    tp, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        tp, predicted, actual = (v.sum(keepdims=True) for v in (tp, predicted, actual))
    return _ratio(tp, predicted), _ratio(tp, actual), _ratio(2 * tp, predicted + actual)
