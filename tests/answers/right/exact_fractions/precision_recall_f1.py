"""right: computes with exact fractions and rounds once at the end."""

from fractions import Fraction

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("no such average")
    M = cm.tolist()
    classes = range(len(M))
    rows = [sum(M[c]) for c in classes]
    columns = [sum(M[i][c] for i in classes) for c in classes]
    diagonal = [M[c][c] for c in classes]
    both = [a + b for a, b in zip(rows, columns)]
    result = []
    for factor, denominators in ((1, columns), (1, rows), (2, both)):
        numerators = [factor * d for d in diagonal]
        if average == "micro":
            numerators, denominators = [sum(numerators)], [sum(denominators)]
        parts = [Fraction(a, b) if b else Fraction(0) for a, b in zip(numerators, denominators)]
        result.append(float(sum(parts, Fraction(0)) / len(parts)))
    return tuple(result)
