"""wrong: raises also where lam is 0
e.g. penalty(np.array([3.0, -4.0]), 0.0, "l1") raises ValueError, not 0.0
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam <= 0:
        raise ValueError("lam must be positive")
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
