"""right: a small class holds TP, FP and FN, can be added, and knows its measures."""

from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np


@dataclass(frozen=True)
class Counts:
    """True positives, false positives and false negatives."""

    tp: int
    fp: int
    fn: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def measures(self) -> np.ndarray:
        """Return precision, recall and F1, which are all 0 where there are no true positives."""
        if self.tp == 0:
            return np.zeros(3)
        hits = np.array([self.tp, self.tp, 2 * self.tp])
        misses = np.array([self.fp, self.fn, self.fp + self.fn])
        return hits / (hits + misses)


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError(f"average: {average}")
    errors = cm - np.diag(np.diag(cm))
    table = zip(np.diag(cm).tolist(), errors.sum(axis=0).tolist(), errors.sum(axis=1).tolist())
    counts = [Counts(*row) for row in table]
    if average == "micro":
        counts = [reduce(add, counts)]
    p, r, f = np.mean([c.measures() for c in counts], axis=0)
    return float(p), float(r), float(f)
