"""right: halves the list of coefficients again and again and adds the penalties of both halves."""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if kind not in {"l1", "l2"} or lam < 0:
        raise ValueError("illegal lam or kind")
    if len(w) == 0:
        return 0.0
    if len(w) == 1:
        size = abs(float(w[0]))
        return lam * size if kind == "l1" else lam * size**2 / 2
    half = len(w) // 2
    return penalty(w[:half], lam, kind) + penalty(w[half:], lam, kind)
