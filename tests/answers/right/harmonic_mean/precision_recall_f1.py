"""right: takes F1 of a class for the harmonic mean of its precision and recall."""

import numpy as np


def _safe(a: float, b: float) -> float:
    return a / b if b else 0.0


def _scores(tp: int, fp: int, fn: int) -> tuple[float, float, float]:
    p = _safe(tp, tp + fp)
    r = _safe(tp, tp + fn)
    return p, r, _safe(2 * p * r, p + r)


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    total = [list(map(int, row)) for row in cm]
    triples = [
        (row[c], sum(r[c] for r in total) - row[c], sum(row) - row[c]) for c, row in enumerate(total)
    ]
    match average:
        case "micro":
            return _scores(*map(sum, zip(*triples)))
        case "macro":
            p, r, f = zip(*(_scores(*t) for t in triples))
            return sum(p) / len(p), sum(r) / len(r), sum(f) / len(f)
        case _:
            raise ValueError(f"average {average!r} is neither macro nor micro")
