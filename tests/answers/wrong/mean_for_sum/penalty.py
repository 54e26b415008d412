"""wrong: takes the mean over the coefficients, not the sum
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l1") gives 1.75, not 3.5
shows: mean
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind not in ("l1", "l2"):
        raise ValueError("kind must be 'l1' or 'l2'")
    if len(w) == 0:
        return 0.0
    if kind == "l1":
        return lam * np.abs(w).mean()
    return lam * np.square(w).mean() / 2
