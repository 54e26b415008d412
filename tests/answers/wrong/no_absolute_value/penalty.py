"""wrong: the L1 penalty adds the coefficients with their signs
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l1") gives -0.5, not 3.5
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind == "l1":
        return lam * np.sum(w)
    if kind == "l2":
        return lam / 2 * np.sum(w**2)
    raise ValueError("kind must be 'l1' or 'l2'")
