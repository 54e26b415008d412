"""right: adds the sizes one at a time in a plain loop."""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    if kind != "l1" and kind != "l2":
        raise ValueError("kind must be 'l1' or 'l2'")
    if lam < 0:
        raise ValueError("lam must not be negative")
    total = 0.0
    for value in w:
        value = float(value)
        if kind == "l1":
            if value < 0:
                value = -value
            total += value
        else:
            total += value * value / 2
    return lam * total
