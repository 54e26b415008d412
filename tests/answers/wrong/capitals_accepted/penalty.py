"""wrong: accepts kinds in capital letters
e.g. penalty(np.array([3.0, -4.0]), 0.5, "L1") gives 3.5, not ValueError
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    kind = kind.lower()
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
