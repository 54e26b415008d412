"""wrong: returns 0.0 for no coefficients before it looks at lam and kind
e.g. penalty(np.array([]), -1.0, "l1") gives 0.0, not ValueError
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if len(w) == 0:
        return 0.0
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
