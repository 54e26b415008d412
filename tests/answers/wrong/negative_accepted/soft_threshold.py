"""wrong: does not raise for a negative t
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), -1.0) gives array([ 4. , 1.5, -3. ]), not ValueError
shows: takes_any_t
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)
