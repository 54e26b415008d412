"""wrong: computes in 32 bits
e.g. soft_threshold(np.array([0.3]), 0.1) gives array([0.20000002], dtype=float32), not array([0.2])
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    z = np.asarray(z, dtype=np.float32)
    return np.sign(z) * np.maximum(np.abs(z) - np.float32(t), np.float32(0))
