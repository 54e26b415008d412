"""right: takes both penalties from np.linalg.norm."""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if lam < 0:
        raise ValueError(f"lam is {lam}, but must be at least 0")
    w = np.asarray(w, dtype=float)
    match kind:
        case "l1":
            return float(lam * np.linalg.norm(w, ord=1))
        case "l2":
            return float(lam * np.linalg.norm(w) ** 2 / 2)
        case _:
            raise ValueError(f"unknown kind {kind!r}")
