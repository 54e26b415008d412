"""wrong: checks lam with an assertion, which is another error
e.g. penalty(np.array([3.0, -4.0]), -1.0, "l2") raises AssertionError, not ValueError
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    assert lam >= 0, "lam must be >= 0"
    if kind == "l1":
        return lam * np.sum(np.abs(w))
    if kind == "l2":
        return lam / 2 * np.dot(w, w)
    raise ValueError("kind must be 'l1' or 'l2'")
