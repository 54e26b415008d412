"""wrong: does not check that lam is at least 0
e.g. penalty(np.array([3.0, -4.0]), -1.0, "l1") gives -7.0, not ValueError
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
