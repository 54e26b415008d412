"""right: takes away from z what np.clip leaves of it between -t and t."""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError(f"t = {t} is negative")
    z = np.array(z, dtype=float)
    return z - np.clip(z, -float(t), float(t))
