"""wrong: takes every kind but "l1" for "l2"
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l3") gives 6.25, not ValueError
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    return lam / 2 * np.dot(w, w)
