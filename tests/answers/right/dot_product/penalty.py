"""right: writes both penalties as dot products of w, with its signs or with itself."""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if kind not in ("l1", "l2"):
        raise ValueError("kind is neither l1 nor l2")
    if lam < 0:
        raise ValueError("lam is negative")
    w = np.array(w, dtype=float)
    other = np.sign(w) if kind == "l1" else w / 2
    return lam * (w @ other)
