"""right: looks the penalty of a single coefficient up in a table and sums it exactly with math.fsum."""

import math

import numpy as np

PENALTIES = {"l1": abs, "l2": lambda value: 0.5 * value**2}


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0 or kind not in PENALTIES:
        raise ValueError("lam must be >= 0 and kind 'l1' or 'l2'")
    return lam * math.fsum(map(PENALTIES[kind], np.asarray(w, dtype=float).tolist()))
