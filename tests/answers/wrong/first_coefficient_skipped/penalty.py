"""wrong: takes the first coefficient for the intercept and leaves it out
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l1") gives 2.0, not 3.5
shows: skips_first
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    slopes = np.asarray(w, dtype=float)[1:]
    if kind == "l1":
        return lam * np.sum(np.abs(slopes))
    if kind == "l2":
        return lam / 2 * np.sum(slopes**2)
    raise ValueError("kind must be 'l1' or 'l2'")
