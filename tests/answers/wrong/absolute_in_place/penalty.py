"""wrong: overwrites the caller's w by its absolute values
e.g. w = np.array([3.0, -4.0]); penalty(w, 0.5, "l1"); w gives array([3., 4.]), not array([ 3., -4.])
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    if kind == "l1":
        np.abs(w, out=w)
        return lam * w.sum()
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
