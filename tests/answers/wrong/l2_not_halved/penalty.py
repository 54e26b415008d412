"""wrong: the L2 penalty is not halved
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l2") gives 12.5, not 6.25
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam * np.sum(np.square(w))
    raise ValueError("kind must be 'l1' or 'l2'")
