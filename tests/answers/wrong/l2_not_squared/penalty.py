"""wrong: the L2 penalty takes the norm of w and forgets to square it
e.g. penalty(np.array([3.0, -4.0]), 0.5, "l2") gives 1.25, not 6.25
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    orders = {"l1": 1, "l2": 2}
    if lam < 0 or kind not in orders:
        raise ValueError("illegal lam or kind")
    norm = np.linalg.norm(w, ord=orders[kind])
    return lam * norm if kind == "l1" else lam / 2 * norm
