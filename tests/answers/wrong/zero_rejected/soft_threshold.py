"""wrong: raises also for t = 0
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 0.0) raises ValueError, not array([ 3. , 0.5, -2. ])
shows: refuses_zero
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t <= 0:
        raise ValueError("t must be positive")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)
