"""right: plain loops over rows and columns."""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average != "macro" and average != "micro":
        raise ValueError("average must be macro or micro")
    K = len(cm)
    counts = []
    for c in range(K):
        tp = int(cm[c, c])
        fp = 0
        fn = 0
        for other in range(K):
            if other != c:
                fp += int(cm[other, c])
                fn += int(cm[c, other])
        counts.append((tp, fp, fn))
    if average == "micro":
        tp = fp = fn = 0
        for a, b, c in counts:
            tp += a
            fp += b
            fn += c
        counts = [(tp, fp, fn)]
    precision = recall = f1 = 0.0
    for tp, fp, fn in counts:
        if tp > 0:
            precision += tp / (tp + fp)
            recall += tp / (tp + fn)
            f1 += 2 * tp / (2 * tp + fp + fn)
    return precision / len(counts), recall / len(counts), f1 / len(counts)
