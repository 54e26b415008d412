"""wrong: the L1 penalty is halved like the L2 penalty
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l1") gives 1.75, not 3.5
shows: half_of_both
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind not in ("l1", "l2"):
        raise ValueError("kind must be 'l1' or 'l2'")
    power = 1 if kind == "l1" else 2
    return lam / 2 * np.sum(np.abs(w) ** power)
